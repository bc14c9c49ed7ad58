"""Pages made for one point each."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import UnreadableReport
from ingest.readers.manuscript import Grid, Manuscript, Paragraph
from ingest.readers.pdf import read_pdf

from .printed import WIDTH, Draw, lines, pdf, rule, ruled, write

LEFT = [f"左栏第{i}行文字写满为止不留空白" for i in "一二三四五六"]
RIGHT = [f"右栏第{i}行文字写满为止不留空白" for i in "一二三四五六"]
FULL = "蓬莱岛认证中心按照章程开展认证工作并向社会报告履行责任的情况本中心"
"""A line that fills the column of `prose`."""


def read(data: bytes) -> Manuscript:
    return read_pdf(data, name="样张.pdf")


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks if isinstance(block, Paragraph)]


def grids(manuscript: Manuscript) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in b.rows] for b in manuscript.blocks if isinstance(b, Grid)]


def prose(canvas: Canvas, top: float = 100, n: int = 12) -> float:
    return lines(canvas, 80, top, [FULL] * n)


def test_two_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 80, 80, "第一章 全宽的标题横跨两栏写在上方占满整整一行的宽度", 16)
        lines(canvas, 80, 120, LEFT)
        lines(canvas, 320, 120, RIGHT)

    joined = "".join(texts(read(pdf(page))))
    assert joined.index("左栏第六行") < joined.index("右栏第一行")
    assert joined.startswith("第一章")


def test_columns_whose_lines_do_not_align_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 80, 120, LEFT)
        lines(canvas, 320, 129, RIGHT)

    joined = "".join(texts(read(pdf(page))))
    assert joined.index("左栏第六行") < joined.index("右栏第一行")


def test_a_table_without_lines_becomes_a_grid() -> None:
    rows = [
        ["项目", "2020年", "2021年"],
        ["用电量", "1,204", "1,180"],
        ["用水量", "96", "88"],
        ["合计", "1,300", "1,268"],
    ]

    def page(canvas: Canvas) -> None:
        top = prose(canvas, n=2)
        for row in rows:
            for x, text in zip((90, 260, 400), row, strict=True):
                write(canvas, x, top + 20, text)
            top += 20
        prose(canvas, top + 40, n=2)

    assert grids(read(pdf(page))) == [rows]


def test_three_rules_and_long_labels_still_make_one_grid() -> None:
    def page(canvas: Canvas) -> None:
        for top in (200, 222, 310):
            rule(canvas, 80, top, 500, top)
        for top, row in zip(
            (215, 240, 262, 284),
            (
                ["指标", "单位", "本年"],
                ["综合能源消费量", "吨标准煤", "1,024.5"],
                ["耗水总量", "吨", "88"],
                ["废物产生量", "吨", "3.2"],
            ),
            strict=True,
        ):
            for x, text in zip((90, 300, 420), row, strict=True):
                write(canvas, x, top, text)

    assert grids(read(pdf(page)))[0][1] == ["综合能源消费量", "吨标准煤", "1,024.5"]


def test_a_merged_cell_is_repeated_over_the_places_it_covers() -> None:
    def page(canvas: Canvas) -> None:
        for top in (100, 122, 144, 166):
            rule(canvas, 80 if top != 122 else 180, top, 380, top)
        for x in (80, 180, 380):
            rule(canvas, x, 100, x, 166)
        rule(canvas, 280, 122, 280, 166)
        write(canvas, 84, 126, "领域", 10)
        write(canvas, 184, 115, "有效证书（张）", 10)
        write(canvas, 184, 137, "2020年", 10)
        write(canvas, 284, 137, "2021年", 10)
        for x, text in ((84, "质量"), (184, "1,204"), (284, "1,310")):
            write(canvas, x, 159, text, 10)

    manuscript = read(pdf(page))
    assert grids(manuscript) == [
        [["领域", "有效证书（张）", "有效证书（张）"], ["领域", "2020年", "2021年"], ["质量", "1,204", "1,310"]]
    ]
    grid = next(b for b in manuscript.blocks if isinstance(b, Grid))
    assert [cell.inherited for cell in grid.rows[0]] == [False, False, True]


def test_a_table_that_goes_on_over_a_page_is_one_table_and_its_repeated_head_is_dropped() -> None:
    head = ["分公司", "证书（张）"]

    def first(canvas: Canvas) -> None:
        ruled(canvas, 80, 700, [150, 150], [head, ["东分公司", "12"], ["西分公司", "34"]])

    def second(canvas: Canvas) -> None:
        ruled(canvas, 80, 90, [150, 150], [head, ["南分公司", "56"]])

    assert grids(read(pdf(first, second))) == [[head, ["东分公司", "12"], ["西分公司", "34"], ["南分公司", "56"]]]


def test_running_heads_and_page_numbers_are_dropped_and_remembered() -> None:
    def page(number: int) -> "Canvas":
        def draw(canvas: Canvas) -> None:
            write(canvas, 200, 40, "蓬莱岛认证中心2021年社会责任报告", 9)
            prose(canvas, 150)
            write(canvas, 290, 810, f"- {number} -", 9)

        return draw  # type: ignore[return-value]

    manuscript = read(pdf(*(page(n) for n in (1, 2, 3, 4))))  # type: ignore[arg-type]
    assert "2021年社会责任报告" not in "".join(texts(manuscript))
    assert "- 2 -" not in "".join(texts(manuscript))
    assert manuscript.running == ("蓬莱岛认证中心2021年社会责任报告",)
    assert manuscript.printed_pages == ((1, "1"), (2, "2"), (3, "3"), (4, "4"))


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 104, 700, ["二〇二一年" + FULL[:27]])
        lines(canvas, 80, 720, [FULL, FULL[:-2] + "共颁"])

    def second(canvas: Canvas) -> None:
        lines(canvas, 80, 100, ["发证书一百二十张。"])
        lines(canvas, 104, 120, ["次年另行报告。"])

    manuscript = read(pdf(first, second))
    assert any("共颁发证书一百二十张。" in text for text in texts(manuscript))
    assert texts(manuscript)[-1] == "次年另行报告。"


def test_a_table_printed_sideways_is_turned() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rotate(90)
        for i, row in enumerate(
            (["项目", "2020", "2021"], ["用电量", "12", "13"], ["用水量", "45", "46"], ["用纸量", "7", "8"])
        ):
            for x, text in zip((100, 300, 400), row, strict=True):
                canvas.drawString(x, -200 - 20 * i, text)

    assert grids(read(pdf(page)))[0][1] == ["用电量", "12", "13"]


def test_a_footnote_mark_does_not_lengthen_a_number() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, n=3)
        write(canvas, 80, 300, "全年颁发证书120")
        write(canvas, 80 + canvas.stringWidth("全年颁发证书120", "STSong-Light", 12), 295, "2", 6)
        write(canvas, 80 + canvas.stringWidth("全年颁发证书120", "STSong-Light", 12) + 4, 300, "张。")

    assert "证书120²张" in "".join(texts(read(pdf(page))))


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, n=2)
        for shift in (0, 0.3, 0.6):
            write(canvas, 80 + shift, 200, "颁发证书1122张")

    assert "颁发证书1122张" in texts(read(pdf(page)))


def test_every_passage_keeps_page_and_box() -> None:
    manuscript = read(pdf(lambda canvas: lines(canvas, 80, 100, ["一、概况", "本中心成立于二〇〇一年。"]) and None))
    paragraph = manuscript.blocks[0]
    page, (x0, top, x1, bottom) = paragraph.boxes[0]
    assert page == 1
    assert 78 < x0 < 82 < x1 < WIDTH
    assert 85 < top < bottom < 106


def test_an_encrypted_file_asks_for_its_password() -> None:
    data = pdf(lambda canvas: write(canvas, 80, 100, "保密内容"), password="abc")
    with pytest.raises(UnreadableReport, match="--password"):
        read(data)
    with pytest.raises(UnreadableReport, match="密码不正确"):
        read_pdf(data, name="样张.pdf", password="xyz")
    assert texts(read_pdf(data, name="样张.pdf", password="abc")) == ["保密内容"]


def test_a_blank_page_is_not_an_unread_page() -> None:
    manuscript = read(pdf(prose, lambda canvas: None))
    assert manuscript.pages == 2
    assert manuscript.unread == ()


def test_a_file_of_nothing_but_blank_pages_is_unreadable() -> None:
    with pytest.raises(UnreadableReport, match="没有任何文字"):
        read(pdf(lambda canvas: None))


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    with pytest.raises(UnreadableReport, match="超过上限"):
        read_pdf(pdf(prose, prose, prose), name="样张.pdf", most_pages=2)


def test_a_watermark_parts_no_paragraph_and_tells_nothing() -> None:
    def marked(draw: Draw) -> Draw:
        def page(canvas: Canvas) -> None:
            draw(canvas)
            canvas.rotate(90)
            canvas.drawString(300, -560, "内部资料")

        return page

    first = marked(lambda canvas: lines(canvas, 80, 740, [FULL, FULL[:-2] + "共颁"]) and None)
    second = marked(lambda canvas: lines(canvas, 80, 100, ["发证书一百二十张。"]) and None)
    joined = texts(read(pdf(first, second)))
    assert any(text.endswith("共颁发证书一百二十张。") for text in joined)
    assert "内部资料" not in "".join(joined)


def test_a_title_printed_downward_is_read_as_one_line_and_columns_of_a_table_are_not() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, n=3)
        for i, character in enumerate("绿色发展"):
            write(canvas, 40, 200 + 14 * i, character)
        for i, row in enumerate((("员工", "男", "12"), ("员工", "女", "13"), ("主管", "男", "2"), ("主管", "女", "1"))):
            for x, text in zip((120, 300, 400), row, strict=True):
                write(canvas, x, 400 + 22 * i, text)

    manuscript = read(pdf(page))
    assert texts(manuscript)[-1] == "绿色发展"
    assert grids(manuscript)[0][1] == ["员工", "女", "13"]
