"""What users read stays Chinese text, and is known piece by piece."""

import pickle

import pytest

from ingest.said import Listed, Said

ENGLISH = {
    "第 {pages} 页：{note}": "page {pages}: {note}",
    "已损坏": "damaged",
    "、": ", ",
    "共 {n} 页": "{n} pages in all",
}


def translate(phrase: str) -> str:
    return ENGLISH.get(phrase, phrase)


NOTED = Said("第 {pages} 页：{note}", pages=Listed(("1", "3")), note=Said("已损坏"))


def test_it_is_its_chinese_text():
    assert NOTED == "第 1、3 页：已损坏"
    assert {NOTED: 1}["第 1、3 页：已损坏"] == 1


def test_its_phrases_are_translated_and_what_stands_in_their_gaps_is_not():
    assert NOTED.through(translate) == "page 1, 3: damaged"
    assert Said("第 {pages} 页：{note}", pages="二", note="已损坏").through(translate) == "page 二: 已损坏"


def test_a_phrase_without_a_translation_stays_chinese():
    assert Said("{name}：文件是空的", name="a.pdf").through(translate) == "a.pdf：文件是空的"


def test_braces_of_a_phrase_without_gaps_are_text():
    assert Said("{id} 每行一个") == "{id} 每行一个"
    assert Said("{id} 每行一个").through(translate) == "{id} 每行一个"


def test_a_translation_may_write_a_number_in_its_own_way():
    said = Said("{year}年{month}月", year=2016, month=5)
    assert said == "2016年5月"
    assert said.through(lambda _: "{year}-{month:02}") == "2016-05"


@pytest.mark.parametrize("said", [NOTED, Listed((Said("共 {n} 页", n=3), "甲"), "；")], ids=["phrase", "list"])
def test_it_survives_the_way_from_a_process_to_another(said: Said):
    again = pickle.loads(pickle.dumps(said))
    assert (again, again.through(translate)) == (said, said.through(translate))
