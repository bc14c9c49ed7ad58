"""Each mark behind a compared value has its own meaning."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.comparison import Compared, Comparison
from index.library import Disclosure, Filed
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity
from tui.app.marks import legend, marks_of
from tui.app.matrix import about_cell

BODY = "松涛认证有限公司"


def disclosed(value: int, *, told_in: int = 2020, **more: object) -> Disclosure:
    source = Citation(0, 0, 1, str(value), None)
    figure = Figure("投诉", Quantity(str(value), Decimal(value), "件"), "flow", Period("2020"), source)
    filed = Filed(f"松涛{told_in}.txt", "0", Identity(BODY, told_in), None, 1, 1, 1)
    return Disclosure(filed, replace(figure, **more))  # type: ignore[arg-type]


CASES = (
    ((disclosed(7),), ""),
    ((disclosed(7), disclosed(8)), "≠"),
    ((disclosed(6), disclosed(0, basis="inferred")), ""),
    ((disclosed(7, doubts=("与表格不一致",)),), "?"),
    ((disclosed(0, basis="inferred"),), "°"),
    ((disclosed(7, told_in=2021),), "‡"),
)


@pytest.mark.parametrize(("figures", "marks"), CASES)
def test_a_mark_says_one_thing(figures, marks):
    assert marks_of(Compared(BODY, 2020, figures)) == marks


def test_a_converted_value_is_marked():
    assert marks_of(Compared(BODY, 2020, (disclosed(7),), divided_by=Decimal(10))) == "÷"


def test_the_legend_holds_only_what_occurs_and_the_cell_tells_whose_report():
    cell = Compared(BODY, 2020, (disclosed(7, told_in=2021),))
    comparison = Comparison(next(iter(load_taxonomy())), (), "起", (BODY,), (2020,), {(BODY, 2020): cell})
    assert legend([comparison]) == "‡ 据其他年度的报告"
    assert "据 2021 年报告" in about_cell(comparison, BODY, 2020)[0]
