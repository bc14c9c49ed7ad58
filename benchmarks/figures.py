"""How well and how fast figures are found.

    python benchmarks/figures.py                 speed on made-up pages, and the score on the demonstration reports
    python benchmarks/figures.py --reports FOLDER --gold GOLD.jsonl ...    the score on other reports with other gold

A found figure is right where value, unit and quote agree with the gold; the rules are those of docs/figures.md.
"""

import argparse
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.document import Passage
from ingest.figure import Figure
from ingest.figures.find import find_figures
from ingest.reading import read_report
from ingest.report import Identity

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "ingest" / "figures_cases.jsonl"
CORPUS = ROOT / "corpus"
PAGES = (1, 5, 20, 75, 300)
CHARACTERS_A_PAGE = 1200
BODY = Identity("云梦检验认证有限公司", 2021, ("云梦认证",), ("公司", "本公司", "中心", "我们"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=CORPUS / "reports")
    parser.add_argument("--gold", type=Path, nargs="*", default=[CORPUS / "figures.jsonl"])
    options = parser.parse_args()
    print("pages  figures  seconds  ms a page")
    for pages in PAGES:
        passages = tuple(made_up(pages))
        best, figures = best_of(3, passages)
        print(f"{pages:5}  {len(figures):7}  {best:7.3f}  {1000 * best / pages:9.2f}")
    gold = [json.loads(line) for path in options.gold for line in path.read_text("utf-8").splitlines() if line.strip()]
    print(score(gold, options.reports))


def made_up(pages: int) -> Iterator[Passage]:
    """Pages of the sentences of the test cases, each different so that nothing is remembered."""
    sentences = [json.loads(line)["text"] for line in CASES.read_text("utf-8").splitlines()]
    order = length = 0
    while length < pages * CHARACTERS_A_PAGE:
        text = re.sub(r"(?<=[1-9])\d(?=\d)", str(order % 10), sentences[order % len(sentences)])
        yield Passage(order, f"{order}号{text}", 1 + length // CHARACTERS_A_PAGE)
        order, length = order + 1, length + len(text)


def best_of(times: int, passages: Sequence[Passage]) -> tuple[float, tuple[Figure, ...]]:
    seconds = []
    figures: tuple[Figure, ...] = ()
    for _ in range(times):
        began = time.perf_counter()
        figures = find_figures(BODY, passages, ())
        seconds.append(time.perf_counter() - began)
    return min(seconds), figures


def score(gold: Sequence[dict], folder: Path) -> str:
    """Precision and recall, each gold figure matched once at most; and how many of those have the right period."""
    right = found = dated = 0
    for name in sorted({row["file"] for row in gold}):
        report = read_report(folder / name, keep_non_reports=True)
        wanted = [row for row in gold if row["file"] == name]
        found += len(report.figures)
        for figure in report.figures:
            match = next((row for row in wanted if agrees(row, figure)), None)
            if match:
                wanted.remove(match)
                right += 1
                dated += match.get("period") == figure.period.text
    precision, recall = right / max(1, found), right / max(1, len(gold))
    return (
        f"gold {len(gold)} found {found} precision {precision:.3f} recall {recall:.3f} "
        f"f1 {2 * precision * recall / max(1e-9, precision + recall):.3f} period {dated / max(1, right):.3f}"
    )


def agrees(row: dict, figure: Figure) -> bool:
    quantity = figure.quantity
    same_value = abs(float(row["value"] or 0)) == abs(float(quantity.value))
    same_unit = not quantity.unit or not row.get("unit") or quantity.unit == row["unit"] or row["unit"] in "名位"
    return same_value and same_unit and shares(row["quote"], figure.source.quote)


def shares(one: str, other: str) -> bool:
    """Whether the shorter quote stands in the longer, white space aside, or most of its character pairs do."""
    short, long = sorted((re.sub(r"\s", "", one), re.sub(r"\s", "", other)), key=len)
    pairs = {short[at : at + 2] for at in range(max(1, len(short) - 1))}
    return sum(pair in long for pair in pairs) >= 0.8 * len(pairs)


if __name__ == "__main__":
    main()
