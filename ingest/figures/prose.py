"""Figures in prose: every quantity of a paragraph that discloses something, with its subject, time and kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity, Scope
from ingest.figures.actors import actor_at
from ingest.figures.countable import is_figure, is_money
from ingest.figures.dependence import BECOMES
from ingest.figures.kinds import Setting, find_kind, is_change, is_fall, is_of_one_year
from ingest.figures.periods import fitting, is_base, is_bracketed, period_at
from ingest.figures.phrases import Telling, squeeze
from ingest.figures.quantities import Printed, find_quantities
from ingest.figures.respective import listed, respective_leads
from ingest.figures.scopes import find_scope
from ingest.figures.subjects import PART_OF, name_subjects
from ingest.figures.times import Time, find_times, times_before, years_of
from ingest.figures.totals import name_totals
from ingest.report import Identity
from ingest.said import Said
from ingest.text.clauses import Sentence, clause_end, clause_start, quoted, sentences
from ingest.text.legible import legible
from ingest.text.placing import page_at

PUNCTUATED = re.compile(r"[，。、；：（(;]|[,:](?!\d)")
SCATTERED = Said("版面文字没有标点，数据与名称的对应可能有误")


def prose_figures(identity: Identity, passage: Passage) -> tuple[Figure, ...]:
    """The figures of a paragraph in order."""
    if not any(character.isnumeric() for character in passage.text):
        return ()
    shown = legible(passage.text)
    found = [one for one in find_quantities(passage.text) if is_figure(one, shown)]
    if not found:
        return ()
    paragraph = _Paragraph(identity, passage, shown, find_times(shown, identity.year or 0), _is_label(shown, found))
    return tuple(_figures(paragraph, found))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A passage with what is read once for all its figures."""

    identity: Identity
    passage: Passage
    shown: str
    times: tuple[Time, ...]
    scattered: bool
    """Without any punctuation: labels and numbers of a picture, whose order says little."""


def _is_label(shown: str, found: Sequence[Printed]) -> bool:
    return len(found) > 1 and not PUNCTUATED.search(shown)


def _figures(paragraph: _Paragraph, found: Sequence[Printed]) -> Iterator[Figure]:
    names = names_of(paragraph.identity)
    told, unit = "", ""
    for sentence in sentences(paragraph.shown):
        inside = [one for one in found if sentence.start <= one.start < sentence.end]
        if not inside:
            continue
        telling = Telling(paragraph.passage.text, paragraph.shown, sentence.start, sentence.end, names)
        subjects = _labels(telling, inside) if paragraph.scattered else name_subjects(telling, inside, told, unit)
        yield from _dated(paragraph, sentence, inside, name_totals(paragraph.shown, inside, subjects))
        told, unit = subjects[-1].partition(PART_OF)[0], inside[-1].quantity.unit


def _labels(telling: Telling, inside: Sequence[Printed]) -> list[str]:
    """Of label, number, label, number each number has its label; in any other order all labels stand for each."""
    ends = [telling.begin, *(one.end for one in inside)]
    starts = [*(one.start for one in inside), telling.end]
    words = [squeeze(telling.text[end:start]) for end, start in zip(ends, starts, strict=True)]
    if all(words[:-1]) and not words[-1]:
        return words[:-1]
    return [" / ".join(filter(None, words))] * len(inside)


def _dated(
    paragraph: _Paragraph, sentence: Sentence, inside: Sequence[Printed], subjects: Sequence[str]
) -> Iterator[Figure]:
    """The figures of a sentence; a part or a change holds when its whole does, and years listed are dealt out."""
    years = _dealt_years(paragraph, sentence, inside)
    leads = respective_leads(paragraph.shown, sentence.start, sentence.end, inside)
    previous: Period | None = None
    speaker: Scope = "own"
    for index, (one, subject) in enumerate(zip(inside, subjects, strict=True)):
        if not WORDS.search(subject):
            continue
        actor = actor_at(paragraph.shown, sentence.start, one.start, paragraph.identity)
        if actor and actor not in legible(subject):
            subject = f"{actor}{PART_OF}{subject}"
        figure = _figure(paragraph, sentence, one, subject, leads.get(index, one.start))
        if _is_left_behind(paragraph, sentence, inside, index):
            figure = replace(figure, kind="history")
        start = clause_start(paragraph.shown, sentence.start, one.start)
        times = times_before(paragraph.times, one.start)
        own_time = any(start <= time.start and not time.compared for time in times)
        if index in years:
            figure = replace(figure, period=Period(years[index]))
        elif previous and PART_OF in subject and not own_time and index and figure.period.inferred:
            figure = replace(figure, period=fitting(previous, figure.kind))
        if speaker != "own" and figure.scope == "own" and not OWN.search(paragraph.shown, start, one.start):
            figure = replace(figure, scope=speaker)
        speaker = figure.scope
        aside = is_base(paragraph.shown, times, one.start) or is_bracketed(times, one.start)
        previous = previous if aside else figure.period
        yield figure


WORDS = re.compile(r"[^\W\d_]")
"""A number beside nothing but signs tells nothing."""

OWN = re.compile("公司|协会|中心|我们|本|我")
"""Words with which a sentence comes back to the reporting body."""

RESPECTIVELY = re.compile(r"分别|依次")


