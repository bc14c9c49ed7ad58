"""Dimensions of a figure: which part of its indicator it is, from its subject, its row and its clause."""

import re
from collections.abc import Iterable, Sequence

from ingest.figure import Figure
from ingest.indicators.entries import Indicator
from ingest.indicators.mentions import OF, Occurrence, occurrences
from ingest.indicators.subject_words import EXCEPTION, JOINT, SIGNS, Segment, around, segments_of, stripped, unexplained
from ingest.indicators.taxonomy import Taxonomy
from ingest.indicators.wording import worded

RESTRICTION = "限定"
"""Dimension of a figure that is only a part of its indicator, with the words that narrow it: 火灾, 一带一路沿线国家."""

CHANGE = "变化"
"""Dimension of a figure that is a change of its indicator."""

CLAUSE = re.compile(r"[，,；;。！？!?\n]")
ITEM = re.compile(r"[，,；;。！？!?\n、]")
"""Ends what a number is followed by: in 培训2次、转版培训 the first is no 转版培训."""

NUMERAL = re.compile(r"\d[\d,.]*")

SHORT = 4
"""Fewer characters between two numbers are a unit, and what stands before goes with both: 撤销46人106个领域."""

PLACE = re.compile(
    r"^(?:公司)?(?:全资|控股|参股|下属|所属|权属)?(?:子公司|分公司)|(?:管理处|分行|事业部|营业部|煤矿|公司|厂|厂区|基地|分公司|子公司|园区|本部|总部|分院|支行|门店|项目部)$"
)
"""A head that names a part of the body: 东郊基地·用水量 is not all water."""

BRACKETED = re.compile(r"\s*[（(][^（）()]*\d")
"""A bracket with a number of its own says whose that one is: 23项（发明专利17项）."""

PARTS = "其中"

WHOLE = {"总数", "合计", "总计", "小计"}

Found = dict[str, str]


def dimensions_of(
    figure: Figure,
    indicator: Indicator,
    subject: str,
    found: Sequence[Occurrence],
    taxonomy: Taxonomy,
    *,
    alias: Occurrence,
    segment: Segment,
) -> tuple[tuple[str, str], ...]:
    """Sorted pairs; empty for the indicator's total."""
    values = _spoken(found, indicator, subject, since=segments_of(subject)[-1].start if _is_new(figure) else 0)
    _drop_denominator(figure, subject, taxonomy, values)
    context = _row_heads(figure) if figure.in_table else _clause(figure)
    for name, value in _in_company(context, indicator, taxonomy, whole_cells=figure.in_table).items():
        values.setdefault(name, value)
    if figure.kind == "growth":
        values[CHANGE] = "增长率"
    left_out = EXCEPTION.search(worded(figure.subject))
    restriction = left_out[1] if left_out else _restriction(figure, subject, alias, segment, found, indicator)
    restriction = restriction or _share_of(figure, indicator, subject, found, segment, values)
    if restriction:
        values[RESTRICTION] = restriction
    return tuple(sorted(values.items()))


def _is_new(figure: Figure) -> bool:
    """Whether a semicolon parts the figure from what its heads before were said of: 女员工41人；本科学历78人."""
    marks = CLAUSE.findall(around(figure)[0])
    return not figure.in_table and bool(marks) and marks[-1] in ";；"


def _spoken(found: Iterable[Occurrence], indicator: Indicator, subject: str, *, since: int) -> Found:
    """Values that the subject names; of one dimension the last head's, and in it the longest word."""
    segments = segments_of(subject)
    ranked: dict[str, tuple[tuple[int, int, int], str]] = {}
    for one in found:
        if not one.word.dimension or one.word.dimension[0] not in indicator.dimensions or one.start < since:
            continue
        part = next(head for head in segments if head.start <= one.start <= head.end)
        if one.word.weak and not _stands_alone(one, part, subject):
            continue
        name, value = one.word.dimension
        rank = (part.order, one.end - one.start, -one.start)
        if name not in ranked or rank > ranked[name][0]:
            ranked[name] = (rank, value)
    return {name: value for name, (_, value) in ranked.items()}


def _stands_alone(one: Occurrence, part: Segment, subject: str) -> bool:
    """A weak word counts as a head by itself (环境), or where only fillers stand beside it."""
    return not unexplained(subject, part.start, part.end, [(one.start, one.end)])


