"""Scanned pages, with an engine and without."""

import pytest
from PIL import Image as Pictures
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableReport
from ingest.ocr.budget import within
from ingest.ocr.port import Image, Word
from ingest.readers.manuscript import Grid, Paragraph
from ingest.readers.pdf import read_pdf

from ..readers.printed import HEIGHT, WIDTH, lines, pdf

DOT = 200 / 72
"""Pixels in a point at the resolution that pages are read in."""


def scan(canvas: Canvas) -> None:
    """A page that is nothing but a picture."""
    picture = Pictures.new("L", (400, 560), 255)
    picture.paste(0, (40, 40, 300, 50))
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)


def prose(canvas: Canvas) -> None:
    lines(canvas, 80, 100, ["方壶认证中心2021年社会责任报告", "本中心成立于二〇〇一年。"])


def word(text: str, x: float, top: float) -> Word:
    return Word(text, (x * DOT, top * DOT, (x + 12 * len(text)) * DOT, (top + 13) * DOT), 0.98)


def canned(image: Image) -> tuple[Word, ...]:
    assert abs(image.width - WIDTH * DOT) < 2
    table = [("项目", "2020年", "2021年"), ("用电量", "1,204", "1,180"), ("用水量", "96", "88")]
    places = [
        (text, x, 200 + 25 * i) for i, row in enumerate(table) for text, x in zip(row, (80, 250, 400), strict=True)
    ]
    cells = [word(*place) for place in places]
    return (word("全年捐款12万元。", 80, 100), *cells)


def test_without_an_engine_a_scanned_page_is_reported_with_the_command_that_would_help() -> None:
    manuscript = read_pdf(pdf(prose, scan), name="样张.pdf")
    assert [page.number for page in manuscript.unread] == [2]
    assert "pip install 'zewen[ocr]'" in manuscript.unread[0].reason


def test_a_file_of_scans_only_is_unreadable_without_an_engine() -> None:
    with pytest.raises(UnreadableReport, match=r"zewen\[ocr\]"):
        read_pdf(pdf(scan, scan), name="样张.pdf")


def test_with_an_engine_the_page_is_read_and_every_number_on_it_is_doubtful() -> None:
    manuscript = read_pdf(pdf(prose, scan), name="样张.pdf", ocr=canned)
    assert manuscript.unread == ()
    assert manuscript.warnings == ("第 2 页：数字由图像识别得出，请核对原件",)
    paragraph = next(b for b in manuscript.blocks if isinstance(b, Paragraph) and b.page == 2)
    assert paragraph.text == "全年捐款12万元。"
    assert paragraph.doubts == ((4, 6, "数字由图像识别得出，请核对原件"),)
    grid = next(b for b in manuscript.blocks if isinstance(b, Grid))
    assert [[cell.text for cell in row] for row in grid.rows][1] == ["用电量", "1,204", "1,180"]
    assert (1, 1) in {(row, column) for row, column, _ in grid.doubts}


def test_a_chart_beside_text_is_noted_so_that_silence_does_not_hide_it() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        picture = Pictures.new("L", (300, 200), 255)
        for x in range(20, 280, 40):
            picture.paste(60, (x, 60, x + 20, 180))
        canvas.drawImage(ImageReader(picture), 80, 200, 400, 260)

    assert "表格或图表" in read_pdf(pdf(page), name="样张.pdf").unread[0].reason


def test_a_photograph_is_not_noted() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas)
        canvas.drawImage(ImageReader(Pictures.effect_noise((300, 200), 60).convert("L")), 80, 200, 400, 260)

    assert read_pdf(pdf(page), name="样张.pdf").unread == ()


def test_text_behind_a_scan_is_read_but_its_numbers_are_doubtful() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 80, 100, ["全年捐款12万元。"])
        scan(canvas)

    manuscript = read_pdf(pdf(page), name="样张.pdf")
    assert manuscript.blocks[0].doubts
    assert "自带的识别文字" in manuscript.warnings[0]


def test_ink_that_no_box_covers_is_found_and_rules_and_covered_lines_are_not() -> None:
    pytest.importorskip("rapidocr")
    import numpy as np

    from ingest.ocr.rapid import uncovered_lines

    picture = np.full((600, 800, 3), 255, np.uint8)
    for top in (100, 200):
        for x in range(100, 600, 20):
            picture[top : top + 20, x : x + 6] = 0
    picture[300:303, 50:750] = 0
    covered = Word("已读的一行", (98, 98, 602, 122), 0.9)
    assert [(y0, y1) for _, y0, _, y1 in uncovered_lines(picture, (covered,))] == [(200, 220)]


def test_a_red_stamp_fades_and_black_print_stays() -> None:
    pytest.importorskip("rapidocr")
    import numpy as np

    from ingest.ocr.rapid import without_stamp

    picture = np.full((100, 100, 3), 255, np.uint8)
    picture[10:20, 10:20] = (220, 40, 40)
    picture[50:60, 10:60] = 20
    cleaned = without_stamp(picture)
    assert cleaned[15, 15, 0] > 200
    assert cleaned[55, 30, 0] == 20


def test_print_over_a_decorated_page_is_no_scan() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Pictures.new("RGB", (40, 56), (230, 240, 250))), 0, 0, WIDTH, HEIGHT)
        lines(canvas, 80, 100, ["全年捐款12万元。"])

    manuscript = read_pdf(pdf(page), name="样张.pdf")
    assert manuscript.warnings == ()
    assert not manuscript.blocks[0].doubts


def test_when_the_time_for_pictures_is_up_the_pages_read_before_are_kept() -> None:
    manuscript = read_pdf(pdf(prose, scan), name="样张.pdf", ocr=within(canned, -1))
    assert "--timeout" in manuscript.unread[0].reason
    assert manuscript.blocks[0].page == 1
