"""`zewen add`: read reports into the library."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import FAILED, Spoken, format_option, library_option, open_library, print_rows, say
from tui.rows import OUTCOME_FIELDS, Row
from tui.words import N_, _

if TYPE_CHECKING:
    from index.library import Library

DONE = ("added", "unchanged", "replaced", "duplicate")


@click.command(cls=Spoken, help=N_("把文件和文件夹（含子文件夹）里的报告读入库。"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_option
@library_option
@click.pass_context
def add(context: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Print a row a file."""
    statuses = []

    def noted(rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            statuses.append(row["status"])
            yield row

    with open_library(readonly=False) as library:
        print_rows(noted(add_reports(library, paths)), OUTCOME_FIELDS, form)
    if any(status not in DONE for status in statuses):
        context.exit(FAILED)


def add_reports(library: "Library", paths: Sequence[Path]) -> Iterator[Row]:
    """Read every file and store its report; a row a file."""
    from ingest.reading import read_report

    from ingest.errors import NotAReport, UnreadableReport

    files = [
        file
        for path in paths
        for file in (sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path])
    ]
    for file in files:
        start = time.monotonic()
        row: Row = dict.fromkeys(OUTCOME_FIELDS)
        try:
            report = read_report(file)
            row |= {
                "status": library.add(report),
                "organisation": report.identity.organisation,
                "year": report.identity.year,
                "pages": report.pages,
                "passages": len(report.passages),
                "figures": len(report.figures),
            }
        except UnreadableReport as error:
            row |= {"status": "unreadable", "reason": str(error)}
        except NotAReport as error:
            row |= {"status": "not_a_report", "reason": str(error)}
        if row["reason"]:
            say(_("{file}：{reason}").format(file=file.name, reason=row["reason"]))
        yield row | {"file": file.name, "seconds": round(time.monotonic() - start, 3)}
