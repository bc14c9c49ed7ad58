"""Why a figure cannot be the answer whatever its words say: another unit, another thing, only a part."""

import re
from dataclasses import dataclass

from assistant.asking.asked import Asked
from assistant.asking.measures import answers, family_of
from assistant.asking.rules import word_list
from assistant.asking.terms import Term
from assistant.finding.growth import is_change, tells_change
from assistant.finding.heads import another_stage, counted_by, counts_another, left_of
from assistant.finding.standing import clause_of, folded
from ingest.figure import Figure
from ingest.indicators.taxonomy import load_taxonomy
from ingest.said import Said

_DIVIDED = re.compile(r"按.{1,4}(?:划分|分类|区分|分组)")
"""按年龄划分的员工人数: always a part, even where the row's head was not understood."""

_LIMITS = {
    "出口": ("出口", "外销", "海外", "境外"),
    "外销": ("出口", "外销"),
    "内销": ("内销",),
    "内部顾客": ("内部", "员工"),
    "内部客户": ("内部", "员工"),
    "出境": ("出境", "出国"),
    "专任": ("专任", "专职"),
    "兼任": ("兼任", "兼职"),
}
_LIMITED = re.compile("|".join(_LIMITS))
"""实现出口各类汽车 is only a part of what was sold; each with the words of a question that mean it."""

PART = "部分的数据"

SOFT = frozenset(["捐赠形式", "机关"])
"""Dimensions that are no limit where the question names what only such a figure says: 红十字会."""

LOOSE = frozenset(["限定", "变化", "专利阶段"])
"""Dimensions that only describe."""

_WHOLE = frozenset(["合计", "总计", "全部", "总"])

_SHARE = re.compile(r"率|占|比|幅|%|百分|成|满意|程度|水平|进度|份额|强度|增|减|降|升|变|目标|多少倍")
"""Words of a question that a percentage may answer."""

_RATED = re.compile(r"率|比|占|%|百分|成")
"""出勤率: a number without a unit under such a head is a percentage."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What else the question says about the number that it wants."""

    growth: bool = False
    several: bool = False
    """Whether the parts of a total or the rows of a table are asked for."""
    target: bool = False
    dated: bool = False
    """Whether it speaks of a year, so that what came together in many is no answer."""
    text: str = ""
    """The question's words, for what a rule must find in them."""


def refused(asked: Asked, figure: Figure, manner: Manner) -> str:
    """Why the figure cannot answer whatever its words say."""
    counted = counted_by(figure)
    if asked.families and not answers(figure.quantity.unit, asked.families):
        return Said("单位不同")
    if not asked.families and not manner.several and _is_share(figure) and not _SHARE.search(manner.text):
        return Said("属比率")
    if _divides(asked, figure) and not _SHARE.search(manner.text):
        return Said("属占比的分母")
    if _is_share(figure, wanted=asked.families):
        return Said("单位不同")
    if _implausible(asked, figure):
        return Said("数值明显超出该指标的合理范围")
    if figure.scope not in {"own", "other"} and not _OTHERS.search(manner.text) and _OTHERS.search(_about(figure)):
        return Said("非本机构数据")
    if _MEAN.search(counted) and not _ASKS_MEAN.search(manner.text) and asked.families[:1] != ("days",):
        return Said("属平均数")
    subject = folded(figure.subject)
    if _STANDING.search(_said(asked)) and _ISSUED.search(subject) and not _STANDING.search(subject):
        return Said("属当期发放数")
    if _opposed(asked, figure):
        return Said("收支相反")
    if not manner.growth and _SAVED.search(counted) and figure.indicator not in asked.about and not _says_less(asked):
        return Said("属减少数")
    stage = another_stage(asked, figure)
    if stage:
        return Said("属“{what}”数据", what=Said(stage))
    if counts_another(asked, figure):
        return Said("所计并非此项")
    another = _another_indicator(asked, figure)
    if another:
        return another
    if manner.growth and not tells_change(figure):
        return Said("非增减幅度")
    if figure.kind == "target" and not manner.target:
        return Said("属计划或目标，非实际结果")
    if manner.dated and not SO_FAR.search(manner.text) and _of_many_years(figure):
        return Said("属累计数")
    if not manner.growth and is_change(figure) and not _says_change(asked):
        return Said("属增减幅度")
    named = {term.dimension[0]: term.dimension for term in asked.terms if term.dimension}
    for pair in figure.dimensions:
        if pair[0] in named and named[pair[0]] != pair and pair not in {t.dimension for t in asked.terms}:
            return Said("属“{what}”数据", what=Said(pair[1]))
    part = "" if manner.several else _part_of(asked, figure) or _of_which(asked, figure)
    return Said("仅为“{what}”部分的数据", what=Said(part)) if part else ""


