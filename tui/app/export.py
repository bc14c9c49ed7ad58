"""Writing figures to a file, as they are listed: a workbook, CSV or JSON Lines by the file's ending."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ingest.errors import ZewenError
from tui.app.exporting import Exporting, Write
from tui.app.forms import Confirm, Field, Form
from tui.words import _

if TYPE_CHECKING:
    from index.library import Disclosure
    from tui.app.page import Sheet


MANY = 1000
"""Figures from which writing them takes a moment that one should see."""


class NoSuchFormat(ZewenError):
    """A file name whose ending names no format."""


class NoSuchFolder(ZewenError):
    """A file is to be written where there is no folder."""


def write_xlsx(path: Path, shown: "Iterable[Disclosure]") -> None:
    """A workbook of one sheet."""
    from ingest.indicators.taxonomy import load_taxonomy
    from tui.workbook.figures import write_figures
    from tui.workbook.sheet import writing

    with writing(path) as book:
        write_figures(book, shown, load_taxonomy())


def write_csv(path: Path, shown: "Iterable[Disclosure]") -> None:
    """Rows of the contract, with a mark by which spreadsheets know that it is UTF-8."""
    from ingest.indicators.taxonomy import load_taxonomy
    from tui.rows import FIGURE_FIELDS, figure_row
    from tui.rowtext import csv_lines

    lines = csv_lines((figure_row(one, load_taxonomy()) for one in shown), FIGURE_FIELDS)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig", newline="")


def write_jsonl(path: Path, shown: "Iterable[Disclosure]") -> None:
    """Rows of the contract."""
    from ingest.indicators.taxonomy import load_taxonomy
    from tui.rows import figure_row
    from tui.rowtext import json_line

    lines = (json_line(figure_row(one, load_taxonomy())) for one in shown)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


WRITERS: dict[str, Callable[[Path, "Iterable[Disclosure]"], None]] = {
    ".xlsx": write_xlsx,
    ".csv": write_csv,
    ".jsonl": write_jsonl,
}


def ask_where(sheet: "Sheet", shown: "Sequence[Disclosure]", *, name: str, about: str = "") -> None:
    """Ask for a file name, then write what is shown; in a browser it is downloaded. `about`: what else is listed."""
    start = f"{name}.xlsx" if sheet.app.is_web else str(Path.home() / f"{name}.xlsx")
    field = Field("path", _("写到"), start, _("以 .xlsx、.csv 或 .jsonl 结尾"), required=True)
    said = _("导出当前列出的 {count} 条数据，逐条附文件、页码与原文。").format(count=f"{len(shown):,}")
    sheet.app.push_screen(Form(_("导出"), [field], about=about or said), partial(_write, sheet, shown))


def _write(sheet: "Sheet", shown: "Sequence[Disclosure]", filled: dict[str, str] | None) -> None:
    if not filled:
        return
    path = Path(filled["path"]).expanduser()
    if sheet.app.is_web or not path.is_file() or path.suffix.lower() not in WRITERS:
        _write_to(sheet, shown, path)
    else:
        question = _("已有文件 {path}。写出后，其中原有的内容就没有了。").format(path=path)
        window = Confirm(_("导出"), question, yes=_("覆盖"))
        sheet.app.push_screen(window, partial(_overwrite, sheet, shown, path))


def _overwrite(sheet: "Sheet", shown: "Sequence[Disclosure]", path: Path, confirmed: bool | None) -> None:
    if confirmed:
        _write_to(sheet, shown, path)
    else:
        _say(sheet, None)


def _write_to(sheet: "Sheet", shown: "Sequence[Disclosure]", path: Path) -> None:
    write = partial(_deliver if sheet.app.is_web else _save, sheet, path)
    if len(shown) < MANY:
        sheet.run_worker(partial(_write_and_say, sheet, shown, write), thread=True, exit_on_error=False)
    else:
        sheet.app.push_screen(Exporting(shown, write), partial(_say, sheet))


def _say(sheet: "Sheet", said: str | None) -> None:
    sheet.say(said or _("没有写出文件"), severity="information" if said else "warning")


def _write_and_say(sheet: "Sheet", shown: "Sequence[Disclosure]", write: Write) -> None:
    said = write(shown)
    sheet.app.call_from_thread(sheet.say, said)


def _save(_sheet: "Sheet", path: Path, shown: "Iterable[Disclosure]") -> str:
    """Into a file; what to say then."""
    writer, listed = _writer(path), _Counted(shown)
    if not path.parent.is_dir():
        raise NoSuchFolder(_("没有文件夹 {folder}。请先建好，或改写到别处。").format(folder=path.parent))
    writer(path, listed)
    return _("已写出 {count} 条到 {path}").format(count=f"{listed.count:,}", path=path)


def _deliver(sheet: "Sheet", path: Path, shown: "Iterable[Disclosure]") -> str:
    """To the browser, which downloads it."""
    writer, listed = _writer(path), _Counted(shown)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        writer(copy, listed)
        sheet.app.call_from_thread(sheet.app.deliver_binary, copy.open("rb"), save_filename=path.name)
    return _("已导出 {count} 条，由浏览器下载").format(count=f"{listed.count:,}")


class _Counted:
    """Figures, and how many of them went by."""

    def __init__(self, shown: "Iterable[Disclosure]") -> None:
        self._shown = shown
        self.count = 0

    def __iter__(self) -> "Iterator[Disclosure]":
        for one in self._shown:
            self.count += 1
            yield one


def _writer(path: Path) -> Callable[[Path, "Iterable[Disclosure]"], None]:
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise NoSuchFormat(_("文件名要以 .xlsx、.csv 或 .jsonl 结尾：{name}").format(name=path.name))
    return writer
