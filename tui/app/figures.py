"""Every figure of the library: to look through, sort, filter and group, to review, to export as shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType

from ingest.indicators.taxonomy import load_taxonomy
from tui.app.columns import Column, Heading, Row
from tui.app.grid import Grid
from tui.app.labels import about, doubtful
from tui.app.list_page import ListPage
from tui.app.progress import under_way
from tui.app.prose import Mark, Prose, joined
from tui.app.review_keys import Reviewing
from tui.labels import VERDICTS
from tui.numbers import amount, measured, unit_name
from tui.safe import one_line
from tui.words import N_, _, bracketed, listed, quoted, term, with_label

if TYPE_CHECKING:
    from index.library import Disclosure, Library, Review
    from ingest.figure import Figure

CHUNK = 20
"""Files whose figures are read at a time; between two chunks other questions to the library get their turn."""


def whose(row: "Disclosure") -> str:
    """The body, by its short name where it has one."""
    identity = row.report.identity
    return identity.organisation or row.report.file


def year_of(row: "Disclosure") -> str:
    """The report's year."""
    return str(row.report.identity.year or "")


def indicator_of(row: "Disclosure") -> str:
    """The indicator's name."""
    return term(load_taxonomy().name_of(row.figure.indicator) or "")


def state_of(row: "Disclosure") -> str:
    """What a reviewer said, or that one should look."""
    if row.review is not None:
        return _(VERDICTS[row.review.verdict])
    return _("存疑") if doubtful(row.figure) else ""


def _state_style(row: "Disclosure") -> str:
    if row.review is not None:
        return "bad" if _is_rejected(row) else "good"
    return "doubt" if doubtful(row.figure) else ""


def _strong(_row: Row) -> str:
    return "strong"


def _dim(_row: Row) -> str:
    return "dim"


REVIEWED = (*VERDICTS.values(), N_("存疑"))

COLUMNS = (
    Column(_("数值"), 12, lambda row: amount(row.figure.quantity), right=True, grow=1, style=_strong,
           order=lambda row: (row.figure.quantity.unit, row.figure.quantity.value)),
    Column(_("单位"), max(4, cell_len(unit_name("人次"))), lambda row: unit_name(row.figure.quantity.unit)),
    Column(_("统计对象"), 17, lambda row: row.figure.subject, grow=3),
    Column(_("机构"), 16, whose, grow=2),
    Column(_("年度"), 4, year_of),
    Column(_("时间"), 12, lambda row: row.figure.period.text, drop=3, grow=1, style=_dim),
    Column(_("指标"), 14, indicator_of, grow=1, drop=2),
    Column(_("页"), 4, lambda row: str(row.figure.source.page or ""), right=True,
           order=lambda row: row.figure.source.page or 0),
    Column(_("复核"), max(cell_len(_(label)) for label in REVIEWED), state_of, style=_state_style),
)  # fmt: skip

GROUPS: tuple[tuple[str, Callable[[Any], str]], ...] = (
    (_("指标"), lambda row: indicator_of(row) or _("未归入指标")),
    (_("机构"), whose),
    (_("年度"), year_of),
)