def _dealt_years(paragraph: _Paragraph, sentence: Sentence, inside: Sequence[Printed]) -> dict[int, str]:
    """2016年至2018年分别为甲、乙、丙: a year for each."""
    dealt: dict[int, str] = {}
    for match in RESPECTIVELY.finditer(paragraph.shown, sentence.start, sentence.end):
        first = bisect_left(inside, match.end(), key=lambda one: one.start)
        for numbers in (listed(paragraph.shown, inside, first, sentence.end), _alike(inside, first)):
            before = times_before(paragraph.times, match.start())
            years = years_of(before, sentence.start, match.start(), len(numbers))
            if years:
                dealt.update(zip(numbers, years, strict=False))
                break
    return dealt


def _alike(inside: Sequence[Printed], first: int) -> list[int]:
    """Indexes of the numbers from `first` on that have one unit."""
    units = [one.quantity.unit for one in inside[first:]]
    alike = list(takewhile(lambda unit, wanted=units[0]: unit == wanted, units)) if units else []  # type: ignore[misc]
    return list(range(first, first + len(alike)))


FROM = re.compile(r"(?:由|从)[^，,。；;、由从]*$")


def _is_left_behind(paragraph: _Paragraph, sentence: Sentence, inside: Sequence[Printed], index: int) -> bool:
    """Whether a number is what something was before: the 16.8亿元 of 由上市之初的16.8亿元增长至538.71亿元."""
    one = inside[index]
    if not BECOMES.match(paragraph.shown, one.end):
        return False
    begin = clause_start(paragraph.shown, sentence.start, one.start)
    lead = FROM.search(paragraph.shown, begin, one.start)
    since = lead.start() if lead else one.start
    return since < one.start and not any(since <= time.start < one.start for time in paragraph.times)


def _figure(paragraph: _Paragraph, sentence: Sentence, found: Printed, subject: str, lead: int) -> Figure:
    """The figure of a quantity; the words up to `lead` say what became of it."""
    shown, passage, times = paragraph.shown, paragraph.passage, times_before(paragraph.times, found.start)
    start = clause_start(shown, sentence.start, found.start)
    following = shown[found.end : min(clause_end(shown, found.end, sentence.end), found.end + 12)]
    clause = shown[start:lead]
    heading = " ".join(passage.section)
    cutoff = any(time.cutoff and sentence.start <= time.start < found.start for time in times)
    year = paragraph.identity.year
    future = bool(year) and any(
        sentence.start <= time.start < found.start and not time.compared and time.period[:4] > str(year)
        for time in times
    )
    setting = Setting(
        subject, clause, following, found.family, found.quantity.unit, legible(heading), future=future, cutoff=cutoff,
        raw=found.quantity.raw, earlier=shown[max(sentence.start, start - 30) : start],
    )  # fmt: skip
    kind = find_kind(setting)
    period = period_at(
        shown, times, sentence=sentence.start, clause=start, position=found.start, kind=kind, year=year
    )  # fmt: skip
    kind = "flow" if is_of_one_year(kind, clause, period) else kind
    return Figure(
        subject=subject,
        quantity=_signed(_in_money(found.quantity, clause), setting),
        kind=kind,
        period=period,
        source=_citation(passage, shown, sentence, found),
        scope=find_scope(legible(subject), paragraph.identity, clause=clause, source=shown[sentence.start : start]),
        rule="prose",
        confidence=_confidence(found, subject, paragraph.scattered),
        doubts=(*found.doubts, *((SCATTERED,) if paragraph.scattered else ())),
    )


def _in_money(quantity: Quantity, clause: str) -> Quantity:
    return (
        replace(quantity, unit="元")
        if not quantity.unit and quantity.raw[-1:] in "万亿萬億" and is_money(clause)
        else quantity
    )


def _signed(quantity: Quantity, setting: Setting) -> Quantity:
    """A fall as a negative."""
    if quantity.value <= 0 or not is_change(setting):
        return quantity
    if not is_fall(setting.clause, setting.following):
        return quantity
    low, high = (None, None) if quantity.low is None or quantity.high is None else (-quantity.high, -quantity.low)
    return replace(quantity, value=-quantity.value, low=low, high=high)


def _citation(passage: Passage, shown: str, sentence: Sentence, found: Printed) -> Citation:
    start, end = quoted(shown, sentence, found.start, found.end)
    return Citation(
        passage.order, found.start, found.end, passage.text[start:end], page_at(passage, found.start), passage.section
    )


NO_UNIT = Decimal("0.25")
NUMERAL = Decimal("0.10")
BORROWED = Decimal("0.08")
NO_SUBJECT = Decimal("0.3")
DOUBTED = Decimal("0.2")
UNORDERED = Decimal("0.45")


def _confidence(found: Printed, subject: str, scattered: bool) -> float:
    """How sure it is that this is a figure about its subject."""
    sure = Decimal("0.97")
    sure -= NO_UNIT if not found.quantity.unit else 0
    sure -= NUMERAL if found.numeral else 0
    sure -= BORROWED if PART_OF in subject else 0
    sure -= NO_SUBJECT if len(subject) < 2 else 0
    sure -= DOUBTED if found.doubts or found.weak else 0
    sure -= UNORDERED if scattered else 0
    return float(max(sure, Decimal("0.2")))


@lru_cache(maxsize=64)
def names_of(identity: Identity) -> re.Pattern[str] | None:
    """A pattern of the body's names at the beginning of a phrase, which say who and not what."""
    names = {
        legible(name)
        for name in (identity.organisation or "", *identity.short_names, *identity.self_references)
        if name
    }
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        "(?:" + "|".join(map(re.escape, longest_first)) + ")(?![的之及与和、]|子公司|分公司|分支|下属|总部)"
    )
