from ingest.text.headings import numbered, starts_item, styles


def test_every_style_reads_its_own_example() -> None:
    for style in styles():
        found = numbered(style.example)
        assert found is not None, style.name
        assert (found.style.name, found.number) == (style.name, style.number)
        assert found.title


def test_a_quantity_at_the_start_of_a_line_is_no_heading() -> None:
    for line in ("2.5万元用于培训", "3.2%的员工", "10吨废纸", "2021年，本中心", "一站式服务", "三家机构"):
        assert numbered(line) is None, line


def test_list_marks_begin_items() -> None:
    assert starts_item("●节约用水")
    assert starts_item("——共创共赢")
    assert not starts_item("继续上一行")
