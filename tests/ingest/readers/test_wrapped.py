from ingest.readers.wrapped import extent, wrapped_paragraphs


def texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in wrapped_paragraphs([(None, line) for line in lines])]


FULL = "通过技术创新，公司不断研发出新的节能环保产品，全年研发投入"


def test_a_paragraph_goes_on_over_the_blank_lines_of_a_page_break() -> None:
    assert texts(FULL, "", "达到3.2亿元，增长平稳。") == [f"{FULL}达到3.2亿元，增长平稳。"]


def test_a_short_line_or_a_numbered_one_ends_before_blank_lines() -> None:
    heading = "1.完善安全责任体系建设，加大风险防控以及隐患排查治理工作力度"
    lines = [heading, "", f"{FULL}居于前列。"]
    assert texts(*lines) == [heading, f"{FULL}居于前列。"]
    assert texts(FULL, "我们，一起", "", f"{FULL}居于前列。") == [f"{FULL}我们，一起", f"{FULL}居于前列。"]


def test_the_first_line_of_a_paragraph_is_indented() -> None:
    lines = [FULL[:-3], f"稳步增长，其中用于新产品的部分约占{FULL[-12:]}", "六成。"]
    assert texts(*lines) == ["".join(lines)]


def test_a_bracket_left_open_goes_on() -> None:
    assert texts("根据《关于做好", "2016年年度报告工作的通知》，", "编制。") == [
        "根据《关于做好2016年年度报告工作的通知》，编制。"
    ]


def test_digits_take_half_the_room() -> None:
    assert extent("2016年") == 3.0
