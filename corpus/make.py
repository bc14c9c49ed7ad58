"""Makes the demonstration reports and `figures.jsonl` from their sources: `python -m corpus.make`.

Needs the extra `corpus` and, for the PDFs, the font package fonts-noto-cjk. The same sources give the same text.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from corpus.pdf import register_fonts, write_pdf
from corpus.plain import write_markdown, write_text, write_word
from corpus.source import Source, read_source
from corpus.truth import declared_figures

HERE = Path(__file__).parent
OTHER_CHARACTERS = "目录第页共-.…"
"""What the writers print beside the sources' own words."""
WRITERS: dict[str, Callable[[Source, Path], None]] = {
    ".pdf": write_pdf, ".txt": write_text, ".md": write_markdown, ".docx": write_word,
}  # fmt: skip


def sources() -> list[Source]:
    """All sources, in the order of their file names."""
    return [read_source(path) for path in sorted((HERE / "sources").glob("*.md"))]


def prepare(written: list[Source]) -> None:
    """What all PDFs share. Raises `FileNotFoundError` without the fonts."""
    register_fonts("".join(source.path.read_text(encoding="utf-8") for source in written) + OTHER_CHARACTERS)


def make_report(source: Source, folder: Path) -> Path:
    """The report of one source, in the format that its file name asks for."""
    target = folder / source.settings["file"]
    WRITERS[target.suffix](source, target)
    return target


def figures_of(source: Source, made: Path) -> Iterator[dict[str, Any]]:
    """The declared figures of one source, each with its page in the made file."""
    document = pypdfium2.PdfDocument(made) if made.suffix == ".pdf" else []
    pages = [squeeze(page.get_textpage().get_text_bounded()) for page in document]
    scanned = [number for number, page in enumerate(document, 1) if list(page.get_objects([FPDF_PAGEOBJ_IMAGE]))]
    for row in declared_figures(source):
        page = None if not pages else scanned[0] if row.get("ocr") else _page(row, pages)
        yield {**row, "page": page}


def squeeze(text: str) -> str:
    """Text without white space."""
    return re.sub(r"\s+", "", text)


def _page(row: dict[str, Any], pages: list[str]) -> int:
    """Raises `ValueError` where the quote stands on no page, whole or cut by the page's end."""
    quote = squeeze(row["quote"])
    whole = [number for number, text in enumerate(pages, 1) if quote in text]
    if whole:
        return whole[-1]
    around = re.escape(squeeze(row["raw"]))
    for number, text in enumerate(pages, 1):
        for match in re.finditer(around, text):
            if text[max(0, match.start() - 6) : match.end()] in quote:
                return number
    raise ValueError(f"{row['file']}: on no page: {row['quote']}")


def main() -> None:
    """Makes all reports, or those whose names contain an argument, and the list of all figures."""
    folder = HERE / "reports"
    wanted = sys.argv[1:]
    rows: list[dict[str, Any]] = []
    prepare(sources())
    for source in sources():
        target = folder / source.settings["file"]
        if not wanted or any(name in target.name for name in wanted):
            make_report(source, folder)
        rows += figures_of(source, target)
    numbered = ({"id": f"D-{n:03}", **row} for n, row in enumerate(rows, 1))
    lines = (json.dumps(row, ensure_ascii=False) for row in numbered)
    (HERE / "figures.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} figures in {len(sources())} reports")


if __name__ == "__main__":
    main()
