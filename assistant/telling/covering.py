"""What a report leaves out of the disclosure checklist for its kind of body."""

from assistant.answer import Quoted
from assistant.finding.reading import passages_of
from assistant.telling.desk import Desk, Outcome
from assistant.telling.proof import prove
from assistant.telling.silence import receipt
from assistant.telling.writing import lines
from index.library import Filed
from ingest.coverage.checklist import Checklist, Covered, checklist_for, cover
from ingest.said import Listed, Said

QUOTED = 5
"""Items disclosed in words alone of which the words are shown."""


def left_out(desk: Desk) -> Outcome:
    """The items of the checklist that the reports asked about do not disclose, or only in words."""
    said: list[Said] = []
    quoted: list[Quoted] = []
    for report in _reports(desk):
        checklist = checklist_for(report.identity.body)
        covered = cover(desk.library.report(report.sha256), checklist)
        silent = [one for one in covered if one.state == "nothing"]
        spoken = [one for one in covered if one.state == "words" and one.item.wants == "figure"]
        said.append(_held_against(report, checklist))
        said.append(Said("未见披露：{items}。", items=_names(silent)))
        said.append(Said("仅有文字、没有数据：{items}。", items=_names(spoken)))
        quoted += [one for item in spoken[:QUOTED] for one in _evidence(desk, report, item)]
    answer = desk.answer("answered", lines(said), citations=tuple(quoted[:QUOTED]), receipt=receipt(desk, ()))
    return Outcome(answer)


def _reports(desk: Desk) -> list[Filed]:
    """The reports of the years asked about, else each body's latest."""
    years = desk.inquiry.years
    found = []
    for scope in desk.inquiry.scopes:
        wanted = [one for one in scope.reports if one.identity.year in years] if years else list(scope.reports[-1:])
        found += wanted
    return found


def _held_against(report: Filed, checklist: Checklist) -> Said:
    body, name = report.identity.organisation or report.file, Said(checklist.name)
    if report.identity.year is None:
        return Said("{body}的报告，对照“{checklist}”：", body=body, checklist=name)
    return Said("{body}{year}年报告，对照“{checklist}”：", body=body, year=report.identity.year, checklist=name)


def _names(items: list[Covered]) -> Said:
    return Listed((Said(one.item.name) for one in items), "；") if items else Said("无")


def _evidence(desk: Desk, report: Filed, covered: Covered) -> list[Quoted]:
    passages = passages_of(desk.library, report.sha256)
    found = []
    for evidence in covered.evidence[:1]:
        passage = passages.get(evidence.passage)
        quoted = prove(evidence.quote, passage, report) if passage else None
        found += [quoted] if quoted else []
    return found
