"""The maker: the same sources give the same text, and what is declared is read as it is printed."""

import re
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from corpus.make import HERE, figures_of, make_report, prepare, sources
from corpus.source import Source
from corpus.truth import read_printed

WRITTEN = sources()
PLAIN = [source for source in WRITTEN if source.settings["file"].endswith((".txt", ".md"))]


def text(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\f".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    return path.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize(
    "source", [s for s in WRITTEN if s.settings["file"].endswith((".txt", ".md"))], ids=lambda s: s.path.stem
)
def test_the_maker_reproduces_the_plain_reports(source: Source, tmp_path: Path) -> None:
    assert make_report(source, tmp_path).read_bytes() == (HERE / "reports" / source.settings["file"]).read_bytes()


def test_the_maker_reproduces_the_text_of_the_pdfs(tmp_path: Path) -> None:
    try:
        prepare(WRITTEN)
    except FileNotFoundError:
        pytest.skip("needs the font package fonts-noto-cjk")
    for source in WRITTEN:
        if source.settings["file"].endswith(".pdf"):
            made = make_report(source, tmp_path)
            assert text(made) == text(HERE / "reports" / made.name)


def test_a_figure_that_does_not_stand_in_its_paragraph_stops_the_maker(tmp_path: Path) -> None:
    source = next(s for s in WRITTEN if s.settings["file"].endswith(".txt"))
    paragraph = next(block for block in source.blocks if block.kind == "paragraph")
    paragraph.figures.append("9,999张 | 有效证书 | stock")
    with pytest.raises(ValueError, match=re.escape("9,999张")):
        list(figures_of(source, HERE / "reports" / source.settings["file"]))
    paragraph.figures.pop()


@pytest.mark.parametrize(
    ("raw", "unit", "value", "base"),
    [
        ("3,482张", None, "3482", "张"),
        ("22.16 万元", None, "221600", "元"),
        ("5,000余人", None, "5000", "人"),
        ("31.6", "万kWh", "316000", "kWh"),
        ("-6.2", "%", "-6.2", "%"),
        ("3.2億元", None, "320000000", "元"),
    ],
)
def test_printed_numbers_are_read_in_their_base_unit(raw: str, unit: str | None, value: str, base: str) -> None:
    read, read_unit, _ = read_printed(raw, unit)
    assert (read, read_unit) == (Decimal(value), base)
