"""An answer on the screen: the value first, how the question was read, then the words that prove it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Digits

from tui.app.citing import QUOTES_SHOWN, place, proven, receipt_head, receipt_text
from tui.app.labels import STATUS_STYLES, about, doubtful
from tui.app.prose import Mark, Prose, joined
from tui.app.wrapping import cut, fit
from tui.labels import QUALIFIERS, STATUSES, VERDICTS
from tui.numbers import amount, grouped, measured, unit_name, with_unit
from tui.safe import harmless, one_line
from tui.words import _, bracketed, listed, with_label
from tui.words import quoted as in_quotes

if TYPE_CHECKING:
    from assistant.answer import Answer, Quoted
    from index.library import Disclosure

FIGURES_SHOWN = 40
DIGITS_WIDEST = 14
"""Longer numbers are set in plain bold; large digits would leave no room for what was counted."""


class Pick(Prose, can_focus=True):
    """Something to press: a reading to choose, a question that may follow."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "pick", _("选用"), show=False)]

    @dataclass
    class Picked(Message):
        """It was pressed."""

        question: str

    def __init__(self, question: str, *, lead: str = "›") -> None:
        super().__init__(f"{lead} {one_line(question)}", classes="pick")
        self.question = question

    def action_pick(self) -> None:
        """Ask this."""
        self.post_message(self.Picked(self.question))

    def on_click(self) -> None:
        """Ask this."""
        self.action_pick()


class Quote(Prose, can_focus=True):
    """Words of a report with their place; opened by Enter or a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "open", _("看原文")),
        Binding("y", "copy", _("复制引文")),
    ]

    @dataclass
    class Opened(Message):
        """The reader wants to see it in its place."""

        quoted: "Quoted"
        figure: int
        """Offset of the answer's figure in the passage; -1 where the quote proves no figure."""

    @dataclass
    class Copied(Message):
        """The reader wants the words and where they stand."""

        quoted: "Quoted"

    def __init__(self, quoted: "Quoted", marked: tuple[str, ...] = (), figure: int = -1) -> None:
        quote = harmless(quoted.quote).replace("\t", "  ")
        text, marks = joined((in_quotes(quote), ""), ("\n" + place(quoted), "$foreground 60%"))
        bold: list[Mark] = []
        for words in marked:
            at = text.find(harmless(words), 0, len(quote) + 1)
            if at >= 0:
                bold.append((at, at + len(words), "bold $accent"))
        super().__init__(text, (*marks, *bold), classes="quote")
        self.quoted = quoted
        self.figure = figure

    def action_open(self) -> None:
        """Show it in the report."""
        self.post_message(self.Opened(self.quoted, self.figure))

    def action_copy(self) -> None:
        """Take it to the clipboard."""
        self.post_message(self.Copied(self.quoted))

    def on_click(self) -> None:
        """Show it in the report."""
        self.action_open()


