from ingest.readers.manuscript import Grid, Manuscript, Paragraph
from ingest.readers.text import manuscript_of_text


def texts(manuscript: Manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks if isinstance(block, Paragraph)]


def test_a_paragraph_cut_by_a_page_break_is_put_together() -> None:
    text = "本中心每年组织员工参加业务培训，并结合新部\n\n\n门、新岗位的需求选拔人员。\n\n结语"
    assert texts(manuscript_of_text(text)) == [
        "本中心每年组织员工参加业务培训，并结合新部门、新岗位的需求选拔人员。",
        "结语",
    ]


def test_lines_that_each_count_something_of_their_own_stay_apart() -> None:
    lines = [
        "质量审核员共 42 人，其中实习 12 人",
        "环境审核员共 23 人，其中实习 4 人",
        "食品审核员：16 人，其中实习 2 人",
    ]
    assert texts(manuscript_of_text("\n\n".join(lines))) == lines
    cut = "全年组织审核员参加培训，累计 42 人"
    assert texts(manuscript_of_text(f"{cut}\n\n\n，其中实习审核员 12 人。")) == [f"{cut}，其中实习审核员 12 人。"]


def test_titles_and_headings_are_not_put_together_with_what_follows() -> None:
    lines = ["方壶认证中心", "2020年社会责任报告", "一、概况，以及展望", "方壶认证中心成立于一九九三年，依法开展认证。"]
    assert texts(manuscript_of_text("\n\n".join(lines))) == lines


def test_lines_of_a_fixed_width_become_paragraphs() -> None:
    lines = [
        "本公司秉持誠信經營，持續投入資源改善環境，並與供應商、客戶、員工共同努力，",
        "在過去一年完成多項節能工程，全年節電一百二十萬度，減少碳排放六百公噸，成效",
        "良好。",
        "在社會參與方面，本公司捐贈偏鄉小學教學設備，並鼓勵員工擔任志工，全年服務時",
        "數超過三千小時，獲得地方政府表揚。",
    ] * 3
    assert texts(manuscript_of_text("\n".join(lines)))[:2] == ["".join(lines[:3]), "".join(lines[3:5])]


def test_tabs_make_a_table_and_a_blank_line_in_it_is_a_page_break() -> None:
    manuscript = manuscript_of_text(
        "发证情况见下表：\n\n领域\t2019\t2020\n质量\t12\t13\n\n\n环境\t4\t5\n\n以上为全部。"
    )
    grid = next(block for block in manuscript.blocks if isinstance(block, Grid))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["领域", "2019", "2020"],
        ["质量", "12", "13"],
        ["环境", "4", "5"],
    ]


def test_an_indent_by_tab_makes_no_table() -> None:
    assert texts(manuscript_of_text("\t一、概况\n\t本中心依法经营。")) == ["一、概况", "本中心依法经营。"]


def test_form_feeds_are_pages() -> None:
    manuscript = manuscript_of_text("第一页的内容。\f第二页的内容。\f\f第四页的内容。")
    assert manuscript.pages == 4
    assert [block.page for block in manuscript.blocks] == [1, 2, 4]
    assert [page.number for page in manuscript.unread] == [3]


def test_numbers_that_count_pages_are_dropped_and_others_kept() -> None:
    pages = [
        f"第{n}部分的文字寫在這裡，內容各不相同，說明第{n}件事。\n共計\n{n * 37 + 100}\n以上。\n{n}"
        for n in range(1, 12)
    ]
    found = texts(manuscript_of_text("\n".join(pages)))
    assert "5" not in found
    assert "285" in found


def test_a_title_that_repeats_on_every_page_is_a_running_head() -> None:
    pages = [f"方壺股份有限公司2020年度企業社會責任報告書\n~{n}~\n第{n}頁的內容。" for n in range(1, 9)]
    manuscript = manuscript_of_text("\n".join(pages))
    assert texts(manuscript) == [f"第{n}頁的內容。" for n in range(1, 9)]
    assert manuscript.running == ("方壺股份有限公司2020年度企業社會責任報告書",)


def test_english_lines_are_joined_with_spaces() -> None:
    lines = [
        "In 2021, our people worked 1,204,000 hours without",
        "a lost-time injury, and we trained 310",
        "employees in safety, health and first",
        "aid.",
    ]
    assert texts(manuscript_of_text("\n".join([*lines, ""] * 4)))[0] == " ".join(lines)


def test_a_line_that_cuts_sentences_in_two_is_a_running_head() -> None:
    parts = [
        f"第{n}年度公司完成检测{n}00批，客户满意度逐年提高，全年收入为{n}3.53\n"
        "H方壶检测股份\nFANGHU TESTING\n亿元，增长平稳。"
        for n in range(2, 8)
    ]
    manuscript = manuscript_of_text("\n".join(parts))
    assert texts(manuscript)[0] == "第2年度公司完成检测200批，客户满意度逐年提高，全年收入为23.53亿元，增长平稳。"
    assert manuscript.running == ("FANGHU TESTING", "H方壶检测股份")


