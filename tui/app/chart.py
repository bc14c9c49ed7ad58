"""The picture under a comparison: bars for bodies in one year, lines over the years."""

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Size
from textual_plotext import PlotextPlot

from assistant.comparison import summary
from tui.app.bars import bars
from tui.app.prose import Prose, joined
from tui.numbers import grouped, unit_name, with_unit
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison

Colour = tuple[int, int, int]
OWN: Colour = (224, 168, 76)
MEDIAN: Colour = (95, 160, 220)

ABSENCES = {
    "not_disclosed": _("未披露"),
    "no_report": _("无报告"),
    "unreadable": _("无法辨读"),
}


class BarChart(Prose):
    """Bodies of one year, the largest first, those without a figure at the end with the reason."""

    DEFAULT_CSS = "BarChart { height: auto; padding: 0 1; }"

    def __init__(self, comparison: "Comparison", year: int, body: str) -> None:
        super().__init__()
        cells = [comparison.cells[one, year] for one in comparison.organisations]
        with_figure = [cell for cell in cells if cell.figure is not None]
        with_figure.sort(key=lambda cell: -cell.figures[0].figure.quantity.value)
        self._rows = [
            (
                cell.organisation,
                cell.figures[0].figure.quantity.value,
                _said(cell.figures[0].figure.quantity.value, comparison.unit),
            )
            for cell in with_figure
        ] + [
            (cell.organisation, None, ABSENCES[cell.absence or "not_disclosed"])
            for cell in cells
            if cell.figure is None
        ]
        self._body = body

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a body."""
        self.text, self.marks = bars(self._rows, width, marked=self._body)  # type: ignore[assignment]
        return len(self._rows)


def _said(value: object, unit: str) -> str:
    return with_unit(grouped(value), unit)  # type: ignore[arg-type]


class LineChart(Vertical):
    """A body over the years, and the median of all that disclosed; plotext draws, the names are ours."""

    DEFAULT_CSS = """
    LineChart { height: 1fr; }
    LineChart PlotextPlot { height: 1fr; }
    LineChart Prose { padding: 0 1; }
    """

    def __init__(self, comparison: "Comparison", body: str) -> None:
        own = {
            year: float(cell.figures[0].figure.quantity.value)
            for year in comparison.years
            if (cell := comparison.cells[body, year]).figures
        }
        medians = {year: float(said.value) for year in comparison.years if (said := summary(comparison, year).median)}
        self._plot = PlotextPlot()
        for points, colour in ((medians, MEDIAN), (own, OWN)):
            self._line(points, colour)
        years = [float(year) for year in comparison.years]
        self._plot.plt.xticks(years, [str(year) for year in comparison.years])
        self._plot.plt.xlim(min(years) - 0.3, max(years) + 0.3)
        self._label_values([*own.values(), *medians.values()])
        unit = one_line(unit_name(comparison.unit))
        super().__init__(self._plot, Prose(*joined(
            (f"━ {one_line(body)}  ", _hex(OWN)), (_("━ 各机构中位数  "), _hex(MEDIAN)),
            (_("单位：{unit}").format(unit=unit) if comparison.unit else "", "$foreground 60%"),
        )))  # fmt: skip

    def _line(self, points: dict[int, float], colour: Colour) -> None:
        """A dot a year; a line only between neighbouring years, for nobody knows what a gap would hold."""
        for year in points:
            if year + 1 in points:
                ends = [points[year], points[year + 1]]
                self._plot.plt.plot([float(year), float(year + 1)], ends, color=colour, marker="braille")
        if points:
            years = [float(year) for year in points]
            self._plot.plt.scatter(years, list(points.values()), color=colour, marker="o")

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
