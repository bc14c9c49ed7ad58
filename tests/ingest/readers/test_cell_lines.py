from ingest.readers.cell_lines import find_cell_lines


def rows(*lines: str) -> list[list[tuple[str, ...]]]:
    return [list(table.rows) for table in find_cell_lines(lines)]


def test_a_label_and_a_value_for_each_year() -> None:
    found = rows(
        "如下：",
        "項目",
        "2018 年",
        "2019 年",
        "營業收入",
        "2,911",
        "3,006",
        "營業成本",
        "1,252",
        "1,151",
        "註：經查核。",
    )
    assert found == [[("項目", "2018 年", "2019 年"), ("營業收入", "2,911", "3,006"), ("營業成本", "1,252", "1,151")]]


def test_a_column_of_units_before_the_years() -> None:
    found = rows(
        "項目", "單位", "2018年", "2019年", "用水費", "元", "120", "130", "公秉", "9", "8", "用電量", "度", "77", "66"
    )
    assert found == [
        [
            ("項目", "單位", "2018年", "2019年"),
            ("用水費", "元", "120", "130"),
            ("", "公秉", "9", "8"),
            ("用電量", "度", "77", "66"),
        ]
    ]


def test_a_row_that_lacks_or_exceeds_its_values_ends_the_table() -> None:
    found = rows("2018年", "2019年", "甲", "1", "2", "乙", "3", "4", "丙", "5", "丁", "6", "7")
    assert [row[0] for row in found[0]] == ["", "甲", "乙"]
    assert rows("2018年", "2019年", "甲", "1", "2", "3", "乙", "4", "5") == []


def test_a_chronicle_is_no_table() -> None:
    assert rows("2002", "完成設備更換", "2006", "2007", "開設新店，擴大服務範圍。", "2008") == []
