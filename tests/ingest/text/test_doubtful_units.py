from ingest.document import Cell, Table
from ingest.text.doubtful_units import doubtful_sums


def places(unit: str, *rows: str) -> list[tuple[int, int]]:
    cells = tuple(tuple(Cell(text) for text in row.split("|")) for row in rows)
    return [(row, column) for row, column, _ in doubtful_sums(Table(0, 0, cells, unit=unit))]


def test_sums_of_thousands_of_yi_to_the_cent_are_hardly_in_ten_thousands() -> None:
    rows = ("项目|2010年|2011年", "净利润|26,036,987.76|5,737,600.00", "占比|33.32|70.17")
    assert places("万元", *rows) == [(1, 1), (1, 2)]
    assert places("元", *rows) == []


def test_sums_that_a_body_may_have_are_in_no_doubt() -> None:
    assert places("万元", "项目|2011年", "收入|1,930,911.25") == []
    assert places("千元", "项目|2011年", "收入|24,182,681") == []
    assert places("万吨", "项目|2011年", "产量|26,036,987.76") == []
