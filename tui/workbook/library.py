"""The whole workbook of a library, sheet by sheet."""

from pathlib import Path

from index.library import Library, Where
from ingest.taxonomy import load_taxonomy
from tui.workbook.cover import write_cover
from tui.workbook.figures import write_figures
from tui.workbook.reports import write_reports
from tui.workbook.sheet import writing


def write_library(path: Path, library: Library, where: Where) -> None:
    """Figures, comparison, findings, coverage, and what was read, of the part of the library that `where` names."""
    taxonomy = load_taxonomy()
    filed = library.filed(where)
    with writing(path) as book:
        write_cover(book, filed, taxonomy)
        write_figures(book, library.disclosures(where), taxonomy)
        write_reports(book, filed)
