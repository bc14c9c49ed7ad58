"""Bodies of one year as bars, those without a figure with the reason."""

from typing import TYPE_CHECKING

from textual.geometry import Size

from tui.app.bars import bars
from tui.app.prose import Prose
from tui.numbers import grouped, with_unit
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Comparison

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