_OTHERS = re.compile(r"行业|全国|全球|市场|集团|总院|研究院")
"""行业从业人员: words that make a figure another's, or a question one about others."""
_MEAN = re.compile(
    r"平均每|人均|户均|单位(?:产品|产值|产量|面积|营收|营业收入|发电量?|gdp|工业|增加值|工作量|运输|能耗)|万元(?:产值|营收|营业收入|收入|增加值|gdp)"
)
_ASKS_MEAN = re.compile(r"均|每|单位|万元|强度|密度", re.IGNORECASE)
"""平均每项 5万元 is not what was spent in all, 单位产品能耗 not what was used in all."""
SO_FAR = re.compile(r"累计|以来|至今|迄今|历年|一共|总共|共计|合计")
"""成立以来一共捐了多少: asks for what was given in all years."""
_EVER_SINCE = re.compile(r"以来|至今|迄今|历年|年来|成立|上市")
_SPENT, _EARNED = re.compile(r"支出|费用|花费|经费|成本|投入"), re.compile(r"收入|营收")


def _about(figure: Figure) -> str:
    """What a figure says of itself: its subject, and in prose its sentence up to the number."""
    return figure.subject if figure.in_table else figure.subject + figure.source.quote.partition(figure.quantity.raw)[0]


def _quoted(term: Term, figure: Figure) -> bool:
    quote = folded(figure.source.quote)
    return any(form in quote for form in term.forms)


_SAVED = re.compile(r"减少|节约|节省|节电|节水|节能|减排|降低|避免|抵消|替代")
"""可减少排放43吨 is not what was emitted."""
_STANDING, _ISSUED = re.compile(r"有效|在册|存量"), re.compile(r"发放|颁发|新发|签发|核发")
"""发放证书1.94万张: what was issued in a year is not what is valid."""


def _said(asked: Asked) -> str:
    return "".join(term.text for term in asked.terms)


def _opposed(asked: Asked, figure: Figure) -> bool:
    """Whether money spent is asked for and the figure is money earned, or the other way round."""
    said = _said(asked)
    last = folded(figure.subject).rsplit("·", 1)[-1]
    return any(
        one.search(said) and not other.search(said) and other.search(last) and not one.search(last)
        for one, other in ((_SPENT, _EARNED), (_EARNED, _SPENT))
    )


def _part_of(asked: Asked, figure: Figure) -> str:
    """The value of a dimension that a figure is limited to and the question says nothing about."""
    named = {term.dimension for term in (*asked.terms, *asked.context) if term.dimension}
    names = {name for name, _ in named}
    said = "".join(form for term in (*asked.terms, *asked.context) for form in term.forms)
    if any("岁" in term.text and _quoted(term, figure) for term in asked.terms):
        return ""
    divided = _DIVIDED.search(figure.subject)
    if divided and not any(pair in named for pair in figure.dimensions):
        return divided.group()
    limited = _LIMITED.search(folded(figure.subject))
    if limited and not any(form in said for form in _LIMITS[limited.group()]):
        return limited.group()
    for name, value in figure.dimensions:
        plain = folded(value)
        if name in SOFT and (_says_something_special(asked, figure) or _is_all_given(asked, figure, value)):
            continue
        if name in LOOSE or name in names or plain in said or plain in _WHOLE or f"各{plain}" in folded(figure.subject):
            continue
        if any(plain.startswith(word) for word in word_list("words", "light") if len(word) > 1):
            continue
        return value
    return ""


def _of_which(asked: Asked, figure: Figure) -> str:
    """What a figure behind 其中 is limited to, where the question asks for no part and says nothing of it."""
    if asked.within or figure.in_table or "其中" not in clause_of(figure.source.quote, figure.quantity.raw):
        return ""
    limits = [value for name, value in figure.dimensions if name == "限定"]
    return next((value for value in limits if left_of(asked, folded(value).removeprefix("属于"))), "")


def _is_all_given(asked: Asked, figure: Figure, form: str) -> bool:
    """Whether money was asked for and the figure is all that was given in it: 对外捐款."""
    return form == "现金" and asked.families[:1] == ("money",) and left_of(asked, folded(figure.subject)) <= len("对外")


