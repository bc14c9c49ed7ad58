"""Writing figures to a file, as they are listed: a workbook, CSV or JSON Lines by the file's ending."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ingest.errors import ZewenError
from tui.app.forms import Field, Form
from tui.words import _

if TYPE_CHECKING:
    from index.library import Disclosure
    from tui.app.page import Sheet


class NoSuchFormat(ZewenError):
    """A file name whose ending names no format."""


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
    if filled:
        path = Path(filled["path"]).expanduser()
        sheet.run_worker(partial(_write_and_say, sheet, shown, path), thread=True, exit_on_error=False)


def _write_and_say(sheet: "Sheet", shown: "Sequence[Disclosure]", path: Path) -> None:
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise NoSuchFormat(_("文件名要以 .xlsx、.csv 或 .jsonl 结尾：{name}").format(name=path.name))
    if sheet.app.is_web:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            writer(copy, shown)
            sheet.app.call_from_thread(sheet.app.deliver_binary, copy.open("rb"), save_filename=path.name)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    writer(path, shown)
    message = _("已写出 {count} 条到 {path}").format(count=f"{len(shown):,}", path=path)
    sheet.app.call_from_thread(sheet.say, message)
