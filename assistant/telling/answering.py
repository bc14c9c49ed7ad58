"""From an inquiry to an answer: figures first, passages where none answers, a receipt where nothing does."""

from dataclasses import replace

from assistant.asking.asked import Asked
from assistant.asking.catalogue import Known
from assistant.asking.inquiry import Inquiry
from assistant.asking.scopes import Scope, scope_of
from assistant.finding.changing import change_of
from assistant.finding.choosing import by_organisation
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.series import in_series, years_printed
from assistant.telling.covering import left_out
from assistant.telling.desk import Desk, Outcome
from assistant.telling.figures_answer import with_figures
from assistant.telling.going_on import adds_nothing, beside_the_last, over_the_last
from assistant.telling.several import audit, of_several
from assistant.telling.silence import examples, without_report
from assistant.telling.words_answer import SURE, in_words
from index.library import Library
from ingest.indicators.taxonomy import Taxonomy
from ingest.said import Listed, Said

FEW_YEARS = 3
"""Where no year is asked, up to so many years are all given, of more only the latest."""
CALCULATED = frozenset({"difference", "sum", "average", "rank", "extreme", "share", "growth", "per", "change", "trend"})
"""Wants that ask for numbers even where no 多少 says so."""


def respond(inquiry: Inquiry, library: Library, known: Known, taxonomy: Taxonomy) -> Outcome:
    """The answer to an inquiry."""
    desk = Desk(inquiry, library, known, taxonomy, Seeker(library, inquiry.manner))
    missing = without_report(desk)
    if missing:
        return missing
    if inquiry.unsure:
        return _unsure(desk)
    wants = set(inquiry.wants)
    nothing = not any(one.terms for one in inquiry.asked)
    if "audit" in wants and (nothing or not inquiry.question.number) and not inquiry.scopes[0].open:
        return audit(desk)
    if "missing" in wants and not inquiry.scopes[0].open:
        return left_out(desk)
    if nothing:
        text = Said("请说明要查哪个机构、哪一年度的什么内容。")
        return Outcome(desk.answer("ambiguous", text, choices=examples(desk)))
    several = of_several(desk) if {"disclosed", "rank", "extreme"} & wants else None
    outcome = several or over_the_last(desk)
    if outcome:
        return outcome
    looked = _look(desk)
    asks_figures = inquiry.number or _calculates(inquiry) or _names_a_measure(inquiry, looked)
    return with_figures(desk, looked) if asks_figures else in_words(desk, looked)


def _unsure(desk: Desk) -> Outcome:
    """A name that may mean several bodies: answered where only one of them discloses it, else asked back."""
    answered = []
    for name in desk.inquiry.unsure:
        one = replace(desk.inquiry, scopes=(scope_of(name, desk.known.reports_of(name)),), unsure=())
        outcome = respond(one, desk.library, desk.known, desk.taxonomy)
        if outcome.answer.status == "answered":
            answered.append(outcome)
    if len(answered) == 1:
        return answered[0]
    names = desk.inquiry.unsure
    text = Said("问题中的机构可能是：{names}。请选择其一。", names=Listed(names))
    return Outcome(desk.answer("ambiguous", text, choices=names))


def _calculates(inquiry: Inquiry) -> bool:
    several = max(len(inquiry.scopes), len(inquiry.years), len(inquiry.asked)) > 1
    return bool(CALCULATED & set(inquiry.wants)) or ("compare" in inquiry.wants and several)


def _names_a_measure(inquiry: Inquiry, looked: tuple[Looked, ...]) -> bool:
    """Whether a question is no more than the name of a measure that is disclosed: 某公司每股社会贡献值."""
    return inquiry.wants == ("value",) and any(one.chosen and (one.asked.about or one.score >= SURE) for one in looked)


