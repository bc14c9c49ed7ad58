from ingest.readers.manuscript import Block, Paragraph
from ingest.text.contents import part_contents
from ingest.text.outline import find_outline

PROSE = "本中心严格执行各项制度，全年未发生质量事故，并按计划完成了各项培训和审核工作。"


def outline(*texts: str) -> list[tuple[int, str, str]]:
    blocks, entries = part_contents(tuple(Paragraph(text, alone=True) for text in texts))
    return [(s.level, s.number, s.title) for s in find_outline(blocks, entries)[0]]


def test_styles_nest_in_the_order_of_their_file() -> None:
    found = outline("一、概况", "1.简介", PROSE, "(1) 人员", PROSE, "2.业务", PROSE, "二、绩效", "（一）环境", PROSE)
    assert found == [
        (1, "一、", "概况"),
        (2, "1.", "简介"),
        (3, "(1)", "人员"),
        (2, "2.", "业务"),
        (1, "二、", "绩效"),
        (2, "（一）", "环境"),
    ]


def test_numbers_alone_make_the_first_level() -> None:
    assert outline("1．股东权益", PROSE, "2．员工权益", PROSE) == [(1, "1．", "股东权益"), (1, "2．", "员工权益")]


def test_items_of_a_list_are_no_headings() -> None:
    assert outline("一、措施", "1.双面打印", "2.随手关灯", "3.绿色出行", PROSE) == [(1, "一、", "措施")]
    assert outline("一、措施", "1.完成换版；", PROSE) == [(1, "一、", "措施")]


def test_a_contents_list_is_dropped_and_its_titles_are_known_again() -> None:
    found = outline(
        "目 录", "前言.....1", "一、概况.....2", "大事回顾.....4", "前言", PROSE, "一、概况", PROSE, "大事回顾", PROSE
    )
    assert [title for _, _, title in found] == ["前言", "概况", "大事回顾"]


def test_larger_type_stands_above_smaller_whatever_its_number() -> None:
    blocks: tuple[Block, ...] = (
        Paragraph("环境保护", size=20.0),
        Paragraph("一、节能", size=14.0),
        Paragraph(PROSE, size=10.0),
        Paragraph(PROSE, size=10.0),
        Paragraph("社会公益", size=20.0),
        Paragraph("一、捐赠", size=14.0),
        Paragraph(PROSE * 3, size=10.0),
    )
    sections, placed = find_outline(blocks, ())
    assert [(s.level, s.title) for s in sections][-2:] == [(1, "社会公益"), (2, "捐赠")]
    assert placed[-1].section == ("社会公益", "一、捐赠")


def test_the_name_of_a_table_is_no_heading() -> None:
    assert outline("一、数据", "表1 各领域证书", PROSE) == [(1, "一、", "数据")]
