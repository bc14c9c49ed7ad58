"""Findings for people: the sum first, then what it may mean, then the words of both figures."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tui.auditing import Found
from tui.console import Filled, plain
from tui.labels import SEVERITIES, rule_name
from tui.numbers import calculated, grouped_within, measured
from tui.printing.places import body_and_year, place
from tui.safe import harmless
from tui.words import _, listed, quoted

STYLES = {"contradiction": "bold red", "suspicion": "yellow", "note": "dim"}


def print_findings(console: Console, findings: Iterable[Found]) -> None:
    """One after another, with a count at the end."""
    counts: Counter[str] = Counter()
    for one in findings:
        counts[one.about.finding.severity] += 1
        print_finding(console, one)
    said = _("，").join(f"{_(name)} {counts[severity]}" for severity, name in SEVERITIES.items() if counts[severity])
    console.print(plain(said or _("没有发现矛盾。"), "bold"))


def print_finding(console: Console, found: Found) -> None:
    """The clash, its arithmetic, and every figure with its quote."""
    finding, report = found.about.finding, found.about.report
    style = STYLES[finding.severity]
    who = body_and_year(report.identity.organisation, report.identity.year)
    head = plain(f"{_(SEVERITIES[finding.severity])}  ", style)
    head += plain(f"{who}  {rule_name(finding.rule)}  ", "bold")
    head += plain(f"{grouped_within(calculated(finding.arithmetic))}  ")
    console.print(Filled(head + plain(found.key, "dim")))
    console.print(Padding(Filled(plain(_(finding.explanation))), (0, 0, 0, 2)))
    quotes: dict[tuple[str, str], list[str]] = {}
    for disclosure in found.about.disclosures:
        figure = disclosure.figure
        where = place(disclosure.report.file, figure.source.page, figure.source.section)
        quotes.setdefault((figure.source.quote, where), []).append(f"{figure.subject} {measured(figure.quantity)}")
    for (quote, where), figures in quotes.items():
        text = Text(quoted(harmless(quote).replace(chr(9), "  ")))
        console.print(Padding(Filled(text), (0, 0, 0, 4)))
        console.print(Padding(Filled(plain(f"—— {where}  {listed(figures, '；')}", "dim")), (0, 0, 0, 4)))
    if found.explained:
        note = _("已说明：{reason}（{author}，{time}）").format(
            reason=found.explained.reason, author=found.explained.author, time=found.explained.time
        )
        console.print(Padding(Filled(plain(note, "green")), (0, 0, 0, 2)))
    console.print()
