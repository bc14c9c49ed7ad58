"""`zewen export`: the workbook."""

from pathlib import Path
from typing import Any

import click

from tui.command import Failed, Spoken, library_option, library_path, open_library, say
from tui.filters import where_from, where_options
from tui.words import N_, _


@click.command(cls=Spoken, help=N_("写出工作簿（.xlsx）：数据、比较、核查发现、披露情况、读取说明，逐条有出处。"))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@where_options
@library_option
def export(file: Path, **filters: Any) -> None:
    """Write the workbook."""
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(_("文件名须以 .xlsx 结尾；要 CSV 或 JSON Lines，请用 zewen figures --format。"))
    if not file.parent.is_dir():
        raise Failed(_("没有这个文件夹：{path}。请先建好，或换一个位置。").format(path=file.parent))
    from tui.workbook.library import write_library

    with open_library() as library:
        where = where_from(library, **filters)
        if not library.filed(where):
            raise Failed(_("没有可导出的报告。"))
        write_library(file, library, where, name=library_path().name)
    say(_("已写入 {path}").format(path=file))
