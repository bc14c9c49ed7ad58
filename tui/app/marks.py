"""The marks behind a compared value, each with its meaning, so that a legend can stand under the matrix."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tui.app.labels import doubtful
from tui.words import _

if TYPE_CHECKING:
    from assistant.comparison import Compared, Comparison
    from index.library import Disclosure


def is_inferred(disclosure: "Disclosure") -> bool:
    """Whether no number was printed: 无重大投诉 read as 0."""
    return disclosure.figure.basis == "inferred"


def others(cell: "Compared") -> "tuple[Disclosure, ...]":
    """Other printed values for the same thing; words that only imply one contradict nothing."""
    return tuple(one for one in cell.figures[1:] if not is_inferred(one))


MARKS: "tuple[tuple[str, str, Callable[[Compared], bool]], ...]" = (
    ("≠", _("另有不同数值"), lambda cell: bool(others(cell))),
    ("?", _("存疑"), lambda cell: doubtful(cell.figures[0].figure)),
    ("°", _("由文字推定"), lambda cell: is_inferred(cell.figures[0])),
    ("÷", _("经换算"), lambda cell: cell.converted is not None),
    ("‡", _("据其他年度的报告"), lambda cell: cell.told_in is not None),
)
"""Sign, meaning, and whether it belongs to a cell that has a figure."""


def marks_of(cell: "Compared") -> str:
    """The marks of a cell; none where it has no figure."""
    return "".join(sign for sign, _meaning, applies in MARKS if cell.figures and applies(cell))


def legend(comparisons: "Iterable[Comparison]") -> str:
    """What the marks mean that occur; empty where none does."""
    found = {sign for comparison in comparisons for cell in comparison.cells.values() for sign in marks_of(cell)}
    return "  ".join(f"{sign} {meaning}" for sign, meaning, _applies in MARKS if sign in found)
