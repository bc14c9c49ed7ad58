"""Answers with figures: those found, what is calculated from them, and what has to be minded."""

from dataclasses import replace

from assistant.answer import Derived, Receipt
from assistant.finding.calculating import comparable, difference, differences, fall, gap, mean, median, rate, total
from assistant.finding.changing import one_measure, other_measures
from assistant.finding.choosing import by_indicator
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.periods import years_of
from assistant.finding.shares import printed_share, shares
from assistant.finding.standing import stands
from assistant.telling.auditing import about, clashing, sum_in
from assistant.telling.desk import Desk, Outcome, once
from assistant.telling.silence import not_disclosed, receipt
from assistant.telling.words_answer import in_words
from assistant.telling.writing import (
    calculated,
    called,
    label_of,
    lines,
    minded,
    name_of,
    of_years,
    sentence,
    statement,
    subject_of,
)
from index.library import Disclosure, Filed
from ingest.audit.finding import Finding
from ingest.said import Listed, Said

MANY_SILENT = 4
"""So many things not disclosed are each named in the text."""
CLOSE_CLAIMS = 0.25
"""Where no body is named, figures that fit so much worse than the best may still be the ones meant."""
MANY_CHOICES = 8
"""Up to so many bodies are offered to choose from."""
OF_ALL = frozenset({"rank", "extreme", "compare", "sum", "average", "disclosed"})
"""Wants that speak of several bodies where none is named."""


def with_figures(desk: Desk, looked: tuple[Looked, ...]) -> Outcome:
    """The answer from what was looked up; parts, passages or a receipt where no figure answers."""
    if _asks_back(desk, looked):
        return _which_body(desk, looked)
    looked = tuple(replace(one, chosen=desk.proved(one.chosen), group=desk.proved(one.group)) for one in looked)
    if "share" in desk.inquiry.wants and desk.inquiry.elliptical:
        looked = tuple(replace(one, chosen=tuple(f for f in one.chosen if _of_the_same(one, f))) for one in looked)
    chosen = _figures(desk, looked)
    derived, operands = _derived(desk, looked, chosen)
    if not chosen and not derived and not operands:
        return _without_figures(desk, looked)
    figures = once((*chosen, *operands))
    doubted = about(figures, desk.library, desk.taxonomy)
    conflicting = not desk.inquiry.manner.several and any(_conflict(one) for one in looked)
    if "audit" in desk.inquiry.wants or conflicting:
        figures = once((*figures, *(one for report, finding in doubted for one in clashing(report, finding))))
        derived = (*derived, *(made for _, finding in doubted if (made := sum_in(finding))))
    said = _said(looked, figures, derived)
    if "share" in desk.inquiry.wants and not derived and not any(_is_rate(one) for one in figures):
        said.append(Said("报告未同时披露部分与总数，无法计算占比。"))
    if "trend" in desk.inquiry.wants and len({years_of(one) for one in figures}) == 1:
        said.append(Said("只有一个年度的数据，无法判断变化。"))
    derived = (*derived, *_falls(looked))
    said += [_doubt(report, finding, figures) for report, finding in doubted]
    answer = desk.answer(
        "answered", lines(dict.fromkeys(said)), figures=figures, derived=derived,
        citations=desk.citations(figures), suggestions=_suggestions(looked, figures),
        receipt=receipt(desk, looked) if any(not one.chosen for one in looked) else Receipt(),
    )  # fmt: skip
    return Outcome(answer, looked)


def _is_rate(one: Disclosure) -> bool:
    return one.figure.quantity.unit in {"%", "‰"} or one.figure.kind in {"ratio", "growth"}


def _doubt(report: Filed, finding: Finding, figures: tuple[Disclosure, ...]) -> Said:
    """Which figure of the answer the audit doubts."""
    doubted = [one for one in figures if one.report.sha256 == report.sha256 and one.figure in finding.figures]
    several = len({name_of(one) for one in figures}) > 1
    named = Listed(dict.fromkeys(sentence(one, named=several, marked=False) for one in doubted[:MANY_SILENT]))
    return Said("请注意：{figures}，与同一报告的其他数据不一致（{rule}），详见核查。", figures=named, rule=finding.rule)


def _of_the_same(looked: Looked, figure: Disclosure) -> bool:
    """Whether a share in a later turn is still of what the turns before were about: 女 of 员工, not of 董事."""
    return all(stands(term, figure) for term in looked.asked.context if not term.light and not term.dimension)


def _conflict(looked: Looked) -> bool:
    """Whether one report gives several values for one thing."""
    return len({one.report.sha256 for one in looked.chosen}) < len(looked.chosen)


