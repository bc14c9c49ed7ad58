"""The sheet of findings: what cannot all be true, with the sum and the words it rests on."""

from collections.abc import Iterable

from tui.auditing import Found
from tui.labels import SEVERITIES, rule_name
from tui.numbers import calculated, grouped_within, measured
from tui.words import N_, _, bracketed, listed
from tui.workbook.sheet import Book

HEADS = (
    N_("级别"), N_("机构"), N_("年度"), N_("规则"), N_("算式"), N_("可能的含义"), N_("涉及的数据"), N_("原文"),
    N_("文件"), N_("页"), N_("说明"), N_("编号"),
)  # fmt: skip
PRINTED = (6, 12, 4, 8, 22, 26, 22, 34, 16, 4)
"""How wide the columns are that are printed: all but the explanation and the id."""


def write_findings(book: Book, findings: Iterable[Found]) -> None:
    """A row a finding."""
    sheet = book.sheet(_("核查发现"))
    sheet.head([_(head) for head in HEADS], freeze_columns=1, printed=PRINTED)
    for found in findings:
        about, finding = found.about, found.about.finding
        identity = about.report.identity
        pages = sorted({figure.source.page for figure in finding.figures if figure.source.page})
        sheet.row(
            (
                _(SEVERITIES[finding.severity]),
                identity.organisation,
                identity.year,
                rule_name(finding.rule),
                grouped_within(calculated(finding.arithmetic)),
                _(finding.explanation),
                "\n".join(f"{figure.subject} {measured(figure.quantity)}" for figure in finding.figures),
                "\n".join(dict.fromkeys(figure.source.quote for figure in finding.figures)),
                "\n".join(dict.fromkeys(disclosure.report.file for disclosure in about.disclosures)),
                listed(map(str, pages)),
                _explained(found),
                found.key,
            )
        )


def _explained(found: Found) -> str | None:
    """口径不同（王敏，2024-05-01）."""
    said = found.explained
    return said.reason + bracketed(listed((said.author, said.time), "，")) if said else None