class Fold(Prose, can_focus=True):
    """A line that unfolds to more."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "unfold", _("展开或收起"))]

    def __init__(self, head: str, more: str) -> None:
        super().__init__(f"▸ {head}", classes="fold quiet")
        self._head, self._more, self._open = head, more, False

    def action_unfold(self) -> None:
        """Show more, or less again."""
        self._open = not self._open
        self.say(f"▾ {self._head}\n{self._more}" if self._open else f"▸ {self._head}")
        self.set_class(self._open, "-open")
        parent = self.parent
        if isinstance(parent, Card):
            for quote in parent.query(".nearest"):
                quote.display = self._open

    def on_click(self) -> None:
        """Show more, or less again."""
        self.action_unfold()


class Card(Vertical):
    """A question with its answer."""

    DEFAULT_CSS = """
    Card { height: auto; margin: 0 1 1 1; padding: 0 1; border-left: outer $panel; }
    Card:focus-within { border-left: outer $primary; }
    Card .question { text-style: bold; }
    Card .value { height: 3; margin: 1 0 0 0; }
    Card Digits { width: auto; color: $accent; margin-right: 2; }
    Card .beside { height: 3; }
    Card .text { margin: 1 0 0 0; }
    Card .quote { margin: 1 0 0 0; padding: 0 1; border-left: thick $panel; }
    Card .quote:hover, Card .quote:focus, Card .pick:hover, Card .fold:hover { background: $surface; }
    Card .quote:focus { border-left: thick $accent; background: $panel; }
    Card .pick { color: $secondary; pointer: pointer; }
    Card .pick:focus { background: $primary; color: $block-cursor-foreground; }
    Card .fold:focus { background: $panel; color: $foreground; }
    Card .picks { height: auto; margin: 1 0 0 0; }
    Card .nearest { display: none; }
    Card .fold { margin: 1 0 0 0; }
    """

    def __init__(self, answer: "Answer") -> None:
        super().__init__()
        self.answer = answer

    def compose(self) -> ComposeResult:
        """Question, reading, value, words, proof, and what may come next."""
        answer = self.answer
        yield Prose(_("问") + f"  {one_line(answer.question)}", classes="question")
        if answer.understood.line:
            yield Prose(one_line(_(answer.understood.line)), classes="quiet")
        yield from self._status()
        yield from self._numbers()
        text = _(answer.text) if len(answer.figures) < 2 else beyond_figures(answer)
        if text.strip():
            yield Prose(harmless(text), classes="text")
        if answer.derived:
            yield Prose("\n".join(_calculated(answer)), classes="text")
        marked = tuple(disclosure.figure.quantity.raw for disclosure in answer.figures)
        for quoted in answer.citations[:QUOTES_SHOWN]:
            yield Quote(quoted, marked, proven(answer, quoted))
        if (left := len(answer.citations) - QUOTES_SHOWN) and left > 0:
            more = "\n".join(
                f"{in_quotes(one_line(one.quote))} {place(one)}" for one in answer.citations[QUOTES_SHOWN:]
            )
            yield Fold(_("另有 {count} 处原文").format(count=left), more)
        yield from self._receipt()
        picks = [*answer.choices, *map(_, answer.suggestions)]
        if picks:
            with Vertical(classes="picks"):
                yield Prose(_("请选择您的意思：") if answer.choices else _("可以接着问："), classes="quiet")
                for number, question in enumerate(picks, 1):
                    yield Pick(question, lead=f"{number}." if answer.choices else "›")

    def _status(self) -> ComposeResult:
        if self.answer.status != "answered":
            label = _(STATUSES[self.answer.status])
            yield Prose(f" {label} ", [(0, len(label) + 2, f"reverse bold {STATUS_STYLES[self.answer.status]}")])

    def _numbers(self) -> ComposeResult:
        figures = self.answer.figures
        if len(figures) == 1 and not self.answer.derived:
            yield from _large(figures[0])
        elif figures:
            yield FigureLines(figures[:FIGURES_SHOWN])
            if len(figures) > FIGURES_SHOWN:
                yield Prose(
                    _("另有 {count} 条，见“数据”页").format(count=len(figures) - FIGURES_SHOWN), classes="quiet"
                )

    def _receipt(self) -> ComposeResult:
        receipt = self.answer.receipt
        if self.answer.status in ("answered", "ambiguous") or not (receipt.reports or receipt.unread):
            return
        yield Fold(receipt_head(receipt), receipt_text(receipt))
        for quoted in receipt.nearest:
            quote = Quote(quoted)
            quote.add_class("nearest")
            yield quote


class FigureLines(Prose):
    """Several figures under each other, a line each: numbers aligned at the right, then what, whose and when."""

    DEFAULT_CSS = "FigureLines { margin: 1 0 0 0; }"

    def __init__(self, disclosures: "tuple[Disclosure, ...]") -> None:
        super().__init__()
        self._rows = [(one_line(measured(one.figure.quantity)), *_row(one)) for one in disclosures]
        if len({whose for _value, _subject, whose, _about, _doubt in self._rows}) == 1:
            self._rows = [(value, subject, "", about, doubt) for value, subject, _whose, about, doubt in self._rows]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a figure."""
        self.text, self.marks = self._lines(width)
        return len(self._rows)

    def _lines(self, width: int) -> tuple[str, tuple[Mark, ...]]:
        value_width, subject_width, whose_width = (
            max(cell_len(row[place]) for row in self._rows) for place in range(3)
        )
        room = max(12, width - value_width - 2 - (10 if whose_width else 0))
        subject_width = min(subject_width, room if not whose_width else room // 2)
        whose_width = min(whose_width, room - subject_width)
        parts: list[tuple[str, str]] = []
        for value, subject, whose, about_it, doubt in self._rows:
            line = [
                (fit(value, value_width, right=True), "bold $accent"),
                ("  " + fit(subject, subject_width), ""),
                ("  " + fit(whose, whose_width) if whose_width else "", ""),
                (doubt and f"  {doubt}", "$warning"),
            ]
            left = width - sum(cell_len(text) for text, _style in line) - 2
            line.append(("  " + cut(about_it, left) if left > 8 else "", "$foreground 60%"))
            parts += [*line, ("\n", "")]
        return joined(*parts[:-1])


def _row(disclosure: "Disclosure") -> tuple[str, str, str, str]:
    """Subject, whose, about it, and a word where it is doubtful."""
    identity, figure = disclosure.report.identity, disclosure.figure
    whose = one_line(f"{identity.organisation or disclosure.report.file} {identity.year or ''}".strip())
    said = _(VERDICTS[disclosure.review.verdict]) if disclosure.review is not None else ""
    return one_line(figure.subject), whose, one_line(about(figure)), _("存疑") if doubtful(figure) else said


def beyond_figures(answer: "Answer") -> str:
    """The lines of the text that say more than the figures listed: reservations, sums, what is missing."""
    values = [format(one.figure.quantity.value.normalize(), "f") for one in answer.figures]
    kept = []
    for line in _(answer.text).split("\n"):
        bare = line.replace(",", "")
        if not any(value in bare for value in values):
            kept.append(line)
    return "\n".join(kept)


def _large(disclosure: "Disclosure") -> ComposeResult:
    figure = disclosure.figure
    quantity = figure.quantity
    number = grouped(quantity.value)
    single = quantity.low is None or quantity.low == quantity.high
    beside = [
        (one_line(unit_name(quantity.unit)) or " ", "bold"),
        (bracketed(_(QUALIFIERS[quantity.qualifier])) if quantity.qualifier != "exact" else "", "bold $warning"),
        ("  " + _("原文「{raw}」").format(raw=one_line(quantity.raw)), "$foreground 60%"),
        ("\n" + one_line(_whose(disclosure)), ""),
        ("\n" + one_line(about(figure)), "$foreground 60%"),
    ]
    if (review := disclosure.review) is not None:
        beside.append(("  " + with_label(_(VERDICTS[review.verdict]), one_line(review.reason)), "$success"))
    if figure.doubts:
        beside.append(("  " + _("存疑：") + one_line(listed(map(_, figure.doubts), "；")), "$warning"))
    if len(number) <= DIGITS_WIDEST and single:
        with Horizontal(classes="value"):
            yield Digits(number.replace("−", "-"))
            yield Prose(*joined(*beside), classes="beside")
    else:
        yield Prose(*joined((one_line(amount(quantity)) + " ", "bold $accent"), *beside), classes="text")


def _whose(disclosure: "Disclosure") -> str:
    identity = disclosure.report.identity
    year = f" {identity.year}" if identity.year else ""
    return f"{disclosure.figure.subject} · {identity.organisation or disclosure.report.file}{year}"


def _calculated(answer: "Answer") -> list[str]:
    return [
        one_line(f"{_(one.label)}  {with_unit(grouped(one.value), one.unit)}  {bracketed(_(one.formula))}")
        for one in answer.derived
    ]
