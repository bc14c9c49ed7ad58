"""Heads of tables: which words, which time and which unit stand over a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ingest.document import Cell, Table
from ingest.figures.phrases import squeeze
from ingest.figures.quantities import find_quantities
from ingest.figures.times import find_times
from ingest.figures.units import load_units
from ingest.text.footnotes import without_mark
from ingest.text.legible import legible

NOT_COUNTED = re.compile(
    r"^(?:序号|编号|号码|No\.?|NO\.?|页码?|页次|所在页|对应页|章节|索引|日期|时间|起止|电话|传真|邮编|代码|证书?编?号|标准号?|文号|条款|条文|GRI.*|ESG.*|HKEX.*|SASB.*|指标编?号?|"
    r"议题编号|排名|名次|年份|年度|届次|出生.*|版本|备注|说明|地址|联系.*|股票.*|身份.*|披露.*|位置|对应.*|报告内容|型号|规格.*|成立.*|认定.*|有效期.*|批准.*|发布.*|获奖.*|立项.*时间|周期|频[次率]|档案号|.*(?:申请|授权|公告|公开|登记|受理|到期|起始|截止|发证|颁发)[日号]|.*(?:专利号|合同号|编号|日期|时间))$"
)
"""Columns of places, names and dates."""

INDEX = re.compile(r"页码|页次|章节|索引|对应|披露位置|GRI|报告内容|Page|指引|省略|条款|参考页|所在页")
INDEX_HEADING = re.compile(r"索引|对照表|指标对应|GRI|内容检索|条文对照")

YEAR_HEAD = re.compile(
    r"^(?:FY|民国)?\s*(?P<year>(?:19|20)\d{2}|1[01]\d(?=年))\s*(?:年度?|财年|年?(?P<end>[末底]|期末|年末|12月31日)|[./-]12[./-]31)?(?:实际|数据?|实绩|完成值?|实际值?|\(.{1,8}\))?$"
)
RELATIVE = {
    "本年": 0,
    "本年度": 0,
    "本期": 0,
    "当年": 0,
    "报告期": 0,
    "本报告期": 0,
    "上年": -1,
    "上年度": -1,
    "上期": -1,
    "去年": -1,
    "上年同期": -1,
}

PARENTHESIS = re.compile(
    r"[(（\[【]\s*(?:单位\s*[:：]?\s*)?(?P<unit>[^()（）\[\]【】:：]{1,14}(?:\([^()]{1,6}\))?)\s*[)）\]】]"
)
UNIT_AFTER_SLASH = re.compile(r"[/／]\s*(?P<unit>[^/／\s]{1,5})$")
UNIT_WORD = re.compile(r"单位\s*[:：]\s*(?P<unit>[^\s，,。；;、)）]{1,14})")
UNIT_GIVEN = re.compile(r"%$|[(（]?(?:货币|金额|计量)?单位\s*[:：].*$")
UNIT_COLUMN = re.compile(r"^(?:计量|数据|统计)?单位$")

IMPLIED_UNITS = (
    (
        re.compile(
            r"人数$|人数[(（]|员工数|职工数|(?:^|[^位])(?:审核员|检查员)(?:/|$|总数|数)|(?:员工|职工|人员)的?(?:总数|数量|合计)?$|(?:员工|职工|人员)的数量|^(?:男|女)(?:性|员工)?$|实习"
        ),
        "人",
    ),
    (re.compile(r"证书|发证"), "张"),
    (re.compile(r"人次数?$"), "人次"),
    (re.compile(r"场次数?$"), "场次"),
    (re.compile(r"次数$"), "次"),
)
"""What a column without a unit counts: 有效证书 are 张, 人数 are 人."""

SHARE = re.compile(r"[%％]|百分比|占比|比例$|比重$")


LONGEST_UNIT = 20
OF_REVENUE = re.compile(r"元(?:主营业务|营业|销售|工业)?(?:收入|产值|营收|增加值|销售额)$")
"""吨每百万元营业收入: what the money is does not change the unit."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit that stands in a head: what to multiply by and what the values then are."""

    unit: str
    factor: Decimal
    family: str
    implied: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A head that is a time."""

    period: str


@lru_cache(maxsize=4096)
def read_unit(printed: str, beside: str = "") -> Scale | None:
    """The unit that a head prints: 万元 → 元 × 10000; `None` for words that are no unit.

    `beside` is what the row is about, which tells 度 of electricity from 度 of water.
    """
    words = OF_REVENUE.sub("元", legible(printed).strip())
    if not words or words[0].isdigit() or len(words) > LONGEST_UNIT:
        return None
    lead = f"{beside[-20:]}为"
    found = find_quantities(f"{lead}1{words}")[-1:]
    if found and found[0].start == len(lead) and found[0].end == len(lead) + 1 + len(words) and found[0].quantity.unit:
        return Scale(found[0].quantity.unit, found[0].quantity.value, found[0].family)
    return None


def unit_in(head: str) -> Scale | None:
    """The unit that a head gives in brackets, after 单位, or as its last word after a stroke."""
    shown = legible(head)
    for pattern in (UNIT_WORD, PARENTHESIS, UNIT_AFTER_SLASH):
        for match in pattern.finditer(shown):
            scale = read_unit(match["unit"].replace("人民币", "")) if match["unit"] else None
            if scale:
                return scale
    if shown.rstrip().endswith("%"):
        return Scale("%", Decimal(1), "percent")
    return read_unit(shown) if len(shown) <= 8 else None


def implied_unit(heads: Sequence[str]) -> Scale | None:
    """The unit that the words of the heads leave no doubt about."""
    for head in heads:
        shown = re.sub(r"[(（][^()（）]*[)）]", "", legible(head)).replace(" ", "")
        for pattern, unit in IMPLIED_UNITS:
            if pattern.search(shown):
                return Scale(unit, Decimal(1), load_units().family(unit), implied=True)
    return None


def time_of(head: str, year: int | None) -> When | None:
    """The time that a head is, if it is nothing else: 2018年, 2018年末, 上年."""
    shown = re.sub(r"\s", "", legible(head))
    match = YEAR_HEAD.match(shown)
    if match:
        named = int(match["year"]) + (1911 if len(match["year"]) == 3 else 0)
        closed = match["end"] or shown.endswith("31")
        return When(f"{named}-12-31" if closed else str(named))
    if year and shown in RELATIVE:
        return When(str(year + RELATIVE[shown]))
    if year and shown in {"期末", "年末", "期末数", "年末数"}:
        return When(f"{year}-12-31")
    return None


def time_in(text: str, year: int | None) -> When | None:
    """The time that a head or caption names among other words."""
    times = [time for time in find_times(legible(text), year or 0) if not time.compared]
    return When(times[-1].period) if times else None


def is_index(table: Table) -> bool:
    """Whether a table says where things stand in the report."""
    heads = " ".join(cell.text for row in table.rows[: max(1, table.head_rows)] for cell in row)
    return bool(
        INDEX.search(legible(heads)) or INDEX_HEADING.search(legible(" ".join((*table.section[-1:], table.caption))))
    )


def words_of(cells: Sequence[Cell]) -> list[str]:
    """The texts of head cells, each once, without white space and units in brackets."""
    seen: dict[str, None] = {}
    for cell in cells:
        words = squeeze(without_mark(cell.text))
        if words:
            seen.setdefault(words)
    return list(seen)


def without_unit(head: str) -> str:
    """A head without the unit it gives: 投入（万元） → 投入."""
    shown = legible(head)
    for match in PARENTHESIS.finditer(shown):
        if read_unit(match["unit"]):
            head = head[: match.start()] + head[match.end() :]
            break
    given = UNIT_GIVEN.search(legible(head))
    return squeeze(head[: given.start()] if given else head)
