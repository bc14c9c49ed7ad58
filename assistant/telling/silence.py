"""When there is nothing to give: what was searched, what came near, and why it was not taken."""

from collections.abc import Iterator

from assistant.answer import Receipt, Refused, Status
from assistant.asking.asked import whole
from assistant.asking.inquiry import Inquiry
from assistant.finding.lookup import Looked
from assistant.finding.passages import Told, told_about
from assistant.telling.desk import MANY_BODIES, Desk, Outcome
from assistant.telling.writing import called, dated, of_years
from index.catalogue import Entry
from ingest.said import Listed, Said

LISTED = 50
"""A receipt names up to so many reports."""
MUCH_UNREAD = 0.15
"""From this share of a report's pages on, "not disclosed" can no longer be said of it."""
NEAREST = 3
REFUSED = 5


def without_report(desk: Desk) -> Outcome | None:
    """The answer where the library has no report to look into; `None` where it has."""
    question = desk.inquiry.question
    if question.stranger and not question.organisations and not question.files:
        text = Said("报告库中没有“{name}”的报告，无法回答。", name=question.stranger)
        return Outcome(desk.answer("no_report", text, choices=examples(desk)))
    if not desk.known.entries:
        return Outcome(desk.answer("no_report", Said("报告库中还没有报告，请先加入报告。")))
    return None


def examples(desk: Desk) -> tuple[str, ...]:
    """Some bodies that can be asked about."""
    return desk.known.organisations[:8]


def not_disclosed(desk: Desk, looked: tuple[Looked, ...]) -> Outcome:
    """What was searched in vain: not disclosed, no report of that year, or too much that could not be read."""
    inquiry = desk.inquiry
    told = told_about(inquiry, whole(inquiry.asked), desk.library)
    proof = receipt(desk, looked, told)
    without = [scope for scope in inquiry.scopes if inquiry.year_named and not set(inquiry.years) & set(scope.years)]
    if without and len(without) == len(inquiry.scopes) and not without[0].open:
        text = Said(
            "报告库中没有{report}的报告（现有：{years}），无法回答。",
            report=of_years(without[0].label, inquiry.years), years=dated(without[0].years),
        )  # fmt: skip
        return Outcome(desk.answer("no_report", text, receipt=proof), looked)
    labels = [scope.label for scope in inquiry.scopes if scope.label]
    where = Listed(labels) if 0 < len(labels) <= MANY_BODIES else Said("报告库内各报告")
    what = Listed(dict.fromkeys(called(one) for one in inquiry.asked)) if inquiry.asked else Said("所问内容")
    unsaid = Said("{report}未披露{what}。", report=of_years(where, inquiry.years), what=what)
    said = [unsaid, Said("未披露不等于没有或为零。")]
    status: Status = "not_disclosed"
    if proof.unread:
        status = "unreadable" if _much_unread(inquiry) else status
        said.append(Said("另有未能辨读的页面：{pages}，可能载有相关内容。", pages=Listed(proof.unread)))
    return Outcome(desk.answer(status, Listed(said, ""), receipt=proof), looked)


def _much_unread(inquiry: Inquiry) -> bool:
    """Whether so much of a report asked about could not be read that silence says nothing."""
    return any(
        sum(not page.partly for page in report.unread) >= MUCH_UNREAD * (report.pages or 1)
        for scope in inquiry.scopes
        for report in scope.reports
        if report.unread and (not inquiry.years or report.identity.year in inquiry.years)
    )


def receipt(desk: Desk, looked: tuple[Looked, ...], told: tuple[Told, ...] = ()) -> Receipt:
    """What was searched, what came near, and which related figures were not taken."""
    inquiry = desk.inquiry
    searched = tuple(dict.fromkeys(_searched(desk)))
    refused = {(d.report.sha256, d.figure.source): Refused(d, reason) for one in looked for d, reason in one.related}
    return Receipt(
        reports=tuple(one.file for one in searched)[:LISTED],
        passages=sum(one.passages for one in searched),
        terms=tuple(dict.fromkeys(form for one in inquiry.asked for term in one.terms for form in term.forms)),
        nearest=tuple(one.quoted for one in told[:NEAREST]),
        unread=tuple(_page(one, number) for one in searched for number in one.unread)[:LISTED],
        refused=tuple(refused.values())[:REFUSED],
    )


def _searched(desk: Desk) -> Iterator[Entry]:
    """The reports looked into: those of the bodies and years asked about, or of the whole library."""
    years, scopes = set(desk.inquiry.years), desk.inquiry.scopes
    named = {report.sha256 for scope in scopes for report in scope.reports}
    open_to = {scope.body for scope in scopes if scope.open}
    for entry in desk.known.entries:
        within = entry.sha256 in named or "" in open_to or (entry.body is not None and entry.body in open_to)
        if within and (not years or entry.year in years or entry.year is None):
            yield entry


def _page(report: Entry, number: int) -> Said:
    return Said("{file} 第 {page} 页", file=report.file, page=number)
