"""Subjects: what each number of a sentence counts, in the sentence's own words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.figures.dependence import (
    ANEW,
    ANNOUNCING,
    BARE_KIND,
    BARE_VERB,
    BASE,
    CHANGE_TOLD,
    CHANGED,
    CHANGES,
    CIRCUMSTANCE,
    CLAUSES_BACK,
    COLON,
    DEPENDS,
    HURT,
    INTRODUCES,
    LONGEST_ANNOUNCED,
    LONGEST_CONTEXT,
    NEXT_ITEM,
    OPENED,
    REACHING,
    SHARES,
    SHORT,
    TAKEN_UP,
    TELLS,
    TOTALS,
    TURNED,
)
from ingest.figures.phrases import (
    CLOSED,
    LONGEST,
    NO_WORDS,
    Phrase,
    Telling,
    join_words,
    squeeze,
    trim,
    words_after,
    words_before,
)
from ingest.figures.quantities import Printed
from ingest.figures.respective import respective_changes, respective_subjects
from ingest.text.clauses import clause_start
from ingest.text.legible import legible

PART_OF = "·"
"""Between a whole and its part, or a thing and its change: 有效证书·质量管理体系证书."""


@dataclass(slots=True)
class _Told:
    """What the sentences of a passage have told so far."""

    last: str = ""
    """Subject of the latest figure."""
    noun: str = ""
    """The latest subject that is not about another: changes and shares are of it."""
    unit: str = ""
    """Unit of that subject's figure."""
    nouns: dict[str, str] = field(default_factory=dict)
    """The latest such subject of each unit: a change of 56人 is of what was counted in 人."""
    whole: str = ""
    """What 其中 divides."""
    whole_unit: str = ""
    """Unit of the figure it divides."""
    lead: Phrase = NO_WORDS
    """Words before the latest number, which lead to a second one right after it: 撤销46人106个领域."""
    outer: str = ""
    """What 其中 divides outside the brackets."""
    bracketed: bool = False
    """Whether 其中 stood in brackets, which end its parts."""
    announced: str = ""
    """What a colon announced a list of."""
    counted: list[tuple[str, str, Decimal]] = field(default_factory=list)
    """Subject, unit and value of the figures before."""
    led: bool = False
    """Whether they led to a noun after the number, as 召开 does in 召开5次股东大会，12次董事会."""


def name_subjects(telling: Telling, found: Sequence[Printed], before: str = "", unit: str = "") -> list[str]:
    """A subject for each quantity of a sentence; `before` and `unit` are the last ones of the sentence before it."""
    told = _Told(
        last=before, noun=before, unit=unit, whole=before if telling.shown.startswith("其中", telling.begin) else ""
    )
    pairs = respective_subjects(telling, found)
    changes = respective_changes(telling, found)
    subjects: list[str] = []
    for index, quantity in enumerate(found):
        previous = found[index - 1].end if index else telling.begin
        noun = _noun_after(telling, found, index)
        if index in changes:
            counterpart, change = changes[index]
            told.last = _joined(subjects[counterpart], change)
        else:
            told.last = pairs.get(index) or _subject(telling, found, previous, quantity, noun, told)
        subjects.append(told.last)
        told.counted.append((told.last, quantity.quantity.unit, quantity.quantity.value))
    return [subject.removesuffix("的") or subject for subject in subjects]


def _subject(
    telling: Telling, found: Sequence[Printed], previous: int, quantity: Printed, after: Phrase, told: _Told
) -> str:
    shown, text = telling.shown, telling.text
    between = shown[max(previous, telling.begin) : quantity.start]
    later = previous > telling.begin
    if told.last and later and CHANGED.match(between):
        return told.last
    _divide(telling, max(previous, telling.begin), quantity, told)
    before = told.lead if later and not between.strip() else words_before(telling, previous, quantity.start)
    if later and after.offsets and not before.offsets and told.lead.offsets and NEXT_ITEM.match(between):
        before = told.lead if told.led else before
    told.lead, told.led = before, bool(after.offsets)
    own, words = join_words(before.of(text), after.of(text)), join_words(before.of(shown), after.of(shown))
    if (
        told.noun
        and "其中" not in between
        and not TURNED.search(between)
        and _depends(words, quantity, told, later=later)
    ):
        unit = quantity.quantity.unit
        if unit in SHARES or not CHANGES.match(words):
            return _joined(told.noun, own)
        return _joined(told.nouns.get(unit, told.noun), own)
    if later and told.noun and BASE.match(words):
        return told.noun
    if later and words in HURT:
        return _joined(told.last, own)
    told.unit = quantity.quantity.unit
    told.noun = _independent(telling, found, previous, quantity.start, own, words, told)
    told.nouns[told.unit] = told.noun
    return told.noun


def _noun_after(telling: Telling, found: Sequence[Printed], index: int) -> Phrase:
    """The noun after a number, or after the next one that follows at once: 46人106个 | 领域."""
    following = found[index + 1].start if index + 1 < len(found) else telling.end
    if index + 1 < len(found) and not telling.shown[found[index].end : following].strip():
        index += 1
        following = found[index + 1].start if index + 1 < len(found) else telling.end
    owes = telling.shown[max(telling.begin, found[index].start - 4) : found[index].start].rstrip().endswith("的")
    return words_after(telling.shown, found[index].end, following, leads_on=index + 1 < len(found) and not owes)


