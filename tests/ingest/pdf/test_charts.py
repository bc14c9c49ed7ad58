"""Pages with drawn charts say so; tables and plain drawings do not."""

import pytest
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.charts.piecharts import Pie
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.charts import NUMBERS
from ingest.readers.pdf import CHARTED, read_pdf
from tests.ingest.readers.printed import HEIGHT, Draw, lines, pdf, ruled, write


def unread(draw: Draw) -> list[str]:
    return [str(page.reason) for page in read_pdf(pdf(draw), name="图.pdf").unread]


def test_the_text_of_a_page_with_a_chart_is_read() -> None:
    chart = placed(VerticalBarChart(), data=[(1204, 1388, 1502)], barLabelFormat="%d")
    read = read_pdf(pdf(page_with(chart)), name="图.pdf")
    assert [page.partly for page in read.unread] == [True]
    assert "某检测有限公司" in "".join(str(block) for block in read.blocks)


def page_with(chart: object) -> Draw:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 60, ["某检测有限公司全年用水情况如图所示。", "图中数字以原件为准。"])
        drawing = Drawing(400, 200)
        drawing.add(chart)
        renderPDF.draw(drawing, canvas, 60, HEIGHT - 400)

    return draw


def placed(chart: object, **settings: object) -> object:
    for name, value in {"x": 50, "y": 30, "width": 300, "height": 140, **settings}.items():
        setattr(chart, name, value)
    if hasattr(chart, "valueAxis"):
        chart.valueAxis.valueMin = 0
    return chart


@pytest.mark.parametrize(
    "chart",
    [
        placed(VerticalBarChart(), data=[(1204, 1388, 1502)], barLabelFormat="%d"),
        placed(HorizontalBarChart(), data=[(12, 30, 21)], barLabelFormat="%d"),
        placed(HorizontalLineChart(), data=[(12, 15, 11, 9)], lineLabelFormat="%d"),
        placed(Pie(), width=120, height=120, data=[30, 50, 20], labels=["30%", "50%", "20%"]),
    ],
    ids=["standing bars", "lying bars", "a line", "a pie"],
)
def test_a_drawn_chart_with_numbers_is_told_of(chart: object) -> None:
    assert unread(page_with(chart)) == [str(CHARTED)]


def test_a_table_with_shaded_cells_is_no_chart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.9)
        for row in range(3):
            canvas.rect(60, HEIGHT - 100 - 22 * (row + 1), 100, 22, stroke=0, fill=1)
        canvas.setFillGray(0)
        ruled(canvas, 60, 100, [100, 60, 60], [["项目", "2019", "2020"], ["用水", "12", "13"], ["用电", "7", "9"]])

    assert unread(draw) == []


def test_shapes_without_numbers_hide_no_figure() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 60, 60, "本公司有员工 120 人。")
        for i, height in enumerate((40, 80, 60)):
            canvas.rect(80 + 60 * i, HEIGHT - 300, 30, height, stroke=0, fill=1)

    assert unread(draw) == []


def test_a_long_row_of_numbers_that_ends_in_a_word_is_told_from_numbers_at_once() -> None:
    row = "1,234,567.89 12.5% −3 " * 20
    assert NUMBERS.fullmatch(row)
    assert not NUMBERS.fullmatch(f"{row}合计")
