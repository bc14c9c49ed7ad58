"""Bodies over the years as lines: each with a letter and a colour, for the colour may not be there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Vertical
from textual.geometry import Size
from textual_plotext import PlotextPlot

from assistant.comparison import summary
from tui.app.prose import Mark, Prose, joined
from tui.app.wrapping import cut, fit
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison

Colour = tuple[int, int, int]

COLOURS: tuple[Colour, ...] = (
    (224, 168, 76), (120, 190, 110), (220, 110, 110), (180, 130, 210), (90, 190, 190), (200, 150, 120),
)  # fmt: skip
MEDIAN: Colour = (95, 160, 220)

LETTERS = "ABCDEF"
"""As many lines as can be told apart."""

ACROSS = 4
"""Names beside each other in the legend, where the window is wide enough for their first words."""

NARROWEST = 18
"""Cells of a letter and a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """One body, or the median, over the years."""

    letter: str
    name: str
    points: dict[int, float]
    """Value by year."""
    colour: Colour


def lines_of(comparison: "Comparison", body: str) -> tuple[Line, ...]:
    """The body under the cursor, the others by how many years they disclose, and the median of all."""
    points = {one: _values(comparison, one) for one in comparison.organisations}
    others = sorted((one for one in points if one != body and points[one]), key=lambda one: -len(points[one]))
    bodies = [body, *others][: len(LETTERS)]
    lines = [
        Line(letter, one, points[one], colour) for letter, one, colour in zip(LETTERS, bodies, COLOURS, strict=False)
    ]
    medians = {year: float(said.value) for year in comparison.years if (said := summary(comparison, year).median)}
    median = [Line("M", _("各机构中位数"), medians, MEDIAN)] if len(others) > 1 else []
    return (*lines, *median)


def _values(comparison: "Comparison", body: str) -> dict[int, float]:
    cells = ((year, comparison.cells[body, year]) for year in comparison.years)
    return {year: float(cell.figures[0].figure.quantity.value) for year, cell in cells if cell.figures}


class Legend(Prose):
    """What the letters mean, in columns; the unit stands in the summary already."""

    DEFAULT_CSS = "Legend { padding: 0 1; }"

    def __init__(self, lines: Sequence[Line], *, left: int) -> None:
        super().__init__()
        self._items = [(f"{line.letter} {one_line(line.name)}", _hex(line.colour)) for line in lines]
        if left:
            self._items.append((_("另有 {count} 家（o 选）").format(count=left), "$foreground 60%"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the items fill."""
        self.text, self.marks = in_columns(self._items, width)
        return self.text.count("\n") + 1


def in_columns(items: Sequence[tuple[str, str]], width: int) -> tuple[str, tuple[Mark, ...]]:
    """Items of text and style in columns of equal width, `ACROSS` of them and cut where needed. Text and marks."""
    widest = max((cell_len(text) for text, _style in items), default=0) + 2
    cells = min(widest, max(NARROWEST, width // min(ACROSS, len(items) or 1)))
    across = max(1, width // cells)
    parts = []
    for number, (text, style) in enumerate(items):
        parts.append(("\n" if number and number % across == 0 else "", ""))
        parts.append((fit(cut(text, cells - 1), cells), style))
    return joined(*parts)


class LineChart(Vertical):
    """plotext draws, the names are ours."""

    DEFAULT_CSS = """
    LineChart { height: 1fr; }
    LineChart PlotextPlot { height: 1fr; }
    """

    def __init__(self, comparison: "Comparison", body: str) -> None:
        lines = lines_of(comparison, body)
        self._plot = PlotextPlot()
        for line in reversed(lines):  # the body in hand is drawn uppermost
            self._draw(line)
        years = [float(year) for year in comparison.years]
        self._plot.plt.xticks(years, [str(year) for year in comparison.years])
        self._plot.plt.xlim(min(years) - 0.3, max(years) + 0.3)
        self._label_values([value for line in lines for value in line.points.values()])
        left = sum(1 for one in comparison.organisations if _values(comparison, one)) - len(LETTERS)
        super().__init__(self._plot, Legend(lines, left=max(0, left)))

    def _draw(self, line: Line) -> None:
        """A letter a year; a line only between neighbouring years, for nobody knows what a gap would hold."""
        for year, value in line.points.items():
            if year + 1 in line.points:
                ends = [value, line.points[year + 1]]
                self._plot.plt.plot([float(year), float(year + 1)], ends, color=line.colour, marker="braille")
        if line.points:
            years = [float(year) for year in line.points]
            self._plot.plt.scatter(years, list(line.points.values()), color=line.colour, marker=line.letter)

    def _label_values(self, values: list[float]) -> None:
        if not values:
            return
        low, high = min(values), max(values)
        margin = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
        ticks = sorted({low, (low + high) / 2, high})
        self._plot.plt.ylim(low - margin, high + margin)
        self._plot.plt.yticks(ticks, [_tick(tick) for tick in ticks])


def _tick(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() or abs(value) >= 100 else f"{value:,.2f}"


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
