"""Numbers against their words: stacked approximators, lists against their count, bounds, section numbers."""

import re
from collections.abc import Iterator

from ingest.audit.finding import Finding, Passed
from ingest.figure import Figure
from ingest.figures.printed import is_exact, shown
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded
from ingest.report import Report
from ingest.said import Said

STACKED, LISTED, BOUNDS, NUMBERING = Said("约数叠用"), Said("列举"), Said("合理区间"), Said("编号")

BELOW_AND_ABOVE = re.compile(
    r"(?:近|将近|接近|不足|不到)\s*[\d,.零一二三四五六七八九十百千万亿两几]+\s*[万亿千百]?\s*(?:余|多)(?!年)"
)
"""Nearly so many and more than so many at once, e.g. 近40余人."""

ABOUT_AND_ABOVE = re.compile(
    r"(?:约|大约|大概)\s*[\d,.零一二三四五六七八九十百千万亿两几]+\s*[万亿千百]?\s*(?:余|多)(?!年)"
)
"""About so many and more than so many, e.g. 约300余人."""

LIST = re.compile(
    r"(?:分别(?:是|为|在)|包括|即|有)?[：:]?\s*((?:[^，,。；;：:！？\n、“”]{1,20}、){2,}[^，,。；;：:！？\n、“”]{1,20})$"
)
"""A list that ends right before its count, e.g. 山东、杭州、武汉3家."""

OPEN_LIST = re.compile(r"等|之一|以及其他|……|…")

ANNOUNCED = re.compile(r"分别(?:是|为)|即")
"""What says that the list is the whole, e.g. 分别是山东、杭州、武汉3家."""

LISTED_UNITS = {"家", "个", "项", "种", "门", "本", "所", "类", "份", "条", "方面"}

ORDINAL = re.compile(
    r"^(?P<before>第|\(|)(?P<number>十[一二三四五六七八九]|[一二三四五六七八九十])(?P<after>[章节部分篇]+|\)|、)$"
)
"""The number of a section, folded, e.g. 第三章 or (三) or 三、."""

CHINESE = {
    text: value
    for value, text in enumerate(["零", *"一二三四五六七八九十", *(f"十{one}" for one in "一二三四五六七八九")])
}


def audit_words(report: Report, taxonomy: Taxonomy) -> Iterator[Finding | Passed]:
    """All checks of words."""
    for figure in report.figures:
        if not figure.in_table:
            text = report.passages[figure.source.passage].text
            yield from _stacked(figure, text[: figure.source.start], text[figure.source.end :])
            yield from _listed(figure, text[: figure.source.start])
        yield from _bounded(figure, taxonomy)
    yield from _numbered(report)


def _stacked(figure: Figure, before: str, after: str) -> Iterator[Finding]:
    text = before[-3:] + figure.quantity.raw + after[:2]
    found = BELOW_AND_ABOVE.search(text)
    if found:
        yield Finding(
            STACKED,
            "contradiction",
            (figure,),
            found[0].strip(),
            Said("“近”是不到，“余”“多”是超过，两者不能同时成立。"),
        )
    elif found := ABOUT_AND_ABOVE.search(text):
        yield Finding(STACKED, "note", (figure,), found[0].strip(), Said("“约”与“余”“多”叠用，数值的上下限不明。"))


def _listed(figure: Figure, before: str) -> Iterator[Finding | Passed]:
    """Names that stand right before their count."""
    if figure.quantity.unit not in LISTED_UNITS or not is_exact(figure) or not 2 < figure.quantity.value <= 40:
        return
    found = LIST.search(before.rstrip())
    if not found or OPEN_LIST.search(found[0]) or re.search(r"\d", found[1]):
        return
    names = [name for name in re.split(r"、|和|及|与", found[1]) if name.strip()]
    count = figure.quantity.value
    if len(names) == count or found[1].count("、") + 1 == count:
        yield Passed(LISTED, (figure,), Said("列名 {n} 个 = {raw}", n=shown(count), raw=figure.quantity.raw))
    elif ANNOUNCED.search(before[max(0, found.start() - 4) : found.start() + 8]):
        at_least = found[1].count("、") + 1
        yield Finding(
            LISTED, "suspicion", (figure,), Said("列名 {n} 个 ≠ {raw}", n=at_least, raw=figure.quantity.raw),
            Said("逐一列出的名称与所述个数不符，可能漏列、多列，也可能名称本身含有顿号。"),
        )  # fmt: skip


def _bounded(figure: Figure, taxonomy: Taxonomy) -> Iterator[Finding]:
    """Values that no body of this kind plausibly reports."""
    indicator = taxonomy.indicators.get(figure.indicator or "")
    if (
        not indicator
        or not indicator.bounds
        or figure.kind in {"growth", "target", "rule", "history"}
        or figure.scope != "own"
    ):
        return
    low, high = indicator.bounds
    value = float(figure.quantity.value)
    if low > 0 and (value == 0 or (figure.dimensions and value < low)):
        return  # a part may be smaller than any whole, and 0 is how tables say none
    if value < low or value > high:
        yield Finding(
            BOUNDS, "suspicion", (figure,),
            Said("{raw} 不在 {low} 至 {high} 之间", raw=figure.quantity.raw, low=f"{low:g}", high=f"{high:g}"),
            Said("数值超出“{name}”的通常范围，可能单位或数位有误，也可能所指并非该指标。", name=Said(indicator.name)),
        )  # fmt: skip


def _numbered(report: Report) -> Iterator[Finding]:
    """Section numbers that skip among the sections of one parent: 三、 then 六、."""
    last: dict[tuple[int, str], tuple[int, str]] = {}
    for section in report.sections:
        last = {key: seen for key, seen in last.items() if key[0] <= section.level}
        mark = ORDINAL.match(worded(section.number))
        if not mark:
            continue
        style, number = (section.level, mark["before"] + mark["after"]), CHINESE[mark["number"]]
        before, label = last.get(style, (0, ""))
        last[style] = (number, section.label)
        if label and number > before + 1:
            yield Finding(
                NUMBERING, "note", (), f"{label} → {section.label}",
                Said("章节编号不连续：可能缺少章节，可能编号有误，也可能有标题没有读出。"),
            )  # fmt: skip
