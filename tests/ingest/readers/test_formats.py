"""Each format is told by its content and read with its tables."""

import io
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from ingest.errors import UnreadableReport
from ingest.readers.formats import Source, format_of, read_manuscript
from ingest.readers.manuscript import Grid, Manuscript, Paragraph

HEAD = ["领域", "2019年", "2020年"]
ROW = ["质量", "1,204", "1,310"]


def read(data: bytes) -> Manuscript:
    return read_manuscript(Source("某文件", data))


def grids(manuscript: Manuscript) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in b.rows] for b in manuscript.blocks if isinstance(b, Grid)]


def headings(manuscript: Manuscript) -> list[tuple[int | None, str]]:
    return [(b.level, b.text) for b in manuscript.blocks if isinstance(b, Paragraph)]


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_word_headings_lists_and_tables() -> None:
    document = docx.Document()
    document.add_heading("概况", level=1)
    document.add_paragraph("本中心依法经营。")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (HEAD, ROW), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("以上。")
    manuscript = read(saved(document))
    assert headings(manuscript) == [(1, "概况"), (None, "本中心依法经营。"), (None, "以上。")]
    assert grids(manuscript) == [[HEAD, ROW]]


def test_word_prints_numbers_that_it_does_not_store() -> None:
    document = docx.Document()
    for text in ("概况", "绩效"):
        document.add_paragraph(text, style="List Number")
    level = document.part.numbering_part.element.find(qn("w:abstractNum"))
    assert level is not None
    assert [text for _, text in headings(read(saved(document)))] == ["1.概况", "2.绩效"]


def test_word_merged_cells_are_repeated() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "证书"
    table.cell(0, 0).text = "领域"
    for cell, text in zip(table.rows[1].cells, ROW, strict=True):
        cell.text = text
    manuscript = read(saved(document))
    assert grids(manuscript)[0][0] == ["领域", "证书", "证书"]
    assert next(b for b in manuscript.blocks if isinstance(b, Grid)).rows[0][2].inherited


def test_excel_sheets_become_tables_with_values_as_shown() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "业务统计"
    sheet["A1"] = "单位：张"
    for column, text in enumerate(HEAD, start=1):
        sheet.cell(3, column, text)
    sheet.cell(4, 1, "质量")
    sheet.cell(4, 2, 1204).number_format = "#,##0"
    sheet.cell(4, 3, 0.125).number_format = "0.0%"
    manuscript = read(saved(workbook))
    assert headings(manuscript) == [(1, "业务统计"), (None, "单位：张")]
    assert grids(manuscript) == [[HEAD, ["质量", "1,204", "12.5%"]]]


def test_html_spans_are_spread_over_the_grid() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title></head><body><h2>一、概况</h2><p>甲<b>乙</b>丙</p>"
        "<table><tr><th rowspan=2>领域</th><th colspan=2>证书</th></tr><tr><th>2019年</th><th>2020年</th></tr>"
        "<tr><td>质量</td><td>12</td><td>13</td></tr></table></body></html>"
    )
    manuscript = read(page.encode())
    assert headings(manuscript) == [(2, "一、概况"), (None, "甲乙丙")]
    assert grids(manuscript) == [[["领域", "证书", "证书"], ["领域", "2019年", "2020年"], ["质量", "12", "13"]]]
    assert next(b for b in manuscript.blocks if isinstance(b, Grid)).head_rows == 2


def test_html_in_an_old_encoding() -> None:
    page = "<html><head><meta charset=gb2312></head><body><p>方壶认证中心社会责任报告</p></body></html>"
    assert headings(read(page.encode("gb18030"))) == [(None, "方壶认证中心社会责任报告")]


def test_markdown_with_tables_of_both_kinds() -> None:
    text = (
        "# 报告\n\n## 一、概况\n\n第一行\n第二行，**共**3项。\n\n| 领域 | 2019年 |\n| --- | --- |\n| 质量 | 12 |\n\n"
        '<div><table border="1"><tr><td>领域</td><td>2020年</td></tr><tr><td>环境</td><td>7</td></tr></table></div>\n'
    )
    manuscript = read(text.encode())
    assert headings(manuscript) == [(1, "报告"), (2, "一、概况"), (None, "第一行第二行，共3项。")]
    assert grids(manuscript) == [[["领域", "2019年"], ["质量", "12"]], [["领域", "2020年"], ["环境", "7"]]]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "空"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "另存为"),
        (b"{\\rtf1 x}", "另存为 DOCX"),
        (b"Rar!\x1a\x07\x00", "解压"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"MZ\x90\x00", "程序"),
        (b"PK\x03\x04broken", "损坏"),
        (b"%PDF-1.7 broken", "损坏"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableReport, match=advice):
        read(data)


def test_garbled_text_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="乱码"):
        read(("\ue123\ue124\ufffd报告" * 50).encode())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(120 << 20))
    assert format_of(buffer.getvalue()) == "bomb"


def test_a_page_without_its_outer_elements_is_html() -> None:
    page = "<meta charset=utf-8><title>甲</title><style>td{width:100%}</style><p>我们依法开展认证。</p>"
    assert [b.text for b in read(page.encode()).blocks if isinstance(b, Paragraph)] == ["我们依法开展认证。"]
    assert format_of("<div>\n\n# 概况\n\n</div>".encode()) == "text"


def test_a_table_of_one_cell_a_paragraph_is_put_together() -> None:
    cells = ("项目", "2019年", "2020年", "归属于股东的净利润", "260", "301", "现金分红", "50", "60")
    expected = [[["项目", "2019年", "2020年"], ["归属于股东的净利润", "260", "301"], ["现金分红", "50", "60"]]]
    document = docx.Document()
    for cell in cells:
        document.add_paragraph(cell)
    assert grids(read(saved(document))) == expected
    assert grids(read(("<html>" + "".join(f"<p>{cell}</p>" for cell in cells)).encode())) == expected


def test_one_table_with_pipes_is_markdown() -> None:
    text = "分红情况如下：\n\n| 年度 | 金额 |\n|---|---|\n| 2019年 | 12 |\n\n以上。"
    assert grids(read(text.encode())) == [[["年度", "金额"], ["2019年", "12"]]]
