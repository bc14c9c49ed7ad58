"""Zewen's figures on the demonstration reports against `corpus/figures.jsonl`."""

import json
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.figure import Figure
from ingest.ocr.choose import installed_ocr
from ingest.reading import read_report

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted((CORPUS / "reports").iterdir())
GOLD = [json.loads(line) for line in (CORPUS / "figures.jsonl").read_text(encoding="utf-8").splitlines()]
OPTIONAL = {"rule", "history", "target"}
"""Neither missed nor invented."""
SAME_UNIT = ({"人", "名", "位"}, {"张", "份", "个", "本"}, {"次", "期", "场", "批"}, {"吨", "tCO2e"}, {"起", "件"})


class Score(NamedTuple):
    hits: int
    missed: tuple[str, ...]
    invented: tuple[str, ...]

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + len(self.missed) + len(self.invented))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def same_figure(gold: dict, figure: Figure) -> bool:
    """The same printed number in the same sentence or row, read as the same amount in the same unit."""
    units = {gold["unit"], *gold.get("unit_alt", [])}
    alike = figure.quantity.unit in units or any(figure.quantity.unit in kind and units & kind for kind in SAME_UNIT)
    near = squeeze(figure.source.quote) in squeeze(gold["quote"]) or squeeze(gold["quote"]) in squeeze(
        figure.source.quote
    )
    return alike and near and abs(figure.quantity.value) == abs(Decimal(str(gold["value"])))


def pairs(gold: list[dict], figures: Iterable[Figure]) -> list[tuple[dict, Figure | None]]:
    """Each gold figure with its own found one; the printed words decide between equal amounts."""
    free = list(figures)
    paired: list[tuple[dict, Figure | None]] = []
    for row in gold:
        fitting = [figure for figure in free if same_figure(row, figure)]
        fitting.sort(key=lambda figure: squeeze(figure.quantity.raw) != squeeze(row["raw"]))
        found = fitting[0] if fitting else None
        if found:
            free.remove(found)
        paired.append((row, found))
    return paired


def compare(gold: list[dict], figures: Iterable[Figure]) -> Score:
    every = tuple(figures)
    paired = pairs(gold, every)
    taken = [found for _, found in paired if found]
    wanted = [(row, found) for row, found in paired if row["kind"] not in OPTIONAL]
    missed = [f"{row['file']}: {row['raw']} {row['subject']}" for row, found in wanted if not found]
    spare = [figure for figure in every if figure not in taken and figure.kind not in OPTIONAL]
    invented = [f"{figure.quantity.raw} {figure.subject} | {figure.source.quote}" for figure in spare]
    return Score(len(taken), tuple(missed), tuple(invented))


def scanned(path: Path) -> list[dict]:
    return [row for row in GOLD if row["file"] == path.name and row.get("ocr")]


@cache
def figures_of(path: Path) -> tuple[Figure, ...]:
    return read_report(path).figures


def gold_of(path: Path) -> list[dict]:
    return [row for row in GOLD if row["file"] == path.name and not row.get("ocr")]


def test_the_figures_of_the_demonstration_reports_are_found_and_nothing_else() -> None:
    scores = [compare(gold_of(path), figures_of(path)) for path in REPORTS]
    total = Score(
        sum(score.hits for score in scores),
        tuple(line for score in scores for line in score.missed),
        tuple(line for score in scores for line in score.invented),
    )
    assert total.f1 >= 0.98, "\n".join((f"F1 {total.f1:.3f}", "missed", *total.missed, "invented", *total.invented))


def test_the_score_falls_with_what_is_missed_and_with_what_is_invented() -> None:
    path = next(path for path in REPORTS if path.suffix == ".txt")
    figures = figures_of(path)
    whole = compare(gold_of(path), figures)
    assert compare(gold_of(path), figures[len(figures) // 2 :]).f1 < 0.8 < whole.f1
    elsewhere = figures_of(next(other for other in REPORTS if other.suffix == ".md"))
    assert compare(gold_of(path), (*figures, *elsewhere)).f1 < 0.8


def test_the_found_figures_are_of_the_right_time() -> None:
    timed = [(row, found) for path in REPORTS for row, found in pairs(gold_of(path), figures_of(path)) if found]
    wrong = [
        f"{row['raw']} {row['subject']}: {found.period.text} for {row['period']}"
        for row, found in timed
        if found.period.text not in {row["period"], *row.get("period_alt", [])}
    ]
    assert len(wrong) <= 0.02 * len(timed), "\n".join(wrong)


def test_the_figures_of_the_scanned_page_are_found_where_it_can_be_read() -> None:
    ocr = installed_ocr()
    if ocr is None:
        pytest.skip("needs the extra ocr")
    path = next(path for path in REPORTS if scanned(path))
    page = scanned(path)[0]["page"]
    read = read_report(path, ocr=ocr).figures
    score = compare(scanned(path), (figure for figure in read if figure.source.page == page))
    assert score.f1 >= 0.9, (score.missed, score.invented)
