"""Accepting, correcting and rejecting a figure: the same keys in the list and in the report."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.app.forms import Confirm, Field, Form
from tui.app.page import Sheet
from tui.numbers import measured
from tui.words import _, quoted, with_label

if TYPE_CHECKING:
    from index.library import Disclosure, Library, Review
    from ingest.figure import Figure


class Reviewing(Sheet):
    """A screen with a figure in hand that a reviewer may speak of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", _("核准")),
        Binding("e", "correct", _("改正")),
        Binding("x", "reject", _("排除")),
        Binding("u", "withdraw", _("收回复核"), show=False),
    ]

    def figure_to_review(self) -> "Disclosure | None":
        """The figure in hand, `None` where there is none."""
        raise NotImplementedError

    async def reviewed(self, row: "Disclosure", figure: "Figure", review: "Review | None") -> None:
        """Show the figure as it is now."""
        raise NotImplementedError

    def action_accept(self) -> None:
        """Say that the figure in hand is right."""
        if (row := self._in_hand()) is not None:
            self._amend(row, row.figure, "accepted", _("核对原文无误"), _("已确认无误"))

    def action_reject(self) -> None:
        """Ask why, then take it out."""
        if (row := self._in_hand()) is not None:
            form = Form(
                _("剔除这条数据"),
                [Field("reason", _("理由"), hint=_("例如：是页码，不是数据"), required=True)],
                about=f"{measured(row.figure.quantity)} {row.figure.subject}\n{quoted(row.figure.source.quote)}",
            )
            self.app.push_screen(form, partial(self._rejected, row))

    def _rejected(self, row: "Disclosure", filled: dict[str, str] | None) -> None:
        if filled:
            done = _("已剔除；在“数据”页按 v 可看到剔除的数据，再按 u 收回")
            self._amend(row, row.figure, "rejected", filled["reason"], done)

    def action_correct(self) -> None:
        """Ask what is right."""
        if (row := self._in_hand()) is not None:
            from tui.app.reviewing import as_typed

            self._ask_what_is_right(row, as_typed(row.figure))

    def _ask_what_is_right(self, row: "Disclosure", typed: Mapping[str, str]) -> None:
        from tui.app.reviewing import LABELS

        fields = [
            Field("value", LABELS["value"], typed["value"], _("按单位写全：22.16 万元写 221600"), required=True),
            Field("unit", LABELS["unit"], typed["unit"]),
            Field("subject", LABELS["subject"], typed["subject"], required=True),
            Field("period", LABELS["period"], typed["period"], "2016-12-31 / 2016 / 2016-01/2016-06"),
            Field("indicator", LABELS["indicator"], typed["indicator"], _("名称；不归入指标则留空")),
            Field("reason", _("理由"), typed.get("reason", ""), _("例如：原文为 8,650，识别有误"), required=True),
        ]
        quote = with_label(_("原文"), quoted(row.figure.source.quote))
        self.app.push_screen(Form(_("更正这条数据"), fields, about=quote), partial(self._corrected, row))

    def _corrected(self, row: "Disclosure", filled: dict[str, str] | None) -> None:
        """Show old and new before anything is kept; what cannot be kept comes back to be mended."""
        if not filled:
            return
        from tui.app.reviewing import NotUnderstood, changes, corrected

        typed = {name: text for name, text in filled.items() if name != "reason"}
        try:
            figure = corrected(row.figure, typed)
        except NotUnderstood as error:
            self.say(_(error.said), severity="error")
            self._ask_what_is_right(row, filled)
            return
        if figure == row.figure:
            self.say(_("没有改动"))
            return
        lines = [with_label(label, f"{old or '—'} → {new or '—'}") for label, old, new in changes(row.figure, typed)]
        question = "\n".join([*lines, with_label(_("理由"), filled["reason"])])
        self.app.push_screen(
            Confirm(_("更正这条数据"), question, yes=_("改正")), partial(self._confirmed, row, figure, filled)
        )

    def _confirmed(self, row: "Disclosure", figure: "Figure", filled: dict[str, str], yes: bool | None) -> None:
        if yes:
            self._amend(row, figure, "corrected", filled["reason"], _("已更正"))
        else:
            self._ask_what_is_right(row, filled)

    def action_withdraw(self) -> None:
        """Forget what was said about the figure."""
        row = self._in_hand()
        if row is not None and row.review is None:
            self.say(_("这条数据没有复核记录"))
        elif row is not None:
            self.run_worker(self._withdraw(row), exit_on_error=False)

    async def _withdraw(self, row: "Disclosure") -> None:
        await self.bench.desk.do(partial(_withdraw, row))
        self.bench.changed()
        await self.withdrawn()
        self.say(_("已收回复核"))

    async def withdrawn(self) -> None:
        """Read again what is shown: only the library knows how the figure was before."""
        raise NotImplementedError

    def _amend(self, row: "Disclosure", figure: "Figure", verdict: str, reason: str, done: str) -> None:
        self.run_worker(self._do_amend(row, figure, verdict, reason, done), exit_on_error=False)

    async def _do_amend(self, row: "Disclosure", figure: "Figure", verdict: str, reason: str, done: str) -> None:
        review = await self.bench.desk.do(partial(_amend, row, figure, verdict, reason))
        self.bench.changed()
        await self.reviewed(row, figure, review)
        self.say(done)

    def _in_hand(self) -> "Disclosure | None":
        row = self.figure_to_review()
        if row is None:
            self.say(_("先选中一条数据"))
        return row


def _amend(row: "Disclosure", figure: "Figure", verdict: str, reason: str, library: "Library") -> "Review":
    from index.library import Review
    from tui.app.reviewing import note

    said = note(reason)
    if verdict == "corrected":
        library.amendments.correct(row, figure, said)
    elif verdict == "accepted":
        library.amendments.accept(row, said)
    else:
        library.amendments.reject(row, said)
    return Review(verdict, said.reason, said.author, said.time)  # type: ignore[arg-type]


def _withdraw(row: "Disclosure", library: "Library") -> None:
    library.amendments.withdraw(row)
