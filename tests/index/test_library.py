"""Reports into a library and out of it."""

import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest

from index.errors import DamagedLibrary, LibraryBusy, LibraryNotFound, LibraryTooNew, NoSuchReport
from index.library import Library, Where
from index.where import EVERYWHERE
from ingest.document import Cell, Section, Table
from ingest.report import UnreadPage


@pytest.fixture
def full(report, figure):
    read = report(
        texts=("一、概况", "有效证书共计 120 张，审核员 30 人。"),
        section=("一、概况",),
        figures=(figure("有效证书", "120 张", "120"), figure("审核员", "30 人", "30")),
        short_names=("云溪认证",),
    )
    return replace(
        read,
        sections=(Section(1, "一、", "概况", 1),),
        tables=(Table(0, 1, ((Cell("领域", 1, (0.0, 1.5, 2.0, 3.0)), Cell("证书")),)),),
        warnings=("第 3 页字迹不清",),
        unread=(UnreadPage(3, "扫描页"),),
    )


def test_a_report_comes_out_as_it_went_in(full):
    with Library.open(":memory:") as library:
        assert library.add(full) == "added"
        assert library.report(full.sha256) == full


def test_the_sections_of_a_report_come_without_the_rest_of_it(full):
    with Library.open(":memory:") as library:
        library.add(full)
        assert library.sections(full.sha256) == full.sections
        assert library.sections("0" * 64) == ()


def test_the_same_bytes_again_change_nothing(full):
    with Library.open(":memory:") as library:
        library.add(full)
        state = library.filed()
        assert library.add(full) == "unchanged"
        assert library.add(replace(full, file="另一个名字.txt")) == "duplicate"
        assert library.filed() == state


def test_a_better_reading_of_the_same_bytes_replaces_the_former(full):
    with Library.open(":memory:") as library:
        library.add(full)
        better = replace(full, reader="2", unread=())
        assert library.add(better) == "replaced"
        assert library.report(full.sha256) == better
        assert library.check() == ()


def test_a_newer_version_answers_and_the_older_is_kept(report, figure):
    old = report("1" * 64, ("有效证书共计 120 张。", "员工 30 人。"), figures=(figure("有效证书", "120 张", "120"),))
    new = report("2" * 64, ("有效证书共计 121 张。", "员工 30 人。"), figures=(figure("有效证书", "121 张", "121"),))
    with Library.open(":memory:") as library:
        library.add(old)
        assert library.add(new) == "replaced"
        assert [filed.sha256 for filed in library.filed()] == [new.sha256]
        assert [filed.superseded_by for filed in library.filed(versions=True)] == [new.sha256, None]
        assert [str(one.figure.quantity.value) for one in library.disclosures()] == ["121"]
        assert [hit.report.sha256 for hit in library.search("有效证书").hits] == [new.sha256]
        library.remove(new.sha256)
        assert [filed.sha256 for filed in library.filed()] == [old.sha256]


def test_the_version_published_later_answers_whichever_came_first(report):
    late = report("1" * 64, ("有效证书共计 121 张。",), published="2021-06-01")
    early = report("2" * 64, ("有效证书共计 121 张。",), published="2021-03-01")
    with Library.open(":memory:") as library:
        library.add(late)
        assert library.add(early) == "added"
        assert [filed.sha256 for filed in library.filed()] == [late.sha256]


def test_two_halves_of_one_report_both_answer(report):
    halves = [report(name * 64, (text,), title="2020年社会责任报告") for name, text in (("1", "上篇"), ("2", "下篇"))]
    with Library.open(":memory:") as library:
        for half in halves:
            library.add(half)
        assert len(library.filed()) == 2


def test_an_english_edition_replaces_nothing(report):
    with Library.open(":memory:") as library:
        library.add(report("1" * 64))
        library.add(report("2" * 64, language="en"))
        assert len(library.filed()) == 2


def test_removing_a_report_leaves_nothing_of_it(full, report):
    other = report("b" * 64, ("节约用水。",), organisation="青岚水务有限公司")
    with Library.open(":memory:") as library:
        library.add(full)
        library.add(other)
        library.remove(full.sha256)
        assert not library.holds(full.sha256)
        assert library.search("有效证书").hits == ()
        assert [filed.sha256 for filed in library.filed()] == [other.sha256]
        assert library.check() == ()
        with pytest.raises(NoSuchReport):
            library.report(full.sha256)


def test_disclosures_are_chosen_by_body_year_indicator_and_subject(report, figure):
    first = report("1" * 64, year=2019, figures=(figure("有效证书", "1 张", "1", indicator="certs"),))
    second = report("2" * 64, year=2020, figures=(figure("用电量", "2 度", "2", indicator="power"),))
    with Library.open(":memory:") as library:
        library.add(first)
        library.add(second)

        def found(where=EVERYWHERE, subject=""):
            return [str(one.figure.quantity.value) for one in library.disclosures(where, subject=subject)]

        assert found() == ["1", "2"]
        assert found(Where(years=(2020,))) == ["2"]
        assert found(Where(indicators=("certs",))) == ["1"]
        assert found(Where(organisations=("无此机构",))) == []
        assert found(subject="证书") == ["1"]


