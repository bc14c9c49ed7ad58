"""What a report held against its checklist says on the screen: a column of states, the proofs of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.citing import stands
from tui.app.columns import Column
from tui.app.prose import Mark, joined
from tui.app.wrapping import cut
from tui.numbers import measured
from tui.safe import one_line
from tui.words import _, quoted, term

if TYPE_CHECKING:
    from index.library import Filed, Library
    from ingest.coverage.checklist import Covered, Item
    from ingest.figure import Figure

STATES = {"figure": (_("数据"), "good"), "words": (_("文字"), ""), "nothing": (_("未见"), "bad")}
"""Words, not symbols: ● and ○ are one cell wide here and two there."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A quote by which an item is disclosed."""

    text: str
    """What is said of it."""
    place: str
    """Its page or section."""
    passage: int
    start: int
    end: int
    figure: "Figure | None" = None
    """What it is the quote of, where it is that of a figure."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report held against its checklist."""

    report: "Filed"
    checklist: str
    items: "dict[str, Covered]"
    starts: "Mapping[tuple[int, str], int]"
    """Where in its passage a quote begins that proves an item without a figure."""

    @property
    def label(self) -> str:
        """Short name and year."""
        identity = self.report.identity
        names = [*identity.short_names, identity.organisation or self.report.file]
        return f"{cut(min(names, key=cell_len), 10)} {identity.year or ''}".strip()


def proofs(report: Checked, covered: "Covered") -> list[Proof]:
    """The figures, then the words, by which the report discloses an item."""
    figures = [
        Proof(
            f"{measured(one.quantity)} {one.subject} {quoted(one.source.quote)}",
            stands(one.source),
            one.source.passage,
            one.source.start,
            one.source.end,
            one,
        )
        for one in covered.figures
    ]
    starts = [(one, report.starts[one.passage, one.quote]) for one in covered.evidence]
    words = [Proof(quoted(one.quote), stands(one), one.passage, start, start + len(one.quote)) for one, start in starts]
    return [*figures, *words]


def about(report: Checked, covered: "Covered | None") -> tuple[str, tuple[Mark, ...]]:
    """How the report discloses an item, and the first proofs. Text and marks."""
    if covered is None:
        return _("这份报告的清单没有这一条"), ()
    label, style = STATES[covered.state]
    colours = {"good": "bold $success", "bad": "bold $error", "": "bold"}
    told = [one_line(proof.text) for proof in proofs(report, covered)][:3]
    return joined(
        (f"{label}  ", colours[style]),
        (one_line(f"{report.label} · {term(covered.item.name)}"), "bold"),
        (one_line(f"  {covered.item.clause}"), "$foreground 60%"),
        *((f"\n{proof}", "") for proof in told),
        ("" if told else "\n" + _("按清单所列的指标与用语都没有查到；未见不等于没有做。"), "$foreground 60%"),
    )


def column(report: Checked) -> Column:
    """How the report discloses each item."""

    def text(item: "Item") -> str:
        covered = report.items.get(item.id)
        return STATES[covered.state][0] if covered else ""

    def style(item: "Item") -> str:
        covered = report.items.get(item.id)
        return STATES[covered.state][1] if covered else ""

    return Column(report.label, max(8, cell_len(report.label)), text, style=style)


def check(filed: "Filed", library: "Library") -> Checked:
    """Hold a report against the checklist for bodies of its kind."""
    from ingest.coverage.checklist import checklist_for, cover

    checklist = checklist_for(filed.identity.body)
    report = library.report(filed.sha256)
    covered = cover(report, checklist)
    evidence = [one for item in covered for one in item.evidence]
    starts = {(one.passage, one.quote): max(0, report.passages[one.passage].text.find(one.quote)) for one in evidence}
    return Checked(filed, checklist.name, {one.item.id: one for one in covered}, starts)


def words_of(item: "Item") -> str:
    """What an item is found by: its words in Chinese and in the language in use."""
    said = (item.name, item.group, item.clause)
    return " ".join((item.id, *said, *map(term, said))).casefold()
