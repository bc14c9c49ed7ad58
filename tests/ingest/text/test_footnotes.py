import pytest

from ingest.document import Footnote, Passage
from ingest.text.footnotes import SHAPES, Shape, notes_in, references, with_footnotes, without_mark


def tied(*texts: str, tables: tuple[int, ...] = (), pages: tuple[int, ...] = ()) -> list[list[str]]:
    passages = [
        Passage(order, text, pages[order] if pages else None, table=order if order in tables else None)
        for order, text in enumerate(texts)
    ]
    return [[f"{note.mark}={note.text}" for note in passage.footnotes] for passage in with_footnotes(passages)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_shape_is_a_note_and_is_referred_to(shape: Shape) -> None:
    (note,) = notes_in(Passage(0, shape.example, None))
    assert note.text
    assert list(references(shape.referring, note.mark))


def test_a_note_is_tied_to_the_nearest_passage_with_its_mark() -> None:
    texts = ("员工总数①为320人。", "收入为3亿元。", "员工总数①为300人。", "①含下属子公司。")
    assert tied(*texts) == [[], [], ["①=含下属子公司。"], []]


def test_a_note_without_a_mark_explains_the_table_above_it() -> None:
    found = tied("总数\t3\n男\t2", "*未经核验", "注：按合并口径。", tables=(0,))
    assert found == [["=按合并口径。"], [], []]
    assert tied("我们重视环境。", "注：按合并口径。") == [[], []]


def test_notes_that_run_on_in_one_line_are_parted() -> None:
    assert list(notes_in(Passage(0, "注1：含绿化；注2：不含宿舍。", 3))) == [
        Footnote("注1", "含绿化", 3, 0),
        Footnote("注2", "不含宿舍。", 3, 0),
    ]


def test_the_items_of_a_list_are_no_notes() -> None:
    assert tied("员工总数①为320人。", "管理分为几部分。", "①制度建设不断完善。") == [[], [], []]
    assert tied("包括①制度②人员。", "①制度建设不断完善。") == [[], []]


def test_at_the_foot_of_its_page_a_note_may_stand_far_from_its_mark() -> None:
    texts = ("员工总数①为320人。", "收入为3亿元。", "①含下属子公司。", "下一页。")
    assert tied(*texts, pages=(1, 1, 1, 2))[0] == ["①=含下属子公司。"]
    assert tied(*texts, pages=(1, 1, 4, 5))[0] == []


@pytest.mark.parametrize(
    ("printed", "bare"),
    [("320①", "320"), ("1,200 注2", "1,200"), ("员工总数（注1）", "员工总数"), ("12.5%*", "12.5%"), ("300¹", "300")],
)
def test_a_mark_at_the_end_of_a_cell_is_no_part_of_it(printed: str, bare: str) -> None:
    assert without_mark(printed) == bare


@pytest.mark.parametrize("text", ["300m³", "1.2×10³", "平方米²", "①", "备注"])
def test_powers_and_plain_words_are_no_marks(text: str) -> None:
    assert without_mark(text) == text
