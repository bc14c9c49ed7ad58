"""Words find passages and figures; nothing depends on the order in which reports came."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library import Library, Where
from index.search.indexing import PASSAGES
from index.search.segments import list_segments, merge_small

SENTENCES = (
    "有效证书共计 120 张，其中环境管理体系证书 30 张。",
    "专职审核员 12 人，兼职审核员 5 人。",
    "全年用电量 4,525 千瓦时，比上年下降 3%。",
    "向希望小学捐赠 2 万元，志愿服务 80 人次。",
    "审核员每年参加培训，培训时长人均 40 小时。",
    "证书",
    "本中心未受到行政处罚，未发生安全事故。",
    "批准号 CNCA-R-2019-555，网址见封底。",
)


def found(library, query, where=None, limit=10):
    hits = library.search(query, where or Where(), limit=limit).hits
    return [(hit.rank, hit.score, hit.report.file, hit.passage.order) for hit in hits]


@pytest.fixture
def library(report):
    with Library.open(":memory:") as opened:
        opened.add(report("1" * 64, SENTENCES, year=2019, section=("一、认证业务",), body="certification"))
        opened.add(report("2" * 64, SENTENCES[2:4], organisation="青岚水务有限公司", year=2020, section=("二、环境",)))
        yield opened


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=7),
    st.randoms(use_true_random=False),
    st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_the_ranking_depends_on_the_set_of_reports_alone(report, texts, random, tidy):
    reports = [report(f"{n:064d}", tuple(some), year=2000 + n) for n, some in enumerate(texts)]
    shuffled = [*reports, report("f" * 64, ("多余的一份报告，有效证书。",), year=1999)]
    random.shuffle(shuffled)
    with Library.open(":memory:") as one, Library.open(":memory:") as other:
        for each in reports:
            one.add(each)
        for each in shuffled:
            other.add(each)
        other.remove("f" * 64)
        if tidy:
            other.tidy()
        for query in ("审核员培训", "有效证书", "用电量 4525", "处罚"):
            assert found(one, query) == found(other, query)
        assert other.check() == ()


def test_many_small_segments_are_merged_and_find_the_same(report):
    with Library.open(":memory:") as library:
        for number in range(40):
            library.add(report(f"{number:064d}", (SENTENCES[number % 8], f"第 {number} 号记录。"), year=1980 + number))
        before = found(library, "审核员培训 第 7 号", limit=20)
        with library._store.reading() as connection:
            assert len(list_segments(connection, PASSAGES)) < 16
        library.tidy()
        with library._store.writing() as connection:
            assert not merge_small(connection, PASSAGES)
        assert found(library, "审核员培训 第 7 号", limit=20) == before
        library.remove(f"{7:064d}")
        assert library.check() == ()


def test_the_passage_that_speaks_of_it_comes_first_and_its_words_are_marked(library):
    hit = library.search("有效证书有多少张").hits[0]
    assert hit.passage.text == SENTENCES[0]
    assert next(hit.passage.text[start:end] for start, end in hit.marks) == "有效证书"


def test_traditional_characters_find_simplified_text(library):
    assert found(library, "審核員培訓") == found(library, "审核员培训")


@pytest.mark.parametrize(("query", "sentence"), [("4525", 2), ("4,525", 2), ("CNCA-R-2019-555", 7), ("cnca", 7)])
def test_numbers_and_codes_are_found_whole(library, query, sentence):
    hit = library.search(query).hits[0]
    assert hit.passage.text == SENTENCES[sentence]
    assert hit.marks


def test_words_that_mean_the_same_find_less_than_the_words_asked_for(report):
    texts = ("排放温室气体 25 吨。", "缴税 30 万元。", "纳税 23 万元。", "其他情况。")
    with Library.open(":memory:") as library:
        library.add(report(texts=texts))
        assert [hit.passage.order for hit in library.search("缴税").hits] == [1, 2]
        assert [hit.passage.order for hit in library.search("纳税").hits] == [2, 1]


def test_what_stands_in_quotes_is_found_as_it_stands(library):
    assert [hit.passage.order for hit in library.search("“证书 30 张”").hits] == [0]
    assert [hit.passage.order for hit in library.search('"审核员培训"').hits] == []
    assert library.search('"审核员培训"').explanation
    both = library.search("「希望小学」").hits
    assert {hit.report.file for hit in both} == {"111111.txt", "222222.txt"}


def test_filters_leave_scores_as_they_are(library):
    everywhere = {(file, order): score for _, score, file, order in found(library, "用电量")}
    where = Where(organisations=("青岚水务有限公司",))
    inside = found(library, "用电量", where)
    assert [file for *_, file, _ in inside] == ["222222.txt"]
    assert all(everywhere[file, order] == score for _, score, file, order in inside)
    assert found(library, "用电量", Where(years=(2019,)))[0][2] == "111111.txt"
    assert found(library, "用电量", Where(sections=("环境",)))[0][2] == "222222.txt"
    assert found(library, "用电量", Where(bodies=("certification",)))[0][2] == "111111.txt"
    assert found(library, "用电量", Where(languages=("en",))) == []


def test_a_body_or_year_in_the_query_brings_its_reports_to_the_front(library):
    assert [hit.report.file for hit in library.search("青岚的用电量").hits][:1] == ["222222.txt"]
    assert [hit.report.file for hit in library.search("2020年用电量").hits][:1] == ["222222.txt"]
    assert [hit.report.file for hit in library.search("2019年用电量").hits][:1] == ["111111.txt"]
    assert len(library.search("青岚的用电量").hits) == 2, "what others say follows"


@pytest.mark.parametrize(
    ("query", "correction"),
    [
        ("有校证书", ("有校", "有效")),
        ("审合员", ("审合员", "审核员")),
        ("certificates", ("certificates", "证书")),
    ],
)
def test_a_query_typed_wrong_or_in_english_is_put_right_and_says_so(library, query, correction):
    result = library.search(query)
    assert correction in result.corrections
    assert result.hits


@pytest.mark.parametrize(
    "query",
    [
        "审核员培训时长",
        "审核员在哪一年参加过什么培训",
        "中心为什么没有受到处罚",
        "谁向哪所小学捐赠了多少钱",
        "鲸鱼什么时候迁徙",
    ],
)
def test_a_query_that_is_right_is_left_alone(library, query):
    assert library.search(query).corrections == ()


def test_a_question_with_a_quotation_is_answered_by_words_where_nobody_wrote_so(library):
    assert library.search("“培训时长人均”是多少小时").hits[0].passage.order == 4
    assert library.search("“培训的时长”人均多少小时").hits[0].passage.order == 4
    assert library.search("“培训的时长”").hits == ()


@pytest.mark.parametrize(
    ("query", "where", "reason"),
    [
        ("蓝鲸迁徙", Where(), "没有出现"),
        ("的", Where(), "没有可以检索的词"),
        ("证书", Where(years=(1900,)), "放宽条件"),
    ],
)
def test_nothing_found_says_why(library, query, where, reason):
    result = library.search(query, where)
    assert result.hits == ()
    assert reason in result.explanation


def test_an_empty_library_says_so():
    with Library.open(":memory:") as library:
        assert "还没有报告" in library.search("证书").explanation


def test_related_passages_leave_out_the_passage_itself(library):
    related = library.related("2" * 64, 0).hits
    assert related[0].passage.text == SENTENCES[2]
    assert all((hit.report.sha256, hit.passage.order) != ("2" * 64, 0) for hit in related)


def test_figures_are_found_by_subject(report, figure):
    figures = (figure("无人机巡检里程", "30 千米", "30"), figure("有效证书", "120 张", "120"))
    with Library.open(":memory:") as library:
        library.add(report(texts=("无人机巡检里程 30 千米，有效证书 120 张。",), figures=figures))
        assert library.search_figures("无人机巡检了多少千米")[0].figure == figures[0]
        assert library.search_figures("有效证书")[0].figure == figures[1]


def test_a_reader_sees_all_of_an_update_or_nothing(tmp_path, report):
    path = tmp_path / "library.sqlite"
    with Library.open(path) as writer, Library.open(path, readonly=True) as reader:
        writer.add(report("1" * 64))
        before = found(reader, "有效证书")
        with writer._store.writing() as connection:
            writer._write(connection, report("2" * 64, organisation="青岚水务有限公司"), 2, "")
            assert found(reader, "有效证书") == before
        assert len(found(reader, "有效证书")) == len(before) + 1


ANY_TEXT = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from([*SENTENCES, "“", "”", '"', "「", " "])).map("".join)
)


@given(ANY_TEXT, st.integers(-1, 30))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_search(library, query, limit):
    result = library.search(query, limit=limit)
    assert [hit.rank for hit in result.hits] == list(range(1, len(result.hits) + 1))
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    for hit in result.hits:
        text = hit.passage.text
        assert all(0 <= start < end <= len(text) for start, end in hit.marks)
        assert 0 <= hit.snippet[0] <= hit.snippet[1] <= len(text)
    if not result.hits and limit > 0:
        assert result.explanation
    library.search_figures(query, limit=limit)
    library.names().resolve(query)


def test_half_a_character_from_a_terminal_is_left_out(library):
    assert library.search("有效证书\udce6").hits


def test_a_long_report_is_indexed_in_pieces_and_found_as_if_in_one(report, monkeypatch):
    long = report(texts=tuple(f"第 {number} 段说的是证书 {number % 7} 号和培训" for number in range(40)))
    found = []
    for at_once in (1 << 11, 7):
        monkeypatch.setattr("index.search.indexing.AT_ONCE", at_once)
        with Library.open(":memory:") as library:
            library.add(long)
            found.append([(hit.passage, hit.score) for hit in library.search("证书 3 号", limit=40).hits])
            assert library.check() == ()
            library.add(replace(long, reader="2"))
            library.tidy()
            assert library.check() == ()
            found.append([(hit.passage, hit.score) for hit in library.search("证书 3 号", limit=40).hits])
    assert len(found[0]) == 40
    assert all(one == found[0] for one in found)