def _without_figures(desk: Desk, looked: tuple[Looked, ...]) -> Outcome:
    if not desk.inquiry.number:
        return in_words(desk, looked)
    parts = desk.proved(_parts(looked) or desk.seeker.said_of_parts(looked))
    if len(parts) < 2:
        return not_disclosed(desk, looked)
    said = [Said("报告未直接给出“{label}”的合计，只分别披露了以下各项，请选择：", label=label_of(looked[0].asked))]
    said += [statement(one) for one in parts]
    choices = tuple(dict.fromkeys(subject_of(one) for one in parts))
    answer = desk.answer("ambiguous", lines(said), figures=parts, citations=desk.citations(parts), choices=choices)
    return Outcome(answer, looked)


def _parts(looked: tuple[Looked, ...]) -> tuple[Disclosure, ...]:
    """Figures that are each a part of what is asked, where the whole is not disclosed."""
    if len(looked) != 1 or looked[0].chosen:
        return ()
    groups = by_indicator(looked[0].parts)
    return max(groups, key=len, default=()) if any(len(group) > 1 for group in groups) else ()


def _figures(desk: Desk, looked: tuple[Looked, ...]) -> tuple[Disclosure, ...]:
    inquiry = desk.inquiry
    if "change" in inquiry.wants:
        looked = tuple(replace(one, chosen=desk.seeker.both_ends(one.chosen)) for one in looked)
    several = inquiry.manner.several and len(inquiry.asked) == 1
    return once(figure for one in looked for figure in (one.group if several and len(one.group) > 1 else one.chosen))


def _asks_back(desk: Desk, looked: tuple[Looked, ...]) -> bool:
    """Whether no body is named and several disclose it."""
    inquiry = desk.inquiry
    if inquiry.question.every or OF_ALL & set(inquiry.wants) or not any(one.scope.open for one in looked):
        return False
    return any(len(_claimants(desk, one)) > 1 for one in looked)


def _claimants(desk: Desk, looked: Looked) -> tuple[str, ...]:
    """The bodies whose figures may be meant where none is named: not only those that word it best."""
    if not looked.scope.open or not looked.chosen:
        return tuple(dict.fromkeys(map(name_of, looked.chosen)))
    seeker = desk.seeker.in_manner(growth=False) if not looked.asked.growth else desk.seeker
    taken = [one for one in seeker.fits(looked.asked, looked.scope, looked.year) if one.taken]
    close = [one.disclosure for one in taken if one.rank >= taken[0].rank - CLOSE_CLAIMS]
    return tuple(dict.fromkeys(map(name_of, (*looked.chosen, *close))))


def _which_body(desk: Desk, looked: tuple[Looked, ...]) -> Outcome:
    names = tuple(dict.fromkeys(name for one in looked for name in _claimants(desk, one)))
    shown: Said = Listed(names[:MANY_CHOICES])
    if len(names) > MANY_CHOICES:
        shown = Said("{names}等", names=shown)
    text = Said("问题未指明机构，下列机构均披露了有关数据：{names}。请选择其一。", names=shown)
    return Outcome(desk.answer("ambiguous", text, choices=names[:MANY_CHOICES]), looked)


def _derived(
    desk: Desk, looked: tuple[Looked, ...], chosen: tuple[Disclosure, ...]
) -> tuple[tuple[Derived, ...], tuple[Disclosure, ...]]:
    """Calculations that were asked for, and operands that the answer did not hold yet."""
    wants = set(desk.inquiry.wants)
    made: list[Derived | None] = []
    operands: tuple[Disclosure, ...] = ()
    percent = any(one.figure.kind == "growth" or one.figure.quantity.unit == "%" for one in chosen)
    if "share" in wants and not percent:
        operands = desk.proved(printed_share(desk.inquiry, desk.seeker, desk.taxonomy))
        if not operands:
            found, operands = shares(desk.inquiry, desk.seeker, desk.taxonomy)
            made += found
    pairs = _pairs(looked)
    if {"difference", "compare", "trend", "change"} & wants or any(one.asked.growth for one in looked):
        made += [gap(one, other) for one, other in pairs]
        if "difference" in wants and not pairs:
            made += _between_two(looked)
        if "change" in wants and not pairs and len(chosen) == 2 and comparable(chosen):
            made.append(difference(*chosen))
    if "growth" in wants and not percent:
        pairs = pairs or _with_year_before(desk)
        made += [rate(*sorted(pair, key=lambda one: years_of(one)[-1:])) for pair in pairs]
        operands = (*operands, *(one for pair in pairs for one in pair))
    made += _over_all(desk, chosen)
    return tuple(dict.fromkeys(one for one in made if one is not None)), operands


