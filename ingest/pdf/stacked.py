"""Stacked text: characters printed one under the other, as side titles and vertical columns are."""

from collections import defaultdict

from ingest.pdf.glyphs import Glyph, bounds
from ingest.pdf.lines import Line

FEWEST = 4

PITCH = 1.45
"""One character stands at most so many characters under the last; the rows of a table stand further apart."""

BESIDE = 1.3
"""A neighbour nearer than so many characters shows that a character belongs to a level line."""


def stacked_lines(glyphs: list[Glyph], page: int) -> tuple[list[Line], list[Glyph]]:
    """Vertical runs of Chinese characters as lines, from right to left as they are read; and the other glyphs."""
    runs = [run for run in _runs(glyphs) if len(run) >= FEWEST]
    taken = {id(glyph) for run in runs for glyph in run}
    lines = [
        Line("".join(g.text for g in run), page, bounds(run), run[0].size, run[0].bold, across=True)
        for run in sorted(runs, key=lambda run: (-run[0].x0, run[0].top))
    ]
    return lines, [glyph for glyph in glyphs if id(glyph) not in taken]


def _runs(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Chinese characters exactly under each other that have no neighbours in their rows."""
    columns: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if "\u3400" <= glyph.text <= "\u9fff":
            columns[round(glyph.centre)].append(glyph)
    runs: list[list[Glyph]] = []
    for centre, column in columns.items():
        near = sorted((*column, *columns.get(centre + 1, ())), key=lambda g: g.top)
        run: list[Glyph] = []
        for glyph in near:
            if run and not 0.5 * glyph.size < glyph.top - run[-1].top <= PITCH * glyph.size:
                runs.append(run)
                run = []
            run.append(glyph)
        runs.append(run)
    tall = [run for run in runs if len(run) >= FEWEST]
    if not tall:
        return []
    has_neighbour = _Neighbours(glyphs)
    return _apart([run for run in tall if not any(map(has_neighbour, run))])


class _Neighbours:
    """Tells whether a character has another beside it in its row."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.rows: dict[int, list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            if glyph.text != " ":
                self.rows[round(glyph.middle / 8)].append(glyph)

    def __call__(self, glyph: Glyph) -> bool:
        row = round(glyph.middle / 8)
        return any(
            other is not glyph
            and abs(other.middle - glyph.middle) < 0.5 * glyph.size
            and abs(other.centre - glyph.centre) < BESIDE * glyph.size
            for near in (row - 1, row, row + 1)
            for other in self.rows.get(near, ())
        )


def _apart(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """The runs without those that hold characters of a longer one."""
    kept: list[list[Glyph]] = []
    seen: set[int] = set()
    for run in sorted(runs, key=len, reverse=True):
        if not any(id(glyph) in seen for glyph in run):
            kept.append(run)
            seen.update(map(id, run))
    return kept