def _depends(words: str, quantity: Printed, told: _Told, *, later: bool) -> bool:
    """Whether words only say what happened to the thing told before, or how many of it."""
    if later and DEPENDS.match(words):
        return True
    return bool(BARE_VERB.match(words)) and not told.whole and (later or told.unit in {"", quantity.quantity.unit})


def _independent(
    telling: Telling, found: Sequence[Printed], previous: int, start: int, own: str, words: str, told: _Told
) -> str:
    """The subject of a figure that is not about the one before it."""
    total = bool(TOTALS.search(telling.shown, max(previous, telling.begin), start))
    if not own:
        before = telling.shown[max(previous, telling.begin) : start]
        last = CHANGE_TOLD.sub("", told.last) or told.last if REACHING.search(before) else told.last
        return (total and told.announced) or last or told.whole
    if told.whole and own != told.whole and not _measures(told.whole_unit, told.unit):
        return _joined(told.whole, own)
    if told.last and BARE_KIND.match(words):
        return _joined(_of_kinds(told.last), own)
    if TAKEN_UP.match(words) and words[:2] in legible(told.noun) and previous > telling.begin:
        return _joined(told.noun, own)
    return _joined(_context(telling, found, start), own) if len(words) <= SHORT else own


AVERAGES = frozenset({"岁", "%", "‰", "分", "百分点"})


def _measures(whole: str, part: str) -> bool:
    """Whether a whole is an average or a share, of which a count is no part: 平均年龄42岁，其中女员工25人."""
    return whole in AVERAGES and part not in AVERAGES


def _of_kinds(last: str) -> str:
    """What the kinds are of that a list goes through: 员工·男 → 员工, 博士 → nothing."""
    whole, _, kind = last.rpartition(PART_OF)
    if BARE_KIND.match(legible(kind)):
        return whole
    return last


def _context(telling: Telling, found: Sequence[Printed], start: int) -> str:
    """What the nearest clause without a number says: 开展评估工作 before 评估28家，使用专家147人次."""
    shown, end = telling.shown, clause_start(telling.shown, telling.begin, start)
    for _ in range(CLAUSES_BACK):
        if end <= telling.begin:
            return ""
        begin = clause_start(shown, telling.begin, end - 1)
        first_number = bisect_left(found, begin, key=lambda one: one.start)
        if first_number == len(found) or found[first_number].start >= end:
            first, last = trim(shown[begin : end - 1], telling.names)
            words = squeeze(telling.text[begin + first : begin + last])
            if CIRCUMSTANCE.search(shown[begin : end - 1]):
                return ""
            fits = SHORT < len(words) <= LONGEST_CONTEXT
            return words if fits and not INTRODUCES.search(words) else ""
        end = begin
    return ""


def _divide(telling: Telling, start: int, part: Printed, told: _Told) -> None:
    """其中, or a heading with a colon, begins the parts of something; a total or a closing bracket ends them."""
    end = part.start
    between = telling.shown[start:end]
    if "其中" in between:
        told.outer, told.whole, told.whole_unit = "", *_holding(told, part)
        told.bracketed = _open_brackets(telling.shown[telling.begin : start + between.index("其中")])
    elif told.bracketed and CLOSED.search(between):
        told.whole, told.bracketed = told.outer, False
    elif OPENED.match(between) and _open_brackets(between) and told.last:
        told.outer, told.whole, told.bracketed = told.whole, told.last, True
        told.whole_unit = told.unit
    elif TOTALS.search(between) or ANEW.search(between):
        told.whole = told.announced if "；" in between or ";" in between else ""
        told.bracketed = False
    announced = _announced(telling, start, end)
    if announced is not None:
        told.whole, told.whole_unit = announced, ""
        told.announced = announced


def _holding(told: _Told, part: Printed) -> tuple[str, str]:
    """What 其中 divides, with its unit: the figure before, or an earlier one where only that can hold the part.

    公司有9名董事，设董事长1名，其中独立董事3名: of the nine.
    """
    tail = legible(told.last.rpartition(PART_OF)[2])
    last = told.noun if CHANGES.match(tail) or tail.startswith("占") else told.last
    unit, value = part.quantity.unit, part.quantity.value
    alike = [(subject, held) for subject, its, held in told.counted if its == unit]
    fitting = [subject for subject, held in alike if held >= value]
    if unit not in AVERAGES and fitting and alike[-1][0] == told.last and alike[-1][1] < value:
        return fitting[-1], unit
    return last, told.unit


def _open_brackets(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _announced(telling: Telling, start: int, end: int) -> str | None:
    """What a colon announces a list of: 全年发放证书：质量2,345张，环境1,234张 → 发放证书; nothing for 员工：320人."""
    between = telling.shown[start:end]
    colon = max((match.start() for match in COLON.finditer(between)), default=-1)
    if colon < 0 or not between[colon + 1 :].strip() or "其中" in between:
        return None
    floor = clause_start(telling.shown, start, start + colon)
    first, last = trim(telling.shown[floor : start + colon], telling.names)
    words = ANNOUNCING.sub("", squeeze(telling.text[floor + first : floor + last]))
    return words if 1 < len(words) <= LONGEST_ANNOUNCED and not TELLS.search(legible(words)) else ""


def _joined(whole: str, part: str) -> str:
    if not whole or not part or whole.endswith(part):
        return whole or part
    return f"{whole[-LONGEST:]}{PART_OF}{part}"
