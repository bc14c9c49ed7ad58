"""The reports of the library: what was read of each, adding more, putting their facts right, their versions."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.app.columns import Column, Row
from tui.app.forms import Confirm, Field, Form
from tui.app.grid import Grid
from tui.app.list_page import ListPage
from tui.app.paths import PathSuggester
from tui.app.prose import Mark, joined
from tui.safe import one_line
from tui.words import _, listed

if TYPE_CHECKING:
    from index.library import Filed, Library

LANGUAGES = {"zh-Hans": _("简体"), "zh-Hant": _("繁体"), "en": _("英文")}


FACTS = (
    ("organisation", _("机构全称")),
    ("year", _("报告年度")),
    ("title", _("标题")),
    ("published", _("发布日期")),
)
"""Facts of a report that can be put right here."""


def _remarks(row: "Filed") -> str:
    parts = []
    if row.superseded_by:
        parts.append(_("旧版"))
    if row.identity.organisation is None:
        parts.append(_("机构不详"))
    if row.identity.year is None:
        parts.append(_("年度不详"))
    if row.unread:
        parts.append(_("{count} 页未读出").format(count=len(row.unread)))
    if row.warnings:
        parts.append(_("{count} 条提示").format(count=len(row.warnings)))
    return listed(parts, "，")


COLUMNS = (
    Column(_("机构"), 20, lambda row: row.identity.organisation or _("（不详）"), grow=3),
    Column(_("年度"), 4, lambda row: str(row.identity.year or "—"), order=lambda row: row.identity.year or 0),
    Column(_("文件"), 14, lambda row: row.file, grow=2, drop=2),
    Column(_("语言"), 4, lambda row: LANGUAGES.get(row.identity.language, ""), drop=4),
    Column(_("页数"), 4, lambda row: str(row.pages or ""), right=True, order=lambda row: row.pages or 0),
    Column(_("段落"), 6, lambda row: f"{row.passages:,}", right=True, drop=3, order=lambda row: row.passages),
    Column(_("数据"), 6, lambda row: f"{row.figures:,}", right=True, order=lambda row: row.figures),
    Column(_("提示"), 12, _remarks, grow=1, style=lambda row: "doubt" if _remarks(row) else ""),
)


class ReportsPage(ListPage):
    """All reports."""

    MODE = "reports"
    HELP_TEXT = _(
        "库中的报告。a 加入文件或文件夹（PDF、Word、文本、扫描件），e 更正机构、年度等，回车看全文。\n"
        "同一机构同一年度的新文件会取代旧版；v 连旧版一起列出，d 删除。"
    )
    EMPTY = _("库里还没有报告。\n\n按 a 加入文件或文件夹：PDF、Word、文本都可以，文件夹会连子文件夹一起读。")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", _("加入报告")),
        Binding("e", "correct", _("改正")),
        Binding("v", "versions", _("版本")),
        Binding("d", "remove", _("删除")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._versions = False

    def columns(self) -> Sequence[Column]:
        """One set at all widths."""
        return COLUMNS

    def words_of(self, row: Row) -> str:
        """Names in all their forms, too."""
        return f"{super().words_of(row)} {' '.join(row.identity.short_names)} {row.identity.title or ''}"

    def read(self) -> None:
        """The list; cheap, for it holds no text."""
        self.run_worker(self._read(), group="read", exclusive=True, exit_on_error=False)

    async def _read(self) -> None:
        self.set_rows(await self.bench.desk.do(partial(_filed, self._versions)))

    def about(self, row: Row) -> tuple[str, tuple[Mark, ...]]:
        """Title, number, period, and everything that reading remarked."""
        identity = row.identity
        period = " — ".join(filter(None, (identity.period_start, identity.period_end)))
        facts = [
            identity.document_number,
            period,
            identity.published and _("{date} 发布").format(date=identity.published),
        ]
        remarks = [
            *map(_, row.warnings),
            *(_("第 {page} 页：{reason}").format(page=page.number, reason=_(page.reason)) for page in row.unread),
        ]
        return joined(
            (one_line(identity.title or row.file), "bold $accent"),
            (one_line("  " + " · ".join(filter(None, facts))), "$foreground 60%"),
            ("\n" + one_line(f"{row.file} · {row.sha256[:12]}"), "$foreground 60%"),
            ("\n" + one_line(listed(remarks, "；")), "$warning"),
        )

    @on(Grid.Chosen, "#list")
    async def open(self, event: Grid.Chosen) -> None:
        """Read it."""
        await self.bench.open_source(event.row.sha256)

    # Adding

    def action_add(self) -> None:
        """Ask for files and folders."""
        field = Field(
            "path", _("路径"), hint=_("文件或文件夹，可写几个；→ 补全"), required=True, suggester=PathSuggester()
        )
        about = _("文件夹会连子文件夹一起读；读过的文件不会重复加入。")
        self.app.push_screen(Form(_("加入报告"), [field], about=about), self._add)

    def _add(self, filled: dict[str, str] | None) -> None:
        from tui.app.adding import add_from

        if filled:
            self.app.push_screen(add_from(filled["path"], Path(self.bench.desk.path)), self._added)

    def _added(self, count: int | None) -> None:
        self.bench.changed()
        self.refresh_if_stale()
        if count:
            self.say(_("已加入 {count} 份报告；按 1 去提问").format(count=count))
        else:
            self.say(_("没有新的报告"))

    # Putting right

    def action_correct(self) -> None:
        """Ask what is right."""
        row = self._report()
        if row is None:
            return
        fields = [Field(name, label, str(getattr(row.identity, name) or "")) for name, label in FACTS]
        fields.append(Field("reason", _("理由"), required=True))
        self.app.push_screen(Form(_("更正报告信息"), fields, about=row.file), partial(self._corrected, row))

    def _corrected(self, row: "Filed", filled: dict[str, str] | None) -> None:
        if not filled:
            return
        reason = filled.pop("reason")
        changes = changed_facts(row, filled)
        if changes is None:
            self.say(_("年度应是四位数字"), severity="error")
        elif not changes:
            self.say(_("没有改动"))
        else:
            self.run_worker(
                self._change(partial(_set_identity, row, changes, reason), _("已更正报告信息")), exit_on_error=False
            )

    def action_remove(self) -> None:
        """Ask whether it shall be forgotten."""
        row = self._report()
        if row is not None:
            question = _("从库中删除“{file}”及其 {count} 个数据？原文件不受影响。").format(
                file=row.file, count=row.figures
            )
            self.app.push_screen(Confirm(_("删除报告"), question, yes=_("删除")), partial(self._removed, row))

    def _removed(self, row: "Filed", yes: bool | None) -> None:
        if yes:
            self.run_worker(self._change(partial(_remove, row), _("已删除")), exit_on_error=False)

    async def _change(self, job: Any, done: str) -> None:
        await self.bench.desk.do(job)
        self.bench.changed()
        self.refresh_if_stale()
        self.say(done)

    # Versions

    def action_versions(self) -> None:
        """With the superseded ones, or without."""
        self._versions = not self._versions
        self.read()
        self.say(_("连旧版一起列出") if self._versions else _("只列现行版本"))

    def _report(self) -> "Filed | None":
        if self.row is None:
            self.say(_("先选中一份报告"))
        return self.row


def changed_facts(row: "Filed", filled: dict[str, str]) -> dict[str, object] | None:
    """The facts that were filled in otherwise than they stand; `None` where the year is none."""
    changes: dict[str, object] = {}
    for name, text in filled.items():
        if text == str(getattr(row.identity, name) or ""):
            continue
        if name == "year" and text and not (text.isdecimal() and len(text) == len("2016")):
            return None
        changes[name] = (int(text) if name == "year" else text) if text else None
    return changes


def _filed(versions: bool, library: "Library") -> "tuple[Filed, ...]":
    return library.filed(versions=versions)


def _set_identity(row: "Filed", changes: dict[str, object], reason: str, library: "Library") -> None:
    from tui.app.reviewing import note

    library.amendments.set_identity(row.sha256, changes, note(reason))


def _remove(row: "Filed", library: "Library") -> None:
    library.remove(row.sha256)
