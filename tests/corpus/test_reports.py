"""The demonstration reports, read with nothing of Zewen's, against what we say stands in them."""

import json
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted((CORPUS / "reports").iterdir())


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


FIGURES = rows("figures.jsonl")


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def word_text(path: Path) -> str:
    document = Document(str(path))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in dict.fromkeys(row.cells)]
    return "\n".join(paragraphs + cells)


def plain_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


@cache
def pages(path: Path) -> tuple[str, ...]:
    """The squeezed text of each page; one for a file without pages."""
    if path.suffix == ".pdf":
        return tuple(squeeze(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(path))
    text = word_text(path) if path.suffix == ".docx" else plain_text(path)
    return (squeeze(re.sub(r"<[^>]+>|\|", "", text)),)


def test_at_least_ten_reports_of_at_least_four_bodies_over_two_years_or_more() -> None:
    years: dict[str, set[int]] = {}
    for row in FIGURES:
        years.setdefault(row["org"], set()).add(row["report_year"])
    assert len({row["file"] for row in FIGURES}) == len(REPORTS) >= 10
    assert sum(len(of_one) >= 2 for of_one in years.values()) >= 4


def test_the_folder_of_reports_holds_nothing_else_and_is_small() -> None:
    assert {path.suffix for path in REPORTS} <= {".pdf", ".txt", ".md", ".docx"}
    assert sum(path.stat().st_size for path in REPORTS) < 3_000_000


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_every_declared_figure_stands_in_its_file_on_its_page(path: Path) -> None:
    declared = [row for row in FIGURES if row["file"] == path.name and not row.get("ocr")]
    assert declared
    for row in declared:
        assert squeeze(row["raw"]) in squeeze(row["quote"])
        page = pages(path)[(row["page"] or 1) - 1]
        joined = "".join(pages(path)[(row["page"] or 1) - 1 :])
        assert squeeze(row["quote"]) in page or squeeze(row["quote"])[:12] in joined, row


def test_what_stands_on_the_scanned_page_is_marked_and_has_no_text_to_read() -> None:
    scanned = [row for row in FIGURES if row.get("ocr")]
    assert len({(row["file"], row["page"]) for row in scanned}) == 1
    for row in scanned:
        assert squeeze(row["quote"]) not in pages(CORPUS / "reports" / row["file"])[row["page"] - 1]


def test_the_numbers_of_every_contradiction_are_declared_figures() -> None:
    printed = {(row["file"], squeeze(raw)) for row in FIGURES for raw in (row["raw"], row["quote"])}
    for clash in rows("contradictions.jsonl"):
        for raw in clash["raws"]:
            assert any(name in clash["files"] and squeeze(raw) in text for name, text in printed), (clash["id"], raw)


def test_the_evidence_of_every_question_stands_in_a_report() -> None:
    everything = [squeeze(row["quote"]) for row in FIGURES]
    for question in rows("questions.jsonl"):
        for evidence in question["evidence"]:
            assert any(squeeze(evidence) in quote for quote in everything), (question["id"], evidence)
