"""Where a stretch of text stands on its page, judged by the ink that is there."""

from pathlib import Path

import pytest
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from ingest.errors import UnreadableReport
from ingest.pdf.drawing import DrawnPages
from ingest.pdf.standing import find_standing
from ingest.reading import read_report

LINES = ("Certificates in the year 2020: 1234 valid.", "Staff in 2020: 56; trained: 56, 7890 hours.")
SCALE = 4.0


def printed(path: Path, *, crop: tuple[int, int, int, int] | None = None, turn: int = 0) -> Path:
    """Two lines on a page of 400 by 400 points."""
    canvas = Canvas(str(path), pagesize=(400, 400))
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(LINES):
        canvas.drawString(100, 200 - 20 * number, line)
    if crop:
        canvas.setCropBox(crop)
    if turn:
        canvas.setPageRotation(turn)
    canvas.showPage()
    canvas.save()
    return path


def standing_of(path: Path, words: str, *, last: bool = False):
    report = read_report(path, keep_non_reports=True)
    passage = next(one for one in report.passages if words in one.text)
    start = passage.text.rindex(words) if last else passage.text.index(words)
    pages = DrawnPages(path.read_bytes(), name=path.name)
    return find_standing(report, passage.order, start, start + len(words), pages), pages


def ink(pages: DrawnPages, box: tuple[float, float, float, float]) -> int:
    """How many pixels of that part of the first page are dark."""
    return sum(pages.draw(1, box, SCALE).convert("L").histogram()[:128])


@pytest.mark.parametrize(
    "page", [{}, {"crop": (50, 40, 390, 380)}, {"turn": 90}, {"crop": (50, 40, 390, 380), "turn": 270}]
)
def test_the_box_is_around_the_words_however_the_page_is_cut_and_turned(tmp_path, page):
    whole, pages = standing_of(printed(tmp_path / "one.pdf", **page), LINES[1])
    assert whole is not None
    assert whole.exact
    assert len(whole.boxes) == 1
    (x0, top, x1, bottom) = whole.boxes[0]
    inside = ink(pages, whole.boxes[0])
    assert inside > 1000
    around = ink(pages, (x0 - 2, top - 2, x1 + 2, bottom + 2))
    assert inside <= around <= inside * 1.01  # drawn elsewhere, an edge is rounded otherwise
    number, _ = standing_of(tmp_path / "one.pdf", "7890")
    assert number is not None
    a0, a1, b0, b1 = number.boxes[0]
    assert x0 <= a0 <= b0 <= x1
    assert top <= a1 <= b1 <= bottom
    assert (b0 - a0) * (b1 - a1) < (x1 - x0) * (bottom - top) / 8


def test_of_two_equal_numbers_the_one_that_is_meant_is_boxed(tmp_path):
    path = printed(tmp_path / "one.pdf")
    first, _ = standing_of(path, "56")
    second, _ = standing_of(path, "56", last=True)
    assert first is not None
    assert second is not None
    assert first.exact
    assert second.exact
    assert first.boxes[0][2] < second.boxes[0][0]


def test_a_cell_is_found_among_equal_cells(tmp_path):
    path = tmp_path / "table.pdf"
    rows = [["Kind", "2019", "2020"], ["Staff", "56", "56"], ["Women", "28", "56"]]
    grid = Table(rows, colWidths=3 * cm, rowHeights=1 * cm, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(str(path)).build([grid])
    report = read_report(path, keep_non_reports=True)
    passage = report.passages[report.tables[0].passage]
    pages = DrawnPages(path.read_bytes(), name=path.name)
    places = [at for at in range(len(passage.text)) if passage.text.startswith("56", at)]
    found = [find_standing(report, passage.order, at, at + 2, pages) for at in places]
    corners = [one.boxes[0][:2] for one in found if one is not None and one.exact]
    assert len(corners) == len(places) == 3
    ((left, right),) = {one.across for one in found if one is not None}
    assert right - left == pytest.approx(9 * cm, abs=0.1)  # the whole row
    (x19, y1), (x20, y2), (below, y3) = corners
    assert x19 < x20 == below
    assert y1 == y2 < y3


class Scanned:
    """Pages without characters."""

    def characters(self, _number):
        return ()

    def shift(self, _number):
        return 0.0, 0.0


def test_on_a_scan_the_box_is_around_the_paragraph(tmp_path):
    report = read_report(printed(tmp_path / "one.pdf"), keep_non_reports=True)
    found = find_standing(report, 0, 0, 4, Scanned())
    assert found is not None
    assert not found.exact
    (first, last) = (box for _page, box in report.passages[0].boxes)
    assert found.boxes == ((first[0], first[1], max(first[2], last[2]), last[3]),)


def test_where_the_words_stand_elsewhere_on_the_page_nothing_is_boxed(tmp_path):
    class Elsewhere(Scanned):
        def characters(self, _number):
            return tuple((letter, (0.0, 0.0, 1.0, 1.0)) for letter in "56 56")

    report = read_report(printed(tmp_path / "one.pdf"), keep_non_reports=True)
    passage = next(one for one in report.passages if "56" in one.text)
    start = passage.text.index("56")
    assert find_standing(report, passage.order, start, start + 2, Elsewhere()) is None


def test_what_lies_beside_the_page_is_grey(tmp_path):
    pages = DrawnPages(printed(tmp_path / "one.pdf").read_bytes(), name="one.pdf")
    drawn = pages.draw(1, (-10, -10, 10, 10), 2.0)
    assert drawn.size == (40, 40)
    assert drawn.getpixel((5, 5)) == (96, 96, 96)
    assert drawn.getpixel((35, 35)) == (255, 255, 255)


def test_what_is_no_pdf_or_no_page_is_said():
    with pytest.raises(UnreadableReport, match=r"报告\.pdf"):
        DrawnPages(b"%PDF-nothing", name="报告.pdf")
