"""The whole workbook of a library, sheet by sheet."""

from pathlib import Path

from assistant.comparison import compare_everything
from index.library import Library, Where
from ingest.indicators.taxonomy import load_taxonomy
from tui.auditing import find
from tui.covering import check
from tui.workbook.comparison import write_comparison
from tui.workbook.cover import Contents, write_cover
from tui.workbook.coverage import write_coverage
from tui.workbook.figures import write_figures
from tui.workbook.findings import write_findings
from tui.workbook.reports import write_reports
from tui.workbook.sheet import writing


def write_library(path: Path, library: Library, where: Where, *, name: str = "") -> None:
    """Figures, comparison, findings, coverage, and what was read, of what `where` names; `name`: the library's."""
    taxonomy = load_taxonomy()
    filed = library.filed(where)
    with writing(path) as book:
        disclosures, findings = list(library.disclosures(where)), list(find(library, where))
        write_cover(book, Contents(name, filed, disclosures, findings), taxonomy)
        figures, rows = write_figures(book, disclosures, taxonomy)
        years = where.years or sorted({one.identity.year for one in filed if one.identity.year})
        write_comparison(book, compare_everything(library, taxonomy, where), years, figures, rows)
        write_findings(book, findings)
        write_coverage(book, check(library, where))
        write_reports(book, filed)
