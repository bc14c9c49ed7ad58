import pytest

from ingest.document import Cell
from ingest.readers.manuscript import Grid, Paragraph
from ingest.text.broken_numbers import WHY, mended, mended_cell, mended_prose


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2,980, 986, 958.97", "2,980,986,958.97"),
        ("2,856, 191,238. 85", "2,856,191,238.85"),
        ("12 , 345.6", "12,345.6"),
        ("(1, 234)", "(1,234)"),
        ("6. 29%", "6.29%"),
    ],
)
def test_a_cell_that_is_one_number_is_put_together(printed: str, meant: str) -> None:
    assert mended_cell(printed) == meant


@pytest.mark.parametrize("printed", ["123 456", "2015 2016", "12, 34", "1,23 45", "一期 3, 二期 4"])
def test_a_cell_that_would_be_no_number_when_joined_stays(printed: str) -> None:
    assert mended_cell(printed) == printed


def test_a_number_in_prose_is_put_together_where_it_can_be_one_only() -> None:
    assert mended_prose("收入2,980, 986, 958.97元，缴税6. 29亿元") == "收入2,980,986,958.97元，缴税6.29亿元"
    assert (
        mended_prose("体检19, 843人，利用率>99. 5%，持有3, 506, 467, 456股")
        == "体检19,843人，利用率>99.5%，持有3,506,467,456股"
    )
    assert mended_prose("1, 200名员工") == "1, 200名员工"
    assert mended_prose("见图1, 200名员工") == "见图1, 200名员工"
    assert mended_prose("分别为12,345, 678, 901人") == "分别为12,345, 678, 901人"
    assert mended_prose("见表1. 25家企业") == "见表1. 25家企业"


def test_what_may_be_two_numbers_is_in_doubt() -> None:
    found = mended(Paragraph("本中心共有12 345人，2015 2016年另有30人。"))
    assert isinstance(found, Paragraph)
    assert found.doubts == ((5, 11, WHY),)
    grid = mended(Grid(((Cell("人数"), Cell("12 345")), (Cell("场次"), Cell("1, 200")))))
    assert isinstance(grid, Grid)
    assert (grid.doubts, grid.rows[1][1].text) == (((0, 1, WHY),), "1,200")
