"""The picture under a comparison: bars for bodies in one year, lines over the years."""

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Size
from textual_plotext import PlotextPlot

from tui.app.bars import bars
from tui.app.prose import Prose, joined
from tui.numbers import grouped, with_unit
from tui.safe import one_line
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison

LINES_MOST = 6
"""More lines than this cannot be told apart."""
COLOURS = ("#5fafff", "#ffaf5f", "#87d787", "#ff8787", "#d7afff", "#ffff87")

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
    """The years of the bodies, the one under the cursor first; names in a legend of our own."""

    DEFAULT_CSS = """
    LineChart { height: 1fr; }
    LineChart PlotextPlot { height: 1fr; }
    LineChart Prose { padding: 0 1; }
    """

    def __init__(self, comparison: "Comparison", body: str) -> None:
        lines = {
            one: [
                (year, cell.figures[0].figure.quantity.value)
                for year in comparison.years
                if (cell := comparison.cells[one, year]).figures
            ]
            for one in sorted(comparison.organisations, key=lambda one: one != body)
        }
        shown = [(one, points) for one, points in lines.items() if points][:LINES_MOST]
        self._plot = PlotextPlot()
        plt = self._plot.plt
        for (_one, points), colour in zip(shown, COLOURS, strict=False):
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            rgb = (red, green, blue)
            years, values = [year for year, _value in points], [float(value) for _year, value in points]
            if len(points) == 1:
                plt.scatter(years, values, color=rgb, marker="dot")
            else:
                plt.plot(years, values, color=rgb, marker="braille")
        plt.xticks(list(comparison.years), [str(year) for year in comparison.years])
        plt.xlim(min(comparison.years) - 0.2, max(comparison.years) + 0.2)
        parts = [(f"━ {one_line(one)}  ", colour) for (one, _points), colour in zip(shown, COLOURS, strict=False)]
        left = sum(1 for points in lines.values() if points) - len(shown)
        if left > 0:
            parts.append((_("（另有 {count} 家未画）").format(count=left), "$foreground 60%"))
        super().__init__(self._plot, Prose(*joined(*parts)))
