"""The whole workbook of a library, sheet by sheet."""

from pathlib import Path

from assistant.comparison import compare_everything
from index.library import Library, Where
from ingest.indicators.taxonomy import load_taxonomy
from tui.auditing import find
from tui.covering import check
from tui.workbook.comparison import write_comparison
from tui.workbook.cover import write_cover
from tui.workbook.coverage import write_coverage
from tui.workbook.figures import write_figures
from tui.workbook.findings import write_findings
from tui.workbook.reports import write_reports
from tui.workbook.sheet import writing


def write_library(path: Path, library: Library, where: Where) -> None:
    """Figures, comparison, findings, coverage, and what was read, of the part of the library that `where` names."""
    taxonomy = load_taxonomy()
    filed = library.filed(where)
    with writing(path) as book:
        write_cover(book, filed, taxonomy)
        figures, rows = write_figures(book, library.disclosures(where), taxonomy)
        years = where.years or sorted({one.identity.year for one in filed if one.identity.year})
        write_comparison(book, compare_everything(library, taxonomy, where), years, figures, rows)
        write_findings(book, find(library, where))
        write_coverage(book, check(library, where))
        write_reports(book, filed)