def test_a_head_that_was_misread_once_stands_between_a_sentence_and_the_next_mark() -> None:
    parts = [
        f"第{n}项检测工作全年稳步推进，最高时一个月达到了\n方壶检测2020年度报告\n{n}11.39万批，创下纪录。"
        for n in range(2, 9)
    ]
    parts[3] = parts[3].replace("\n方壶", "\n大棄检测\n方壶")
    assert (
        texts(manuscript_of_text("\n".join(parts)))[3]
        == "第5项检测工作全年稳步推进，最高时一个月达到了511.39万批，创下纪录。"
    )


def test_a_heading_that_repeats_is_no_running_head() -> None:
    parts = [f"第{n}项工作已经完成，成效良好。\n主要措施\n我们采取了第{n}项措施，效果明显。" for n in range(1, 8)]
    assert texts(manuscript_of_text("\n".join(parts))).count("主要措施") == 7


def test_page_numbers_of_which_some_are_lost_stand_under_prose() -> None:
    parts = [
        f"我们在第{n}项工作中坚持预防为主，加强管理，员工\n{n}\n的意识明显提高，全年没有发生事故。"
        for n in (3, 4, 6, 7, 9)
    ]
    found = texts(manuscript_of_text("\n".join(parts)))
    assert found[0] == "我们在第3项工作中坚持预防为主，加强管理，员工的意识明显提高，全年没有发生事故。"
    assert len(found) == 5


def test_a_blank_that_was_the_end_of_a_printed_line_is_dropped_from_prose() -> None:
    line = "本公司董事会及 全体董事保证本报告内容不存在任何虚假记载，并对其真实性、准确 性和完整性承担 2 项责任。"
    assert texts(manuscript_of_text(line)) == [
        "本公司董事会及全体董事保证本报告内容不存在任何虚假记载，并对其真实性、准确性和完整性承担 2 项责任。"
    ]
    assert texts(manuscript_of_text("考核办 纪检委 审计部")) == ["考核办 纪检委 审计部"]


def test_a_tab_after_a_number_makes_no_table() -> None:
    lines = ["1、\t职工利益", "(三）\t客户权益", "●\t节约用水", "□\t(二）安全生产"]
    assert texts(manuscript_of_text("\n\n".join(lines))) == [
        "1、职工利益",
        "(三）客户权益",
        "●节约用水",
        "(二）安全生产",
    ]


def test_a_row_whose_other_cells_are_empty_stays_in_its_table() -> None:
    manuscript = manuscript_of_text("项目\t数量\t\n一、总体\t\t\n其中：资金\t18\t\n二、分项\t\t\n人数\t7\t")
    (grid,) = manuscript.blocks
    assert isinstance(grid, Grid)
    assert len(grid.rows) == 5


def test_rows_of_nothing_but_numbers_are_no_table() -> None:
    manuscript = manuscript_of_text("140.000.\t0000\n\n120.000.\t0000\n\n利润分配金额（万元）")
    assert not any(isinstance(block, Grid) for block in manuscript.blocks)


def test_a_sentence_goes_on_in_the_number_that_the_next_line_begins_with() -> None:
    line = "甲厂、乙厂全年减少废渣排放"
    assert texts(manuscript_of_text(f"{line}\n60%以上。")) == [f"{line}60%以上。"]
    assert len(texts(manuscript_of_text(f"{line}\n2016年公司成立了小组。"))) == 2
    assert len(texts(manuscript_of_text("员工总数\n320人"))) == 2


def test_the_number_of_a_table_is_parted_from_its_name_by_a_tab_too() -> None:
    manuscript = manuscript_of_text("表1\t新获得专利\n编号\t名称\t类型\n1\t支架\t发明")
    assert texts(manuscript) == ["表1 新获得专利"]


def test_a_page_number_between_two_rows_does_not_end_their_table() -> None:
    manuscript = manuscript_of_text("序号\t指标\t2016年\n1\t合格率\t99\n\n10\n\n2\t回收率\t98")
    (grid,) = manuscript.blocks
    assert isinstance(grid, Grid)
    assert [row[1].text for row in grid.rows] == ["指标", "合格率", "回收率"]


def test_misprinted_numbers_of_headings_are_read() -> None:
    lines = ["―、基本概况", "(_)节约能源", "2. 1新水消耗", "1. 3月15日，我们开展了活动。", "目\t录"]
    assert texts(manuscript_of_text("\n\n".join(lines))) == [
        "一、基本概况", "(一)节约能源", "2.1新水消耗", "1. 3月15日，我们开展了活动。", "目录",
    ]  # fmt: skip


def test_heads_of_other_columns_under_a_blank_line_begin_a_new_table() -> None:
    manuscript = manuscript_of_text("能源\t2015年\t2016年\t增减\n煤\t28\t30\t2\n\n\t单位\t2016年\n用水\t万吨\t53")
    assert [len(block.rows) for block in manuscript.blocks if isinstance(block, Grid)] == [2, 2]
    again = manuscript_of_text("能源\t2015年\t2016年\n煤\t28\t30\n\n原料\t2015年\t2016年\n铁\t3\t5")
    assert [len(block.rows) for block in again.blocks if isinstance(block, Grid)] == [2, 2]


def test_circled_numbers_alone_on_their_lines_are_no_page_numbers() -> None:
    lines = [line for mark in "①②③④⑤" for line in (mark, f"第{mark}项工作由云溪认证中心组织完成，全年按计划进行。")]
    assert "③" in "".join(texts(manuscript_of_text("\n\n\n".join(lines))))
