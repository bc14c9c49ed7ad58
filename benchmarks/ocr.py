"""How well pages are read from their pictures alone: character errors and figures against the same pages' text layer.

    python benchmarks/ocr.py [--pages 4] [--dpi 200] [PATH ...]

Every page is drawn, its picture put into a PDF of its own, and that read as a scan. Needs the extra `ocr`.
"""

import argparse
import io
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

from ingest.errors import UnreadableReport
from ingest.ocr.choose import installed_ocr
from ingest.readers.manuscript import Grid, Manuscript
from ingest.readers.pdf import read_pdf
from ingest.reading import compose
from ingest.text.contents import part_contents

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
SHARED = Path(__file__).parent.parent.parent / "shared" / "reports" / "listed"

FEWEST = 200
"""Pages with fewer characters are covers."""


@dataclass(frozen=True, slots=True)
class Score:
    """One page read twice."""

    characters: int
    errors: int
    figures: int
    """In the text layer."""
    found: int
    """Of them, with the same value and unit in the picture."""
    seconds: float


def text_of(manuscript: Manuscript) -> str:
    """All characters of a manuscript in reading order, white space and contents lists out."""
    texts = (
        "".join(cell.text for row in block.rows for cell in row if not cell.inherited)
        if isinstance(block, Grid)
        else block.text
        for block in part_contents(manuscript.blocks)[0]
    )
    return re.sub(r"\s", "", "".join(texts))


def figures_of(manuscript: Manuscript) -> Counter[tuple[str, str]]:
    """Value and unit of every figure."""
    report = compose(manuscript, name="page", data=b"", keep_non_reports=True)
    return Counter((str(f.quantity.value.normalize()), f.quantity.unit) for f in report.figures)


def single_page(document: pypdfium2.PdfDocument, index: int) -> bytes:
    """The page as a PDF of its own."""
    single = pypdfium2.PdfDocument.new()
    single.import_pages(document, [index])
    buffer = io.BytesIO()
    single.save(buffer)
    return buffer.getvalue()


def scanned(document: pypdfium2.PdfDocument, index: int, dpi: int) -> bytes:
    """The page's picture as a PDF of its own."""
    buffer = io.BytesIO()
    document[index].render(scale=dpi / 72).to_pil().convert("RGB").save(buffer, "PDF", resolution=dpi)
    return buffer.getvalue()


def compared(document: pypdfium2.PdfDocument, index: int, dpi: int) -> Score | None:
    """Both readings of a page compared; none for a cover or a page without text."""
    try:
        printed = read_pdf(single_page(document, index), name="page")
    except UnreadableReport:
        return None
    truth = text_of(printed)
    if len(truth) < FEWEST:
        return None
    began = time.perf_counter()
    seen = read_pdf(scanned(document, index, dpi), name="picture", ocr=installed_ocr())
    seconds = time.perf_counter() - began
    wanted, found = figures_of(printed), figures_of(seen)
    errors = Levenshtein.distance(truth, text_of(seen))
    return Score(len(truth), errors, wanted.total(), (wanted & found).total(), seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=4, help="pages of each file")
    parser.add_argument("--dpi", type=int, default=200)
    options = parser.parse_args()
    if installed_ocr() is None:
        raise SystemExit("the extra `ocr` is not installed: pip install 'zewen[ocr]'")
    folders = options.paths or [CORPUS, *([SHARED] if SHARED.exists() else [])]
    files = sorted(p for f in folders for p in (f.rglob("*") if f.is_dir() else [f]) if p.suffix.lower() == ".pdf")
    scores: list[Score] = []
    for path in files:
        document = pypdfium2.PdfDocument(path)
        pages = (compared(document, index, options.dpi) for index in range(len(document)))
        for score in [score for score in pages if score][: options.pages]:
            scores.append(score)
            wrong = 100 * score.errors / score.characters
            print(
                f"{path.stem[:30]:32s} {score.characters:5d} characters  {wrong:5.2f} % wrong  "
                f"figures {score.found}/{score.figures}  {score.seconds:.1f} s"
            )
    characters, figures = sum(s.characters for s in scores), sum(s.figures for s in scores)
    print(
        f"{len(scores)} pages: {100 * sum(s.errors for s in scores) / characters:.2f} % of characters wrong, "
        f"{100 * sum(s.found for s in scores) / max(1, figures):.1f} % of {figures} figures found, "
        f"{sum(s.seconds for s in scores) / len(scores):.1f} s a page"
    )


if __name__ == "__main__":
    main()