def _falls(looked: tuple[Looked, ...]) -> tuple[Derived, ...]:
    """How much less there is, for programs that read the answer: who reads it sees 同比降低57万千瓦时."""
    made = [fall(figure) for one in looked if one.asked.growth for figure in one.chosen]
    return tuple(dict.fromkeys(one for one in made if one is not None))


def _between_two(looked: tuple[Looked, ...]) -> list[Derived]:
    """By how much two things of one body and year differ: 女员工比男员工多几个."""
    found = [one.chosen[0] for one in looked if len(one.chosen) == 1 and not one.asked.growth]
    if len(looked) != 2 or len(found) != 2 or found[0] == found[1]:
        return []
    alike = found[0].report.sha256 == found[1].report.sha256 and years_of(found[0]) == years_of(found[1])
    return [difference(*found)] if alike and comparable(found) else []


def _with_year_before(desk: Desk) -> list[tuple[Disclosure, Disclosure]]:
    """The figure of each year asked about with that of the year before, where a report prints no growth."""
    inquiry = desk.inquiry
    seeker = Seeker(desk.library, replace(inquiry.manner, growth=False))
    pairs = []
    for scope in inquiry.scopes:
        for asked in inquiry.asked:
            plain = replace(asked, families=())
            for year in inquiry.about if not scope.open else ():
                both = [seeker.look(plain, scope, one).chosen[:1] for one in (year - 1, year)]
                figures = desk.proved(one for found in both for one in found)
                if len(figures) == 2 and _of_a_year_each(figures) and one_measure(*figures):
                    pairs.append((figures[0], figures[1]))
    return pairs


def _of_a_year_each(figures: tuple[Disclosure, ...]) -> bool:
    """Whether each figure is of one year, and they are of different years: none is a sum over several."""
    years = [years_of(one) for one in figures]
    return all(len(each) == 1 for each in years) and years[0] != years[1]


def _over_all(desk: Desk, chosen: tuple[Disclosure, ...]) -> list[Derived]:
    wants = desk.inquiry.wants
    if len(chosen) < 2 or not comparable(chosen):
        return []
    made = [total(chosen)] if "sum" in wants else []
    if "average" in wants:
        made.append(median(chosen) if "中位" in desk.inquiry.question.rest else mean(chosen))
    return made


def _pairs(looked: tuple[Looked, ...]) -> list[tuple[Disclosure, Disclosure]]:
    """Figures for the same thing in two scopes or two years, one each."""
    pairs = []
    for asked in dict.fromkeys(one.asked for one in looked):
        found = [one.chosen for one in looked if one.asked == asked and one.chosen]
        same = [one[0] for one in found if len(one) == 1]
        if len(found) == 1 and len(found[0]) > 1 and len({one.report.sha256 for one in found[0]}) == len(found[0]):
            same = [found[0][0], found[0][-1]]
        if len(same) > 2 and len({name_of(one) for one in same}) == 1:
            same = [same[0], same[-1]]
        if len(same) == 2 and comparable(same) and not other_measures(*same):
            pairs.append((same[0], same[1]))
    return pairs


def _said(looked: tuple[Looked, ...], figures: tuple[Disclosure, ...], derived: tuple[Derived, ...]) -> list[Said]:
    said = minded(differences(figures) if derived and len(figures) > 1 else ())
    said += [statement(one) for one in figures]
    said += [calculated(one) for one in derived]
    silent = (
        [one for one in looked if not one.chosen] if not any(one.label in {"占比", "增幅"} for one in derived) else []
    )
    said += [_unsaid(one) for one in silent[:MANY_SILENT]]
    if len(silent) > MANY_SILENT:
        said.append(Said("其余各项也未披露，详见检索凭据。"))
    return said


def _unsaid(looked: Looked) -> Said:
    """That there is no such report, or that it does not say."""
    scope, year = looked.scope, looked.year
    where = of_years(scope.label or Said("报告库内各报告"), (year,) if year else ())
    if year and not scope.open and year not in scope.years:
        return Said("报告库中没有{report}的报告。", report=where)
    return Said("{report}未披露{what}。", report=where, what=called(looked.asked))


def _suggestions(looked: tuple[Looked, ...], figures: tuple[Disclosure, ...]) -> tuple[Said, ...]:
    """The same figure in the body's other years."""
    if len({one.scope.label for one in looked}) != 1 or looked[0].scope.open:
        return ()
    said = {year for one in figures for year in years_of(one)}
    others = [year for year in looked[0].scope.years if year not in said]
    return tuple(Said("那{year}年呢？", year=year) for year in others[-2:])