def _drop_denominator(figure: Figure, subject: str, taxonomy: Taxonomy, values: Found) -> None:
    """48 of 27/48 counts all, not the part that the head names: 专职审核员·总数·QMS."""
    heads = subject.split(JOINT)
    if "/" not in figure.quantity.raw or not WHOLE & set(heads):
        return
    part = heads[min(heads.index(whole) for whole in WHOLE if whole in heads) - 1]
    for one in occurrences(part, taxonomy):
        if one.word.dimension:
            values.pop(one.word.dimension[0], None)


def _row_heads(figure: Figure) -> list[str]:
    """The words in the figure's row: its heads, also those that the subject left out."""
    cells = [worded(cell) for cell in figure.source.quote.split("\t")]
    return [cell for cell in cells if SIGNS.sub("", cell)]


def _clause(figure: Figure) -> list[str]:
    """The words of its clause up to the numbers beside it; nothing where the quote has the number more than once."""
    before, after = around(figure)
    if not figure.quantity.raw or figure.quantity.raw in after:
        return []
    pieces = NUMERAL.split(CLAUSE.split(before)[-1])
    near = pieces[-1] if len(pieces[-1].strip()) >= SHORT else "".join(pieces[-2:])
    behind = "" if BRACKETED.match(after) else NUMERAL.split(ITEM.split(after)[0])[0]
    return [worded(near), worded(behind)]


def _in_company(texts: Iterable[str], indicator: Indicator, taxonomy: Taxonomy, *, whole_cells: bool) -> Found:
    """Values that stand beside the figure, one of each dimension; two of one dimension say nothing."""
    seen: dict[str, set[str]] = {}
    for text in texts:
        longest: dict[str, tuple[int, int, str]] = {}
        for one in occurrences(text, taxonomy):
            if not one.word.dimension or one.word.dimension[0] not in indicator.dimensions:
                continue
            if text[max(0, one.start - 1) : one.start + 1] == PARTS:
                continue  # 其中专业人员 has no 中专
            alone = not unexplained(text, 0, len(text), [(one.start, one.end)])
            if alone if whole_cells or one.word.weak else True:
                name, value = one.word.dimension
                longest[name] = max(longest.get(name, (0, 0, "")), (one.end - one.start, -one.start, value))
        for name, (_, _, value) in longest.items():
            seen.setdefault(name, set()).add(value)
    return {name: values.pop() for name, values in seen.items() if len(values) == 1}


def _share_of(
    figure: Figure,
    indicator: Indicator,
    subject: str,
    found: Sequence[Occurrence],
    segment: Segment,
    values: Found,
) -> str:
    """In prose another head says which of them: 海外工厂中·分布在, or 对外捐赠·捐资助学."""
    heads = segments_of(subject)
    if figure.in_table or len(heads) == 1 or values:
        return ""
    if segment.order < len(heads) - 1:
        return stripped(subject[heads[segment.order + 1].start :]) or (PARTS if PARTS in around(figure)[0] else "")
    named_before = any(indicator.id in one.word.indicators and one.end <= segment.start for one in found)
    return subject[segment.start : segment.end] if named_before and PARTS in around(figure)[0] else ""


def _row_label(
    figure: Figure, subject: str, alias: Occurrence, segment: Segment, explained: Sequence[tuple[int, int]]
) -> str:
    """A row that only says whose it is, under a column that says what: 东泽分公司 in 东泽分公司·有效证书."""
    row = _row_heads(figure) if figure.in_table else []
    if not row or any(subject[alias.start : alias.end] in cell.replace(OF, "") for cell in row):
        return ""
    for head in segments_of(subject)[: segment.order]:
        text = subject[head.start : head.end]
        if any(text and text in cell.replace(OF, "") for cell in row) and unexplained(
            subject, head.start, head.end, explained
        ):
            return text
    return ""


def _restriction(
    figure: Figure, subject: str, alias: Occurrence, segment: Segment, found: Sequence[Occurrence], indicator: Indicator
) -> str:
    """The words before the indicator that narrow it, empty for the whole."""
    explained = [
        (one.start, one.end) for one in found if one.word.dimension and one.word.dimension[0] in indicator.dimensions
    ]
    if len(unexplained(subject, segment.start, alias.start, explained)) >= 2:
        words = stripped(subject[segment.start : alias.start])
        return "" if any(words in worded(name) for name in (indicator.name, *indicator.aliases)) else words
    if row := _row_label(figure, subject, alias, segment, explained):
        return row
    for head in segments_of(subject)[: segment.order]:
        text = subject[head.start : head.end]
        if PLACE.search(text) and stripped(text):
            return text
    return ""
