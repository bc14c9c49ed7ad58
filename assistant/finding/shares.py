"""A share that no report prints: the part and the whole, each a disclosed figure."""

import re
from dataclasses import replace

from assistant.answer import Derived
from assistant.asking.asked import Asked, find_asked
from assistant.asking.inquiry import Inquiry
from assistant.asking.measures import family_of
from assistant.asking.scopes import Scope
from assistant.finding.calculating import comparable, share
from assistant.finding.lookup import Seeker
from index.library import Disclosure
from ingest.indicators.taxonomy import Taxonomy

_OF = re.compile(r"占(?!比)(?:了|到|其|全部|所有|全体|总)?(.*?)(?:的?(?:多少|几成|百分之几|百分比|比[例重]|比$)|$)")


def shares(inquiry: Inquiry, seeker: Seeker, taxonomy: Taxonomy) -> tuple[list[Derived], tuple[Disclosure, ...]]:
    """The shares asked for with their operands; nothing where the part or the whole is not disclosed."""
    made: list[Derived] = []
    operands: list[Disclosure] = []
    for scope in inquiry.scopes:
        for year in inquiry.years or (None,):
            for asked in inquiry.asked:
                pair = _pair(inquiry, asked, scope, year, seeker, taxonomy)
                found = share(*pair) if pair else None
                if pair and found:
                    made.append(found)
                    operands += pair
    return made, tuple(operands)


def _pair(
    inquiry: Inquiry, asked: Asked, scope: Scope, year: int | None, seeker: Seeker, taxonomy: Taxonomy
) -> tuple[Disclosure, Disclosure] | None:
    part_words, whole_words = _sides(inquiry.question.rest, asked, taxonomy)
    near = inquiry.near
    part = _one(seeker, part_words, scope, year, near) if part_words.terms else near
    if part is None:
        return None
    if whole_words is not None:
        own = {term.text for term in whole_words.terms}
        around = (*(term for term in part_words.terms if not term.dimension), *asked.context)
        context = tuple(term for term in around if term.text not in own)
        total = _one(seeker, replace(whole_words, context=context), scope, year, part)
    else:
        total = _total(inquiry, part, part_words, scope, year, seeker)
    return (part, total) if total and total != part and comparable((part, total)) else None


def _sides(text: str, asked: Asked, taxonomy: Taxonomy) -> tuple[Asked, Asked | None]:
    """What stands before 占 and what behind it; the whole is left open where nothing does."""
    match = _OF.search(text)
    if not match:
        return replace(asked, families=(), about=()), None
    before, behind = find_asked(text[: match.start()], taxonomy), find_asked(match.group(1), taxonomy)
    part = before[-1] if before and before[-1].terms else Asked(())
    whole = behind[0] if behind and behind[0].terms else None
    whole = replace(whole, families=(), about=()) if whole else None
    return replace(part, families=(), about=(), context=asked.context), whole


def _one(seeker: Seeker, asked: Asked, scope: Scope, year: int | None, near: Disclosure | None) -> Disclosure | None:
    """The one counted figure that fits."""
    fits = [one.disclosure for one in seeker.fits(asked, scope, year, near=near) if one.taken]
    counted = [one for one in fits if family_of(one.figure.quantity.unit) not in {"percent", "permille"}]
    like = near.figure.indicator if near is not None else None
    if like or near is None:
        counted.sort(key=lambda one: (like is not None and one.figure.indicator != like, _is_round(one)))
    return counted[0] if counted else None


def _is_round(one: Disclosure) -> bool:
    return one.figure.quantity.qualifier != "exact"


def printed_share(inquiry: Inquiry, seeker: Seeker, taxonomy: Taxonomy) -> tuple[Disclosure, ...]:
    """The shares that reports print of a part, where the whole asked about is the one that such shares are of."""
    found: list[Disclosure] = []
    for asked in inquiry.asked:
        part, whole = _sides(inquiry.question.rest, asked, taxonomy)
        if whole is None or not part.terms or not _belongs(part, whole, taxonomy):
            continue
        for scope in inquiry.scopes:
            for year in inquiry.years or (None,):
                sought = replace(part, families=("percent", "permille"), context=whole.terms)
                found += [one for one in seeker.look(sought, scope, year).chosen if _is_of_all(one, part, taxonomy)]
    return tuple(found)


def _belongs(part: Asked, whole: Asked, taxonomy: Taxonomy) -> bool:
    """Whether an indicator named by the part is the whole's, or a part of it."""
    wholes = {found for term in whole.terms for found in term.indicators}
    parts = {found for term in part.terms for found in term.indicators}
    return bool(wholes & (parts | {taxonomy[one].part_of for one in parts if one in taxonomy}))


def _is_of_all(one: Disclosure, part: Asked, taxonomy: Taxonomy) -> bool:
    """Whether a share is of an indicator that the part names."""
    indicator = one.figure.indicator
    if indicator is None or indicator not in taxonomy:
        return False
    name = taxonomy[indicator].name
    return any(indicator in term.indicators or any(form in name for form in term.forms) for term in part.heavy)


def _total(
    inquiry: Inquiry, part: Disclosure, words: Asked, scope: Scope, year: int | None, seeker: Seeker
) -> Disclosure | None:
    """The whole that a part belongs to: said a turn before, in the same sentence, or the same without its dimension."""
    earlier = [one for answer in inquiry.past.answers for one in answer.figures]
    for one in earlier:
        if (
            one.report == part.report
            and _contains(one, part)
            and (one.figure.source.passage == part.figure.source.passage or _is_whole_of(one, part))
        ):
            return one
    general = tuple(term for term in (*words.terms, *words.context) if not term.dimension)
    if general and len(general) < len(words.terms) + len(words.context):
        found = _one(seeker, Asked(general), scope, year, None)
        if found and _contains(found, part):
            return found
    beside = [
        one
        for one in seeker.beside(part)
        if _contains(one, part)
        and one.figure.source.quote == part.figure.source.quote
        and set(one.figure.dimensions) < set(part.figure.dimensions)
    ]
    return beside[0] if beside else None


def _is_whole_of(whole: Disclosure, part: Disclosure) -> bool:
    """Whether two figures are of one indicator, the one without the dimension that the other is limited to."""
    a, b = whole.figure, part.figure
    return a.indicator is not None and a.indicator == b.indicator and set(a.dimensions) < set(b.dimensions)


def _contains(whole: Disclosure, part: Disclosure) -> bool:
    a, b = whole.figure.quantity, part.figure.quantity
    return a.unit == b.unit and a.value > b.value
