from ingest.document import Passage
from ingest.text.placing import page_at

LINE = (90.0, 0.0, 490.0, 12.0)


def test_a_figure_after_the_page_break_stands_on_the_next_page():
    passage = Passage(0, "甲" * 100, 3, boxes=((3, LINE), (4, LINE)), page_end=4)
    assert [page_at(passage, offset) for offset in (0, 49, 50, 99)] == [3, 3, 4, 4]


def test_a_passage_on_one_page_stands_there():
    assert page_at(Passage(0, "甲" * 10, 3), 9) == 3


def test_a_file_without_pages_has_none():
    assert page_at(Passage(0, "甲" * 10, None), 5) is None


def test_without_geometry_the_first_page_is_told():
    assert page_at(Passage(0, "甲" * 10, 3, page_end=4), 9) == 3