def _look(desk: Desk) -> tuple[Looked, ...]:
    """Every thing asked for in every scope and year."""
    inquiry = desk.inquiry
    years: tuple[int | None, ...] = inquiry.about or (None,)
    places = [(scope, year) for scope in inquiry.scopes for year in _printed_too(desk, scope) or years]
    if inquiry.question.paired and len(inquiry.scopes) == len(years):
        places = list(zip(inquiry.scopes, years, strict=True))
    asked = [one for one in inquiry.asked if one.terms]
    found: list[Looked] = []
    for scope, year in places:
        here: list[Looked] = []
        for one in asked:
            here += _look_up(desk, one, scope, year, here)
        found += _together(here, desk.seeker)
    return tuple(_latest(one, inquiry) for one in in_series(tuple(dict.fromkeys(found)), desk.seeker))


SPOKEN_OF = 5
"""So many years of a report's own series are told at most."""


def _printed_too(desk: Desk, scope: Scope) -> tuple[int, ...]:
    """The years over which something is followed, those that a report prints beside its own among them."""
    inquiry = desk.inquiry
    over_time = "trend" in inquiry.wants or inquiry.question.years.last == 0
    if scope.open or not over_time or inquiry.year_named or inquiry.question.years.last:
        return ()
    printed = {
        year
        for asked in inquiry.asked
        if asked.terms and not asked.growth
        for year in years_printed(desk.seeker.in_manner(growth=False), asked, scope)
    }
    return tuple(sorted({*inquiry.about, *printed})[-SPOKEN_OF:])


def _look_up(desk: Desk, asked: Asked, scope: Scope, year: int | None, before: list[Looked]) -> list[Looked]:
    """One thing: its value, or by how much it changed."""
    inquiry = desk.inquiry
    mixed = any(one.growth for one in inquiry.asked)
    if not (asked.growth if mixed else inquiry.manner.growth):
        found = beside_the_last(desk, asked, scope, year)
        seeker = desk.seeker.in_manner(growth=False) if mixed else desk.seeker
        return [found or seeker.look(asked, scope, year, near=inquiry.near)]
    if year is not None and year != max(inquiry.about) and not inquiry.manner.growth:
        return []
    said = [one.chosen[0] for one in before if one.chosen and set(asked.heavy) <= {*one.asked.terms}]
    near = said[0] if said else inquiry.near if adds_nothing(inquiry) else None
    return change_of(desk.seeker, asked, scope, year, _base(inquiry, year), near=near)


def _base(inquiry: Inquiry, year: int | None) -> int | None:
    """The year that a change is counted from: the one named, the first of several, else the one before."""
    if year is None or inquiry.base:
        return inquiry.base[0] if inquiry.base else None
    return min(inquiry.about) if min(inquiry.about) < year else year - 1


def _together(found: list[Looked], seeker: Seeker) -> list[Looked]:
    """Where 和 did not part two things but belongs to one, that one."""
    kept: list[Looked] = []
    for one in found:
        joined = one.asked.joined
        if joined and not any(other.chosen for other in found if other.asked.joined == joined):
            asked = replace(one.asked, terms=joined, joined=(), label="".join(term.text for term in joined))
            again = seeker.look(asked, one.scope, one.year)
            one = again if again.chosen else one
        if one not in kept:
            kept.append(one)
    return kept


def _latest(looked: Looked, inquiry: Inquiry) -> Looked:
    """Where no year is asked and a body gives the figure for many, only the latest; all where that is asked."""
    reports = sorted({one.report.identity.year or 0 for one in looked.chosen})
    if looked.year is not None or len(reports) < 2 or len(by_organisation(looked.chosen)) > 1:
        return looked
    last = inquiry.question.years.last
    if len(inquiry.scopes) > 1 and last is None:
        kept = reports[-1:]
    elif last is not None or {"trend", "difference", "growth", "compare"} & set(inquiry.wants):
        kept = reports[-last:] if last else reports
    else:
        kept = reports if len(reports) <= FEW_YEARS else reports[-1:]
    chosen = [one for one in looked.chosen if (one.report.identity.year or 0) in kept]
    return replace(looked, chosen=tuple(sorted(chosen, key=lambda one: one.report.identity.year or 0)))
