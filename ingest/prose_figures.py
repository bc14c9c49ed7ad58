"""Figures in prose: every quantity of a paragraph that discloses something, with its subject, time and kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ingest.clauses import Sentence, clause_end, clause_start, quoted, sentences
from ingest.countable import is_figure, is_money
from ingest.document import Passage
from ingest.figure import Citation, Figure, Kind, Quantity
from ingest.kinds import Setting, find_kind, is_fall
from ingest.legible import legible
from ingest.periods import Time, find_times, period_at
from ingest.quantities import Printed, find_quantities
from ingest.report import Identity
from ingest.scopes import find_scope
from ingest.subjects import PART_OF, Telling, name_subjects

FALLING_FAMILIES = frozenset({"percent", "percentage-points", "permille"})


def prose_figures(identity: Identity, passage: Passage) -> tuple[Figure, ...]:
    """The figures of a paragraph in order."""
    if not any(character.isnumeric() for character in passage.text):
        return ()
    shown = legible(passage.text)
    found = [one for one in find_quantities(passage.text) if is_figure(one, shown)]
    return tuple(_figures(identity, passage, shown, found)) if found else ()


def _figures(identity: Identity, passage: Passage, shown: str, found: Sequence[Printed]) -> Iterator[Figure]:
    times = find_times(shown, identity.year) if identity.year else find_times(shown, 0)
    names = names_of(identity)
    told = ""
    for sentence in sentences(shown):
        inside = [one for one in found if sentence.start <= one.start < sentence.end]
        if not inside:
            continue
        subjects = name_subjects(Telling(passage.text, shown, sentence.start, sentence.end, names), inside, told)
        for one, subject in zip(inside, subjects, strict=True):
            yield _figure(identity, passage, shown, sentence, one, subject or _heading(passage), times)
        told = subjects[-1]


def _figure(
    identity: Identity, passage: Passage, shown: str, sentence: Sentence, found: Printed, subject: str, times: tuple[Time, ...]
) -> Figure:
    start = clause_start(shown, sentence.start, found.start)
    following = shown[found.end : min(clause_end(shown, found.end, sentence.end), found.end + 12)]
    cutoff = any(time.cutoff and sentence.start <= time.start < found.start for time in times)
    clause = shown[start : found.start]
    setting = Setting(subject, clause, following, found.family, found.quantity.unit, " ".join(passage.section), cutoff)
    kind = find_kind(setting)
    if cutoff and kind == "flow":
        kind = "stock" if re.search(r"共有|持有|会员", clause) else "flow"
    period = period_at(shown, times, sentence=sentence.start, clause=start, position=found.start, kind=kind, year=identity.year)
    return Figure(
        subject=subject,
        quantity=_signed(_in_money(found.quantity, clause), kind, clause, following, found.family),
        kind=kind,
        period=period,
        source=_citation(passage, shown, sentence, found),
        scope=find_scope(f"{subject} {clause}", identity.body),
        rule="prose",
        confidence=_confidence(found, subject),
        doubts=found.doubts,
    )


def _in_money(quantity: Quantity, clause: str) -> Quantity:
    return replace(quantity, unit="元") if not quantity.unit and quantity.raw[-1:] in "万亿萬億" and is_money(clause) else quantity


def _signed(quantity: Quantity, kind: Kind, clause: str, following: str, family: str) -> Quantity:
    """A fall as a negative."""
    if kind != "growth" or family not in FALLING_FAMILIES or quantity.value <= 0 or not is_fall(clause, following):
        return quantity
    low, high = (None, None) if quantity.low is None or quantity.high is None else (-quantity.high, -quantity.low)
    return replace(quantity, value=-quantity.value, low=low, high=high)


def _citation(passage: Passage, shown: str, sentence: Sentence, found: Printed) -> Citation:
    start, end = quoted(shown, sentence, found.start, found.end)
    return Citation(passage.order, found.start, found.end, passage.text[start:end], passage.page, passage.section)


def _heading(passage: Passage) -> str:
    """What a number without words of its own is about: the title above it."""
    return re.sub(r"^[\W\d一二三四五六七八九十（）()]+", "", passage.section[-1]) if passage.section else ""


NO_UNIT = Decimal("0.25")
NUMERAL = Decimal("0.10")
BORROWED = Decimal("0.08")
NO_SUBJECT = Decimal("0.3")


def _confidence(found: Printed, subject: str) -> float:
    """How sure it is that this is a figure about its subject."""
    sure = Decimal("0.97")
    sure -= NO_UNIT if not found.quantity.unit else 0
    sure -= NUMERAL if found.numeral else 0
    sure -= BORROWED if PART_OF in subject else 0
    sure -= NO_SUBJECT if len(subject) < 2 else 0
    sure -= Decimal("0.2") if found.doubts or found.weak else 0
    return float(max(sure, Decimal("0.2")))


@cache
def names_of(identity: Identity) -> re.Pattern[str] | None:
    """A pattern of the body's names at the beginning of a phrase, which say who and not what."""
    names = {legible(name) for name in (identity.organisation or "", *identity.short_names, *identity.self_references) if name}
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + ")(?![的之])")