class FiguresPage(Reviewing, ListPage):
    """All figures."""

    MODE = "figures"
    HELP_TEXT = _(
        "报告中识别出的全部数据，一行一个。/ 边输入边筛选（可输入“存疑”），s 换排序列，b 分组。\n"
        "回车看原文；a 核对无误，e 更正，x 剔除，u 收回；w 把当前列表（筛选、排序之后）导出为 CSV 或 JSON Lines。"
    )
    EMPTY = _("还没有数据。按 3 转到“报告”页，再按 a 加入报告；读完后数据就列在这里。")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "group", _("分组")),
        Binding("v", "rejected", _("显示或隐藏已剔除的数据"), show=False),
        Binding("w", "export", _("导出")),
        Binding("escape", "stop", _("停止读取"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._group = -1
        self._reading = ""
        self._rejected_too = False
        self._doubts = 0

    def columns(self) -> Sequence[Column]:
        """One set at all widths; a narrow window leaves some out."""
        return COLUMNS

    def words_of(self, row: Row) -> str:
        """Everything that is shown of it, in Chinese too."""
        figure, report = row.figure, row.report
        parts = [measured(figure.quantity), figure.quantity.raw, figure.subject, whose(row), year_of(row)]
        parts += [*report.identity.short_names, indicator_of(row), load_taxonomy().name_of(figure.indicator) or ""]
        parts += [state_of(row), *figure.source.section]
        parts += [report.file, figure.period.text, *(value for pair in figure.dimensions for value in pair)]
        return " ".join(parts)

    # Reading

    def read(self) -> None:
        """All figures, chunk by chunk."""
        self.run_worker(self._read(), group="read", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        rows: list[Disclosure] = []
        haystacks: list[str] = []
        self._reading = _("正在读取，Esc 停止")
        try:
            files = await self.bench.desk.do(_files)
            for start in range(0, len(files), CHUNK):
                self._reading = under_way(_("正在读取"), start, len(files))
                self.query_one("#status", Prose).say(self._reading)
                found, words = await self.bench.desk.do(partial(self._figures_of, files[start : start + CHUNK]))
                rows.extend(found)
                haystacks.extend(words)
                if start % (25 * CHUNK) == 0:
                    self.set_rows(rows, haystacks=haystacks)
            rejected = await self.bench.desk.do(_rejected_figures)
        finally:
            self._reading = ""
        rows.extend(rejected)
        haystacks.extend(self.words_of(row).casefold() for row in rejected)
        self.set_rows(rows, haystacks=haystacks)

    def set_rows(self, rows: Sequence[Row], *, haystacks: Sequence[str] = ()) -> None:
        """Count the doubtful ones on the way."""
        self._doubts = sum(1 for row in rows if row.review is None and doubtful(row.figure))
        super().set_rows(rows, haystacks=haystacks)

    def _figures_of(self, files: tuple[str, ...], library: "Library") -> "tuple[list[Disclosure], list[str]]":
        from index.library import Where

        found = list(library.disclosures(Where(files=files)))
        return found, [self.words_of(row).casefold() for row in found]

    def action_stop(self) -> None:
        """Be content with what was read so far."""
        if self._reading:
            self.workers.cancel_group(self, "read")
            self._reading = ""
            self.rearrange()
            self.say(_("已停止，列出的是读到的部分"), severity="warning")

    def status(self, shown: int) -> str:
        """How many, how grouped, whether still reading."""
        parts = [super().status(shown if self._group < 0 else len(self.passing()))]
        if self._group >= 0:
            parts.append(_("按{column}分组").format(column=GROUPS[self._group][0]))
        if self._doubts:
            parts.append(_("存疑 {count}").format(count=self._doubts))
        if self._reading:
            parts.append(self._reading)
        return " · ".join(parts)

    # Groups

    def sorted_rows(self, rows: list[Row]) -> Sequence[Row]:
        """In the chosen order, under the heads of the chosen groups."""
        ordered = super().sorted_rows(rows)
        if self._group < 0:
            return ordered
        key = GROUPS[self._group][1]
        groups: dict[str, list[Row]] = {}
        for row in ordered:
            groups.setdefault(key(row), []).append(row)
        grouped: list[Row] = []
        for label in sorted(groups):
            grouped.append(Heading(label + bracketed(str(len(groups[label])))))
            grouped.extend(groups[label])
        return grouped

    def action_group(self) -> None:
        """By indicator, by body, by year, not at all."""
        self._group = self._group + 1 if self._group + 1 < len(GROUPS) else -1
        self.rearrange(cursor=0)
        self.say(_("按{column}分组").format(column=GROUPS[self._group][0]) if self._group >= 0 else _("不分组"))

    def passing(self) -> list[Row]:
        """Without those that a reviewer rejected, unless they are asked for."""
        rows = super().passing()
        return rows if self._rejected_too else [row for row in rows if not _is_rejected(row)]

    def action_rejected(self) -> None:
        """With the rejected ones, or without."""
        self._rejected_too = not self._rejected_too
        self.rearrange()
        self.say(_("已剔除的也列出") if self._rejected_too else _("不列已剔除的"))

    # The row

    def about(self, row: Row) -> tuple[str, tuple[Mark, ...]]:
        """What it is, its quote and where that stands."""
        if isinstance(row, Heading):
            return row.text, ()
        figure: Figure = row.figure
        doubts = "  " + _("存疑：") + listed(map(_, figure.doubts), "；") if figure.doubts else ""
        said = "  " + with_label(state_of(row), row.review.reason) + bracketed(row.review.author) if row.review else ""
        section = " / ".join(figure.source.section)
        return joined(
            (one_line(f"{measured(figure.quantity)}  {figure.subject}"), "bold $accent"),
            (one_line(f"  {about(figure)}"), "$foreground 60%"),
            (one_line(doubts), "$warning"),
            (one_line(said), "$success"),
            ("\n" + one_line(quoted(figure.source.quote)), ""),
            ("\n" + one_line(f"{whose(row)} {year_of(row)} · {row.report.file} · {section}"), "$foreground 60%"),
        )

    @on(Grid.Chosen, "#list")
    async def open(self, event: Grid.Chosen) -> None:
        """Show the figure in its place."""
        if not isinstance(event.row, Heading):
            await self.bench.open_figure(event.row)

    # Reviewing

    def figure_to_review(self) -> "Disclosure | None":
        """The figure under the cursor."""
        row = self.row
        return None if row is None or isinstance(row, Heading) else row

    async def withdrawn(self) -> None:
        """Read all figures again."""
        self.refresh_if_stale()

    async def reviewed(self, row: "Disclosure", figure: "Figure", review: "Review | None") -> None:
        """Show it as it is now, without reading everything again."""
        rows = [replace(one, figure=figure, review=review) if one is row else one for one in self.all_rows]
        self._seen = self.bench.generation
        self.set_rows(rows)

    # Exporting

    def action_export(self) -> None:
        """Write exactly what is listed."""
        from tui.app.export import ask_where

        shown = [row for row in self.query_one("#list", Grid).rows if not isinstance(row, Heading)]
        ask_where(self, shown, name=_("数据"))


def _files(library: "Library") -> tuple[str, ...]:
    return tuple(dict.fromkeys(filed.file for filed in library.filed()))


def _rejected_figures(library: "Library") -> "list[Disclosure]":
    from tui.reviewed import reviewed

    return [figure for said, figure in reviewed(library) if figure is not None and said.review.verdict == "rejected"]


def _is_rejected(row: "Disclosure") -> bool:
    return row.review is not None and row.review.verdict == "rejected"