def _says_something_special(asked: Asked, figure: Figure) -> bool:
    """Whether a figure says a word of the question that names no measure but somebody or something: 红十字会."""
    subject = folded(figure.subject)
    special = (term for term in asked.heavy if not term.indicators and not term.dimension and len(term.text) > 1)
    return any(form in subject for term in special for form in term.forms)


def _another_indicator(asked: Asked, figure: Figure) -> str:
    """Why a figure is not of the one indicator that a question is wholly about; empty where it may be."""
    taxonomy = load_taxonomy()
    meant = [found for found in asked.about if comes_in(found, asked.families)]
    if not meant or figure.indicator in meant:
        return ""
    if figure.kind == "cumulative" and _of_all_years(asked, figure):
        return ""
    if figure.indicator and figure.indicator in taxonomy and not _akin(figure.indicator, meant):
        return Said("属“{what}”", what=Said(taxonomy[figure.indicator].name))
    units = {family_of(unit) for found in meant for unit in taxonomy[found].units}
    family = family_of(figure.quantity.unit)
    if units and family and family not in {*units, *asked.families} and not tells_change(figure):
        return Said("单位不同")
    return ""


def _of_many_years(figure: Figure) -> bool:
    """Whether a figure came together in many years and is no measure of its own, as 累计立项 is."""
    indicator = load_taxonomy().indicators.get(figure.indicator or "")
    if figure.kind not in {"cumulative", "history"} or (indicator and indicator.kind != "flow"):
        return False
    own = figure.subject + ("" if figure.in_table else clause_of(figure.source.quote, figure.quantity.raw))
    return "-" in figure.period.text or _EVER_SINCE.search(own) is not None


def _of_all_years(asked: Asked, figure: Figure) -> bool:
    """Whether 累计分红 is asked and the figure is what was paid in all years of that which the words name."""
    cumulative = any(term.text.startswith("累计") for term in (*asked.terms, *asked.context))
    return cumulative and any(figure.indicator in term.indicators for term in asked.heavy)


def _akin(indicator: str, others: list[str]) -> bool:
    """Whether two indicators count the same things in another way: parts, or the same name for other units."""
    taxonomy = load_taxonomy()
    names = {name for other in others for name in (taxonomy[other].name, *taxonomy[other].aliases)}
    own = {taxonomy[indicator].name, *taxonomy[indicator].aliases}
    return bool(names & own) or taxonomy[indicator].part_of in others


def comes_in(indicator: str, families: tuple[str, ...]) -> bool:
    """Whether an indicator may come in the unit asked for."""
    taxonomy = load_taxonomy()
    units = taxonomy[indicator].units if indicator in taxonomy else ()
    return indicator in taxonomy and (
        not families or not units or any(family_of(unit) == families[0] for unit in units)
    )


def _is_share(figure: Figure, wanted: tuple[str, ...] = ("percent",)) -> bool:
    """Whether a figure is a percentage; with a percentage wanted, only one without any unit can fail to be one."""
    family = family_of(figure.quantity.unit)
    if "percent" not in wanted:
        return False
    if wanted == ("percent",):
        return family in {"percent", "permille"}
    return not figure.quantity.unit and not _RATED.search(folded(figure.subject) + figure.quantity.raw)


def _divides(asked: Asked, figure: Figure) -> bool:
    """Whether the subject names what is asked only as what something is a share of: 占营收比重."""
    subject = folded(figure.subject)
    if figure.indicator in asked.about or any(term.text[0] in "每占" for term in asked.terms):
        return False
    forms = [form for term in asked.heavy[-1:] for form in term.forms if form in subject]
    return bool(forms) and all(re.search(rf"(?:占|相当于|每)[^·]{{0,8}}{re.escape(form)}", subject) for form in forms)


def _implausible(asked: Asked, figure: Figure) -> bool:
    """Whether no body could report such a value for the indicator asked for."""
    ids = {found for term in asked.terms for found in term.indicators}
    if figure.indicator not in ids or figure.quantity.unit in {"", "%"} or is_change(figure):
        return False
    bounds = load_taxonomy()[figure.indicator].bounds if figure.indicator in load_taxonomy() else None
    return bool(bounds and figure.quantity.value and not bounds[0] / 10 <= figure.quantity.value <= bounds[1] * 10)


def _says_less(asked: Asked) -> bool:
    return any(_SAVED.search(form) for term in (*asked.terms, *asked.context) for form in term.forms)


def _says_change(asked: Asked) -> bool:
    return any(term.text in word_list("words", "change") for term in (*asked.terms, *asked.context))
