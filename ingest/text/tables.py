"""Tables understood: heads, units and captions of the grids that readers find."""

import re
from dataclasses import replace

from ingest.document import Cell, Table
from ingest.readers.manuscript import Grid
from ingest.text.footnotes import without_mark

NUMBER = re.compile(
    r"^[（(<>≥≤≈~约約＋+－−-]?\s*[¥￥$]?\s*[-−－+]?\d[\d,，.\s]*\s*(?:[%％‰]|[\u3400-\u9fffA-Za-z/²³₂℃℉°·]{0,8})?[）)*]?$"
    r"|^(?:[-—–－/]+|N/?A|不适用|不適用|无|無|\d+\s*[/:：]\s*\d+)$"
)
"""A cell that holds a value: 1,018; 27/48; 12.5%; (324); —."""

YEAR = re.compile(
    r"^\s*(?:19|20)\d\d\s*(?:年度?)?(?:\s*[末底])?\s*(?:[（(].*[）)])?$|^\s*(?:民[国國])?\s*1[01]\d\s*年度?$"
)
"""2018年 in a head is a name, not a value."""

UNIT = re.compile(
    r"(?:(?:金额|金額|计量|計量|数量|数量|货币|貨幣)?(?:单位|單位)|[Uu]nits?)\s*"
    r"(?:[:：]\s*|(?<=[（(]单位)|(?<=[（(]單位))"
    r"(?P<unit>(?:(?!币种|幣種|货币|貨幣|[\s，,。；;、（）():：]).){1,16}(?:[（(][^（）()]{1,6}[）)])?)"
)
"""（单位：万元）, 单位：人民币千元, 单位：元币种：人民币; 授予单位 over a column names no unit."""

TIME_HEAD = re.compile(
    r"(?:19|20)\d\d\s*年?度?[末底]?|[本上当去前][年期]度?[末底]?|[期年][初末]|本?报告期[末内]?|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?"
)
CHANGE_HEAD = re.compile(r"增减|变动|变化|增长|增幅|同比|环比|差异|[%％]|单位|備註|备注|说明")
"""Heads of columns that stand beside columns of years."""

NOTE = re.compile(r"^(?:附?[注註](?:\d+)?\s*[:：]|备注|備註|[资資]料[来來]源|[□√☑])")
"""Notes under the table before, not the name of this one."""

CORNERS = frozenset({"项目", "項目", "指标", "指標", "名称", "类别", "類別", "主要会计数据", "主要财务指标"})
"""What stands over the names of rows."""

MOST_HEAD_ROWS = 3


def unit_of(text: str) -> str:
    """The unit that a caption, a corner or a note gives, empty if none."""
    found = UNIT.search(text)
    return re.sub(r"^(?:人民[币幣]|新[台臺][币幣])[/／]?(?=.)", "", found["unit"]).strip() if found else ""


def understand(grid: Grid, *, order: int, passage: int, above: tuple[str, ...], section: tuple[str, ...]) -> Table:
    """The table that a grid is; `above` holds the texts of the one or two paragraphs over it."""
    rows, caption = _without_banner(_filled(grid.rows), grid.caption)
    head_rows = max(grid.head_rows or 0, head_rows_of(rows))  # formats often mark the first of two head rows only
    before = above[-1] if above else ""
    caption = caption or _caption(before)
    if unit_of(before) and len(above) > 1 and len(before) <= 20 and not caption.startswith(above[0]):
        caption = f"{_caption(above[0])} {caption}".strip()
    corner = " ".join(cell.text for row in rows[: max(1, head_rows)] for cell in row[:1])
    units = [unit for text in above[-2:] if len(text) <= 20 and (unit := unit_of(text))]
    doubtful = len(set(units)) > 1  # notes of two tables that a text has moved together
    unit = unit_of(corner) or unit_of(grid.caption)
    if not unit and not doubtful:
        unit = unit_of(caption) or unit_of(before[-40:])
        unit = unit or (unit_of(above[-2]) if len(above) > 1 and before[:1] in "(（" and len(above[-2]) <= 20 else "")
    return Table(
        order,
        passage,
        rows,
        min(head_rows, max(0, len(rows) - 1)),
        head_columns_of(rows[head_rows:]),
        caption,
        unit,
        grid.page,
        section,
    )


def is_value(text: str) -> bool:
    """Whether a cell holds a number or says that there is none."""
    squeezed = re.sub(r"\s", "", without_mark(text))
    return bool(squeezed) and bool(NUMBER.match(squeezed)) and not YEAR.match(squeezed)


def names_columns(row: tuple[Cell, ...]) -> bool:
    """Whether a row amid the values names the columns below it anew: nothing, then times and changes only."""
    texts = [re.sub(r"\s", "", cell.text) for cell in row[1:] if cell.text and not cell.inherited]
    if row[0].text and not row[0].inherited and re.sub(r"\s", "", row[0].text) not in CORNERS:
        return False
    times = sum(bool(TIME_HEAD.fullmatch(text)) for text in texts)
    return times > 0 and len(texts) > 1 and all(TIME_HEAD.fullmatch(t) or CHANGE_HEAD.search(t) for t in texts)


def head_rows_of(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows at the top name the columns."""
    for index, row in enumerate(rows[: MOST_HEAD_ROWS + 1]):
        values = sum(is_value(cell.text) for cell in row[1:])
        if values and values * 2 >= sum(bool(cell.text) for cell in row[1:]):
            return index
        if not any(cell.text for cell in row[1:]) and index:
            return index
    return 1 if len(rows) > 1 else 0


def head_columns_of(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """How many columns at the left name the rows."""
    if not rows:
        return 0
    count = 0
    for column in range(min(len(rows[0]) - 1, 4)):
        texts = [row[column].text for row in rows if row[column].text]
        ordinal = (
            column == 0
            and all(text.strip().isdecimal() for text in texts)
            and [int(t) for t in texts] == [*range(1, len(texts) + 1)]
        )
        if texts and not ordinal and sum(is_value(text) for text in texts) * 2 > len(texts):
            break
        if column and not any(is_value(row[c].text) for row in rows for c in range(column + 1, len(row))):
            break
        count = column + 1
    return max(1, count) if len(rows[0]) > 1 else 0


def _filled(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Rows whose first cell is empty under a filled one take its text: a cell merged downward."""
    filled: list[tuple[Cell, ...]] = []
    for index, row in enumerate(rows):
        first = row[0]
        merged = index > 1 and not first.text and filled[-1][0].text and any(cell.text for cell in row[1:])
        if merged and not names_columns(row):
            first = replace(filled[-1][0], inherited=True)
        filled.append((first, *row[1:]))
    return tuple(filled)


def _without_banner(rows: tuple[tuple[Cell, ...], ...], caption: str) -> tuple[tuple[tuple[Cell, ...], ...], str]:
    """A first row of one single text over all columns is the caption."""
    while len(rows) > 2 and len(rows[0]) > 1:
        texts = {cell.text for cell in rows[0] if cell.text}
        if len(texts) != 1 or is_value(next(iter(texts))) or not (rows[0][0].text or unit_of(next(iter(texts)))):
            break
        caption = f"{caption} {texts.pop()}".strip()
        rows = rows[1:]
    return rows, caption


def _caption(before: str) -> str:
    """The paragraph above, where it is short or ends by announcing the table."""
    text = before.strip()
    if NOTE.match(text) or "\t" in text:
        return ""
    if len(text) <= 40 and not text.endswith(("。", "；")):
        return text
    last = re.split(r"[。；]", text)[-1].strip()
    return last if last.endswith(("：", ":")) and len(last) <= 60 else ""
