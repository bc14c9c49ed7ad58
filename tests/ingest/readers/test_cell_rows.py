from ingest.readers.cell_lines import find_cell_lines


def rows(lines: str) -> list[list[tuple[str, ...]]]:
    return [list(table.rows) for table in find_cell_lines(lines.split("|"))]


def test_heads_then_a_label_and_as_many_numbers_in_each_row() -> None:
    found = rows("用電狀況|單位|費用|度數|甲廠|1,200|300|乙廠|900|250|丙廠|—|120|合計以外另有他項。")
    assert found == [[("", "費用", "度數"), ("甲廠", "1,200", "300"), ("乙廠", "900", "250"), ("丙廠", "—", "120")]]


def test_heads_of_two_lines_are_told_by_the_words_they_share() -> None:
    found = rows("廠區|固定式|排放源|移動式|排放源|能源|間接排放|備註|甲廠|1|2|3|乙廠|4|5|6|丙廠|7|8|9")
    assert found[0][:2] == [("廠區", "固定式排放源", "移動式排放源", "能源間接排放"), ("甲廠", "1", "2", "3")]


def test_heads_that_fit_no_number_of_columns_make_no_table() -> None:
    assert rows("廠區|固定式|排放源|移動式|能源|甲廠|1|2|3|乙廠|4|5|6|丙廠|7|8|9") == []
    assert rows("廠區|甲|乙|丙|丁|甲廠|1|2|乙廠|4|5|丙廠|7|8") == []


def test_numbers_of_rows_are_no_values() -> None:
    found = rows("項次|廠區|用水|費用|備註|1|甲廠|2076|550|2|乙廠|333|555|3|丙廠|777|99|以上。")
    assert found == [[("廠區", "用水", "費用"), ("甲廠", "2076", "550"), ("乙廠", "333", "555"), ("丙廠", "777", "99")]]


def test_a_row_of_another_length_ends_the_table() -> None:
    found = rows("類別|人數|比例|甲|1|2|乙|3|4|丙|5|6|丁|7|戊|8|9")
    assert [row[0] for row in found[0]] == ["類別", "甲", "乙", "丙"]
    assert rows("類別|人數|比例|甲|1|2|乙|3|4|5|丙|5|6") == []


def test_lone_numbers_make_no_table() -> None:
    assert rows("類別|人數|甲|1|乙|3|丙|5") == []


def test_a_column_of_remarks_behind_the_years() -> None:
    found = rows("指標|單位|2018年|2019年|備註|頻率|次|1|2|次數除以工時|嚴重率|日|3|4|日數除以工時|其他。")
    assert found[0][1:] == [("頻率", "次", "1", "2"), ("嚴重率", "日", "3", "4")]
