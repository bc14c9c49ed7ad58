"""Answers about several bodies or parts at once: rankings, who discloses, the largest and smallest, audits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Derived
from assistant.asking.scopes import Scope
from assistant.finding.calculating import comparable, differences
from assistant.finding.choosing import by_indicator
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.periods import years_of
from assistant.telling.auditing import checked, clashing, findings_in, sum_in
from assistant.telling.desk import Desk, Outcome, once
from assistant.telling.silence import receipt
from assistant.telling.writing import lines, minded, name_of, statement
from index.library import Disclosure
from ingest.audit.finding import Finding
from ingest.said import Listed, Said

SHOWN_IN_RANK = 10
SHOWN_AS_EXTREME = 3
"""The largest and the next two, so that it can be seen by how much."""
_SMALLEST = re.compile(r"最[少低小]|由[少低小]到|从[少低小]到|倒数")
"""由少到多 排名"""


def of_several(desk: Desk) -> Outcome | None:
    """Who discloses it, in what order, who has most; `None` where the question is another."""
    inquiry = desk.inquiry
    smallest = bool(_SMALLEST.search(inquiry.question.rest))
    compared = desk.proved(_compared(desk, smallest=smallest))
    figures = compared[: _shown(desk)]
    if not figures or (_one_body(desk) and len(figures) < 2):
        return None
    said = minded(differences(figures) if len(figures) > 1 else ())
    if "disclosed" in inquiry.wants:
        whole = len(compared) == len(figures) and not any(scope.open for scope in inquiry.scopes)
        said.append(
            Said("以下报告披露了有关数据，未列出的均未见披露：")
            if whole
            else Said("以下报告披露了有关数据（仅列部分）：")
        )
    else:
        said.append(Said("按数值从小到大：") if smallest else Said("按数值从大到小："))
    said += [statement(one) for one in figures]
    if not _one_body(desk) and "disclosed" not in inquiry.wants:
        said += _the_others(desk, compared)
    answer = desk.answer(
        "answered", lines(said), figures=figures, citations=desk.citations(figures), receipt=receipt(desk, ())
    )
    return Outcome(answer)


NAMED = 8
"""Up to so many bodies without a figure are named."""
_DIGITS = "零一二三四五六七八九"


def _the_others(desk: Desk, compared: Sequence[Disclosure]) -> list[Said]:
    """How many bodies the ranking is over, and which are not in it."""
    scopes = [scope.label for scope in desk.inquiry.scopes if not scope.open]
    bodies = scopes or list(desk.known.of_body(desk.inquiry.scopes[0].body)[0])
    with_figure = {name_of(one) for one in compared}
    others = [name for name in bodies if name not in with_figure]
    if not others:
        return []
    names = Said("（{names}）", names=Listed(others)) if len(others) <= NAMED else ""
    return [
        Said(
            "共查{all}家，其中{silent}家未披露可比数据{names}。",
            all=_counted(len(bodies)), silent=_counted(len(others)), names=names,
        )
    ]  # fmt: skip


def _counted(count: int) -> Said:
    """A count in words, so that it is not taken for a disclosed number."""
    if count >= 100:
        return Said("百余") if count < 200 else Said("数百")
    tens, ones = divmod(count, 10)
    ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return Said("{words}", words=ten + (_DIGITS[ones] if ones or not tens else ""), number=count)


def audit(desk: Desk) -> Outcome:
    """What the audit finds in the reports asked about."""
    found = tuple(_findings(desk))
    bodies = Listed(scope.label for scope in desk.inquiry.scopes)
    if not found:
        text = Said("{bodies}的报告：经核对合计、占比及前后数据，未发现矛盾。", bodies=bodies)
        return Outcome(desk.answer("answered", text))
    figures = desk.proved(once(figure for clash, _ in found for figure in clash))
    said = [Said("{bodies}的报告有以下数据需要核对：", bodies=bodies)]
    said += [Said("{rule}：{sums}。", rule=finding.rule, sums=finding.arithmetic) for _, finding in found]
    derived = tuple(sum_in(finding) or _as_stated(finding) for _, finding in found if finding.figures)
    answer = desk.answer("answered", lines(said), figures=figures, derived=derived, citations=desk.citations(figures))
    return Outcome(answer)


def _shown(desk: Desk) -> int:
    shown = SHOWN_IN_RANK if {"rank", "disclosed"} & set(desk.inquiry.wants) else SHOWN_AS_EXTREME
    bodies = len(desk.inquiry.scopes)
    return max(shown, bodies) if bodies <= SHOWN_IN_RANK else shown


def _one_body(desk: Desk) -> bool:
    return len(desk.inquiry.scopes) == 1 and not desk.inquiry.scopes[0].open


def _compared(desk: Desk, *, smallest: bool) -> tuple[Disclosure, ...]:
    inquiry = desk.inquiry
    if not _one_body(desk):
        each = _best_of_each(desk)
        if len(each) > 1 or "disclosed" in inquiry.wants:
            return _ranked(each, smallest=smallest)
    elif "disclosed" in inquiry.wants:
        return ()
    seeker = Seeker(desk.library, replace(inquiry.manner, several=True))
    looked = [seeker.look(one, inquiry.scopes[0], year) for year in inquiry.years or (None,) for one in inquiry.asked]
    return _ranked(_parts_of(looked, inquiry.scopes[0]), smallest=smallest)


def _best_of_each(desk: Desk) -> tuple[Disclosure, ...]:
    """For each body the figure that fits best, the bodies of an open scope included."""
    inquiry = desk.inquiry
    found: dict[tuple[str, int | None], Disclosure] = {}
    for scope in inquiry.scopes:
        for year in inquiry.years or (None,):
            for asked in inquiry.asked[:1]:
                for one in desk.seeker.fits(asked, scope, year):
                    if one.taken:
                        latest = years_of(one.disclosure)[-1:] or (0,)
                        key = (name_of(one.disclosure), year)
                        if key not in found or (year is None and latest > (years_of(found[key])[-1:] or (0,))):
                            found[key] = one.disclosure
    ids = {named for asked in inquiry.asked[:1] for term in asked.terms for named in term.indicators}
    named = {scope.label for scope in inquiry.scopes if not scope.open}
    alike = tuple(one for one in found.values() if one.figure.indicator in ids or name_of(one) in named)
    return alike or tuple(found.values())


def _ranked(figures: Sequence[Disclosure], *, smallest: bool = False) -> tuple[Disclosure, ...]:
    """By value, ties by name; those of the commonest kind of unit only, since others cannot be ranked among them."""
    if not figures:
        return ()
    alike = max(
        (tuple(one for one in figures if comparable((one, other))) for other in figures),
        key=lambda group: (len(group), group[0].report.file),
    )
    return tuple(
        sorted(alike, key=lambda one: (_signed(one, smallest=smallest), name_of(one), one.figure.source.start))
    )


def _parts_of(looked: Sequence[Looked], scope: Scope) -> tuple[Disclosure, ...]:
    """The parts that one body's figure is divided into, the total left out."""
    found = [one for item in looked if item.scope == scope for one in (*item.parts, *item.group, *item.chosen)]
    groups = [group for group in by_indicator(tuple(dict.fromkeys(found))) if len(group) > 1]
    divided = [tuple(one for one in group if one.figure.dimensions) for group in groups]
    return max(divided, key=len, default=())


def _findings(desk: Desk) -> Iterable[tuple[tuple[Disclosure, ...], Finding]]:
    years = desk.inquiry.years
    for scope in desk.inquiry.scopes:
        for report in scope.reports:
            if not years or report.identity.year in years:
                for finding in findings_in(report, desk.library, desk.taxonomy):
                    yield clashing(report, finding), finding


def _as_stated(finding: Finding) -> Derived:
    """A finding without a sum, so that every number shown has its formula."""
    first = finding.figures[0].quantity
    return Derived(first.value, first.unit, checked(finding), finding.arithmetic)


def _signed(one: Disclosure, *, smallest: bool) -> Decimal:
    value = one.figure.quantity.value
    return value if smallest else -value