def test_the_catalogue_tells_bodies_and_years_and_follows_changes(report):
    with Library.open(":memory:") as library:
        library.add(report("1" * 64, year=2019, body="certification"))
        assert library.catalogue().years == (2019,)
        library.add(report("2" * 64, year=2020, body="certification"))
        assert library.catalogue().years_of("云溪认证中心有限公司") == (2019, 2020)
        assert library.catalogue().bodies_of("certification") == ("云溪认证中心有限公司",)


def test_figures_are_fitted_to_another_taxonomy_without_reading_the_file(report, figure):
    from ingest.indicators.taxonomy import load_taxonomy

    taxonomy = load_taxonomy()
    with Library.open(":memory:") as library:
        library.add(report(figures=(figure("有效证书", "120 张", "120", indicator="no_such_indicator"),)))
        assert library.rematch(taxonomy) == 1
        assert library.filed()[0].taxonomy == taxonomy.fingerprint
        assert library.rematch(taxonomy) == 0
        assert not list(library.disclosures(Where(indicators=("no_such_indicator",))))


def test_a_library_opened_to_read_is_not_made(tmp_path):
    with pytest.raises(LibraryNotFound):
        Library.open(tmp_path / "none.sqlite", readonly=True)


def test_a_file_that_is_no_library_is_told(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("这不是资料库。" * 200, encoding="utf-8")
    for readonly in (True, False):
        with pytest.raises(DamagedLibrary):
            Library.open(path, readonly=readonly)


def test_a_library_of_a_newer_zewen_is_left_alone(tmp_path):
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryTooNew):
        Library.open(path)


def test_history_and_settings_are_kept(tmp_path):
    from index.stored.history import Turn

    turn = Turn("c1", "2026-01-02T03:04:05", "有多少证书？", "{}")
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.history.record(turn)
        library.history.keep("theme", "dark")
    with Library.open(path) as library:
        assert library.history.turns("c1") == (turn,)
        assert library.history.setting("theme") == "dark"
        library.history.forget("c1")
        assert library.history.turns() == ()


def test_a_value_is_as_exact_as_it_was_printed(report, figure):
    exact = figure("收入", "22.10 万元", "221000.10")
    with Library.open(":memory:") as library:
        library.add(report(figures=(exact,)))
        assert next(library.disclosures()).figure.quantity.value == Decimal("221000.10")


def test_a_library_of_an_older_zewen_is_brought_up_to_date_even_to_read(tmp_path, report):
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.add(report())
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE settings SET value = 'older' WHERE name = 'terms'")
        connection.execute("DELETE FROM postings")
    with Library.open(path, readonly=True) as library:
        assert library.search("有效证书").hits
        assert library.check() == ()


def test_where_the_file_was_is_remembered_until_it_is_added_from_elsewhere(report):
    with Library.open(":memory:") as library:
        library.add(report(), original="/甲/报告.pdf")
        assert library.original("a" * 64) == "/甲/报告.pdf"
        library.remember_original("a" * 64, "/乙/报告.pdf")
        assert library.original("a" * 64) == "/乙/报告.pdf"
        assert library.report("a" * 64) == report()
        assert library.original("b" * 64) == ""


def test_a_library_from_before_files_were_remembered_says_that_nobody_told(tmp_path, report):
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.add(report())
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE reports DROP COLUMN original")
        connection.execute("PRAGMA user_version = 8")
    with Library.open(path, readonly=True) as library:
        assert library.original("a" * 64) == ""


def test_a_writer_that_waits_too_long_says_so(tmp_path, report, monkeypatch):
    monkeypatch.setattr("index.stored.store.PATIENCE", 0.1)
    path = tmp_path / "library.sqlite"
    with Library.open(path) as one, Library.open(path) as other, one._store.writing(), pytest.raises(LibraryBusy):
        other.add(report())


def test_damage_to_the_index_is_told(tmp_path, report):
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.add(report())
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE postings SET blob = zeroblob(length(blob)) WHERE rowid IN (SELECT min(key) FROM postings)"
        )
    with Library.open(path) as library:
        assert "校验和" in library.check()[0]
        library.reindex()
        assert library.check() == ()


def test_two_processes_may_open_and_fill_one_library(tmp_path, report):
    path = tmp_path / "library.sqlite"
    with Library.open(path) as one, Library.open(path) as other:
        one.add(report("1" * 64, year=2019))
        other.add(report("2" * 64, year=2020))
        assert len(one.filed()) == len(other.filed()) == 2
        assert one.catalogue().years == other.catalogue().years == (2019, 2020)
        assert one.check() == ()
