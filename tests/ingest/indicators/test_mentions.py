import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.indicators.mentions import find_mentions
from ingest.indicators.subject_words import load_fillers, segments_of, stripped, without_fillers
from ingest.indicators.taxonomy import load_taxonomy


def named(text):
    return [(one.text, one.indicators, one.dimension) for one in find_mentions(text, load_taxonomy())]


@pytest.mark.parametrize(
    ("question", "words", "indicator"),
    [
        ("云梦认证有多少张证书？", "多少张证书", "certs_valid"),
        ("去年挣了多少钱", "挣了多少钱", "revenue"),
        ("培训了多少人次", "培训了多少人次", "training_attendance"),
        ("捐了多少", "捐了多少", "donation_total"),
        ("交了多少税", "交了多少税", "tax_paid"),
        ("用了多少电", "用了多少电", "electricity_total"),
        ("離職率是多少", "離職率", "turnover_rate"),
        ("研发投入占营业收入比例", "研发投入占营业收入比例", "rd_intensity"),
    ],
)
def test_a_question_names_an_indicator_the_longest_wording_first(question, words, indicator):
    found = {text: ids for text, ids, _ in named(question) if ids}
    assert any(words in text or text in words for text in found)
    assert indicator in {one for ids in found.values() for one in ids}


def test_a_dimension_may_stand_inside_an_indicator():
    assert ("女员工", (), ("性别", "女")) in named("女员工人数")
    assert any("employees_total" in ids for _, ids, _ in named("女员工人数"))


def test_a_weak_word_is_marked():
    (environment,) = [one for one in find_mentions("其中环境的呢", load_taxonomy()) if one.dimension]
    assert environment.dimension == ("认证领域", "EMS")
    assert environment.weak


def test_a_latin_word_is_no_part_of_another():
    assert not any(dimension == ("认证领域", "EMS") for _, _, dimension in named("SYSTEMS审核"))
    assert any(dimension == ("认证领域", "EMS") for _, _, dimension in named("EMS审核"))


def test_age_bands_are_dimensions_as_printed():
    assert ("30至39岁", (), ("年龄段", "30-39岁")) in named("30至39岁的员工")


def test_offsets_are_those_of_the_question():
    question = "请问 有效 證書 有多少？"
    for one in find_mentions(question, load_taxonomy()):
        assert question[one.start : one.end] == one.text


@given(st.text(max_size=60))
def test_any_text_has_mentions_that_stand_in_it(text):
    for one in find_mentions(text, load_taxonomy()):
        assert text[one.start : one.end] == one.text
        assert bool(one.indicators) != bool(one.dimension)


@pytest.mark.parametrize("row", load_fillers(), ids=lambda row: row.what)
def test_fillers_leave_what_their_example_says(row):
    assert without_fillers(row.example.replace(" ", "")).replace("\n", "") == row.remains


def test_heads_of_a_subject_keep_their_offsets():
    subject = "专职审核员·总数·qms"
    assert [subject[head.start : head.end] for head in segments_of(subject)] == ["专职审核员", "总数", "qms"]


def test_only_whole_words_are_cut_off_at_the_ends():
    assert stripped("向中国某某基金会的") == "中国某某基金会"
    assert stripped("积极组织开展") == ""
