"""Numbers that two engines read differently."""

from ingest.document import Cell
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.figures.doubts import doubts_in, with_doubts
from ingest.pdf.columns import Item
from ingest.pdf.lines import Line
from ingest.pdf.second import with_doubts as compared
from ingest.readers.manuscript import Grid, Paragraph


def line(text: str) -> Line:
    return Line(text, 1, (0, 0, 100, 12), 12, bold=False)


def doubts(text: str, other: str | None) -> tuple[tuple[int, int, str], ...]:
    items: list[Item] = [line(text)]
    return compared(items, other)[0].doubts


def test_a_digit_of_the_next_line_in_a_number_is_told_with_both_readings() -> None:
    assert doubts("产能为102万吨", "产能为10万吨\r\n2020年") == ((3, 6, "两次读取不一致：102 与 10"),)


def test_numbers_that_both_have_are_sure_in_any_order_and_form() -> None:
    assert doubts("收入1,204.5万元，增长３％", "增长3％\n收入1,204.5万元") == ()
    assert doubts("共计 2018 年", "共计2 0 1 8年") == ()


def test_a_footnote_mark_that_the_other_takes_for_a_digit_is_no_doubt() -> None:
    assert doubts("证书120²张", "证书1202张") == ()


def test_every_occurrence_needs_its_own_support() -> None:
    assert doubts("15人和15人", "15人和16人") == ((4, 6, "两次读取不一致：15 与 16"),)


def test_without_another_reading_nothing_is_doubted() -> None:
    assert doubts("102万吨", None) == ()


def test_a_doubtful_cell_is_found_again_in_the_text_of_its_table() -> None:
    grid = Grid(((Cell("项目"), Cell("2020年")), (Cell("用电量"), Cell("1,204"))))
    marked = compared([grid], "项目 2020年 用电量 1,294")[0]
    assert isinstance(marked, Grid)
    assert doubts_in(marked) == ((13, 18, "两次读取不一致：1,204 与 1,294"),)


def test_a_figure_carries_the_doubt_about_its_number_and_no_other() -> None:
    paragraph = Paragraph("捐款12万元，培训34人", doubts=((2, 4, "两次读取不一致：12 与 72"),))
    figures = [
        Figure("捐款", Quantity("12万元", 0, "元"), "flow", Period("2020"), Citation(0, 2, 6, paragraph.text, 1)),  # type: ignore[arg-type]
        Figure("培训", Quantity("34人", 0, "人"), "flow", Period("2020"), Citation(0, 9, 12, paragraph.text, 1)),  # type: ignore[arg-type]
    ]
    first, second = with_doubts(figures, {0: doubts_in(paragraph)})
    assert first.doubts == ("两次读取不一致：12 与 72",)
    assert first.confidence < 1
    assert second == figures[1]
