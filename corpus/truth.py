"""The figures that a source declares beside its words, as rows of `figures.jsonl`.

Under a paragraph, in the order in which the numbers stand:
    > 3,482张 | 有效证书 | stock | end | 认证领域=QMS | scope=parent value=… unit=… qualifier=… basis=inferred
Period `.` (or none) is the report's year and `end` its last day. Value and unit are read from the printed words unless
they are given. Under a table, for all its cells, then for rows and columns that differ:
    > * unit=张 kind=stock period=end row_dimension=认证领域
    > column 监督审核 unit=次 kind=flow
    > row 合计 skip=1
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from corpus.source import Block, Source, full_grid

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
SCALES = {"万亿": 10**12, "亿": 10**8, "億": 10**8, "百万": 10**6, "万": 10**4, "萬": 10**4, "千": 10**3}
WHOLE_UNITS = {"千瓦时", "千瓦"}
QUALIFIERS = {"约": "approx", "余": "more_than", "多": "more_than", "近": "nearly", "超过": "more_than"}
UNITS = {"千瓦时": "kWh", "名": "人", "張": "张", "處": "处", "間": "间", "小時": "小时", "場次": "场次"}
SCHEMES = {
    "质量管理体系": "QMS",
    "环境管理体系": "EMS",
    "职业健康安全管理体系": "OHSMS",
    "能源管理体系": "EnMS",
}
TOTALS = {"合计", "合計", "总计", "小计"}
SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")
NOT_A_CELL = {"", "-", "—", "/", "不适用", "未统计"}


def declared_figures(source: Source) -> Iterator[dict[str, Any]]:
    """Every figure of one source, in reading order; the page is still to be found in the made file."""
    year = str(source.settings["year"])
    for block in source.blocks:
        rows = _table_figures(block, year) if block.kind == "table" else _prose_figures(block, year)
        for row in rows:
            head = {
                "file": source.settings["file"],
                "org": source.settings["organisation"] or None,
                "report_year": int(year),
            }
            tail = {"section": " / ".join(block.section), "table": block.kind == "table"}
            yield {**head, **row, **tail, **({"ocr": True} if block.scanned else {})}


def _prose_figures(block: Block, year: str) -> Iterator[dict[str, Any]]:
    text, here = block.text.replace("‖", ""), 0
    for line in block.figures:
        raw, subject, *rest = (part.strip() for part in line.split("|"))
        kind, period, dimensions, options = (*rest, *[""] * (4 - len(rest)))
        at = text.find(raw, here)
        if at < 0:
            raise ValueError(f"{raw} does not follow in: {text}")
        here = at + len(raw)
        known = {"kind": kind or "stock", "period": _period(period, year), "dims": _pairs(dimensions, "，")}
        yield _row(raw, subject, _sentence(text, at), _pairs(options), **known)


def _table_figures(block: Block, year: str) -> Iterator[dict[str, Any]]:
    if not block.figures:
        return
    grid = full_grid(block.rows)
    heads, left = int(block.options.get("heads", 1)), int(block.options.get("left", 1))
    rules = [_rule(line) for line in block.figures]
    for printed, row in zip(block.rows[heads:], grid[heads:], strict=True):
        quote = "\t".join("" if cell in {"<", "^"} else cell for cell in printed)
        row_name = "".join(dict.fromkeys(row[:left]))
        for column in range(left, len(row)):
            column_name = "".join(dict.fromkeys(line[column] for line in grid[:heads]))
            options = _options(rules, row_name, column_name)
            if row[column] in NOT_A_CELL or options.pop("skip", None) or not NUMBER.search(row[column]):
                continue
            yield from _cell_figures(row[column], row_name, column_name, quote, options, year)


def _cell_figures(
    cell: str, row: str, column: str, quote: str, options: dict[str, str], year: str
) -> Iterator[dict[str, Any]]:
    dimensions = _pairs(options.pop("dims", "").replace(":", "="), ",")
    if (name := options.pop("row_dimension", "")) and row not in TOTALS:
        dimensions[name] = SCHEMES.get(row, row)
    if (name := options.pop("column_dimension", "")) and column not in TOTALS:
        dimensions[name] = SCHEMES.get(column, column)
    known = {
        "kind": options.pop("kind", "stock"),
        "period": _period(options.pop("period", ""), year),
        "dims": dimensions,
    }
    subjects = [options.pop("subject", "{row}{column}"), *filter(None, [options.pop("second", "")])]
    for raw, subject in zip(cell.split("/") if len(subjects) > 1 else [cell], subjects, strict=False):
        yield _row(raw, subject.format(row=row, column=column), quote, dict(options), **known)


def _row(raw: str, subject: str, quote: str, options: dict[str, str], **known: Any) -> dict[str, Any]:
    unit_given = options.pop("unit", None)
    value, unit, qualifier = read_printed(raw, unit_given)
    value = Decimal(options.pop("value")) if "value" in options else value
    row = {"subject": subject, "raw": raw, "value": _number(value), "unit": unit,
           "qualifier": options.pop("qualifier", qualifier), "scope": options.pop("scope", "own"),
           "basis": options.pop("basis", "disclosed"), **known, "quote": quote}  # fmt: skip
    for end in ("low", "high"):
        if end in options:
            row[end] = _number(Decimal(options.pop(end)))
    for other in ("unit_alt", "period_alt"):
        if other in options:
            row[other] = options.pop(other).split(",")
    if options:
        raise ValueError(f"{raw}: unknown {', '.join(options)}")
    return row


def read_printed(raw: str, unit: str | None) -> tuple[Decimal, str, str]:
    """(1056万元 → 10560000, 元, exact). The unit of a cell comes from its table's rules."""
    number = NUMBER.search(raw)
    printed = raw[number.end() :].strip() if number else ""
    qualifier = next((name for word, name in QUALIFIERS.items() if word in raw), "exact")
    words = re.sub("[余多]|左右|以上", "", printed) or unit or ""
    if unit and any(unit.startswith(scale) for scale in SCALES):
        words = unit
    scale = next((scale for scale in SCALES if words.startswith(scale) and words not in WHOLE_UNITS), "")
    value = Decimal(number[0].replace(",", "")) * SCALES.get(scale, 1) if number else Decimal(0)
    base = words.removeprefix(scale) if unit is None or unit == words else unit
    return value, UNITS.get(base, base), qualifier


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _period(text: str, year: str) -> str:
    return {"": year, ".": year, "end": f"{year}-12-31"}.get(text, text)


def _pairs(text: str, separator: str | None = None) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split(separator) if "=" in pair)


def _rule(line: str) -> tuple[str, str, dict[str, str]]:
    what, *rest = line.split()
    name = rest.pop(0) if what != "*" else ""
    return what, name, _pairs(" ".join(rest))


def _options(rules: list[tuple[str, str, dict[str, str]]], row: str, column: str) -> dict[str, str]:
    options: dict[str, str] = {}
    for what, name, values in rules:
        if what == "*" or (what == "row" and name == row) or (what == "column" and name == column):
            options.update(values)
    return options


def _sentence(text: str, at: int) -> str:
    return next(match[0] for match in SENTENCE.finditer(text) if match.end() > at).strip()
