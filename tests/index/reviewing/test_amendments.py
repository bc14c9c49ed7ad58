"""What people put right stays right."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.errors import LibraryError, NoSuchFigure
from index.library import Library, Where
from index.reviewing.amendments import Note

NOTE = Note("核对了原文", "王", "2026-01-02T03:04:05")


@pytest.fixture
def read(report, figure):
    row = "合计 12 12"
    return report(
        texts=("有效证书 120 张。", row),
        figures=(
            figure("有效证书", "120 张", "120", indicator="certs"),
            figure("首行", "12", "12", quote=row, start=3),
            figure("次行", "12", "12", quote=row, start=6),
        ),
    )


def subjects(library):
    return [one.figure.subject for one in library.disclosures()]


def test_a_rejected_figure_is_not_handed_out_and_stays_rejected_when_the_file_is_read_anew(read):
    with Library.open(":memory:") as library:
        library.add(read)
        wrong = list(library.disclosures())[2]
        library.amendments.reject(wrong, NOTE)
        assert subjects(library) == ["有效证书", "首行"]
        library.add(replace(read, reader="2"))
        assert subjects(library) == ["有效证书", "首行"]
        assert library.search_figures("次行") == ()
        (review,) = library.amendments.reviews()
        assert (review.raw, review.occurrence, review.review.verdict, review.attached) == ("12", 1, "rejected", True)
        assert library.report(read.sha256).figures == read.figures


def test_a_corrected_figure_answers_as_corrected_and_is_found_by_its_indicator(read):
    with Library.open(":memory:") as library:
        library.add(read)
        first = next(library.disclosures())
        right = replace(first.figure, quantity=replace(first.figure.quantity, value=Decimal(121)), indicator="issued")
        library.amendments.correct(first, right, NOTE)
        (found,) = library.disclosures(Where(indicators=("issued",)))
        assert found.figure == right
        assert (found.review.verdict, found.review.author) == ("corrected", "王")
        assert not list(library.disclosures(Where(indicators=("certs",))))
        library.amendments.withdraw(found)
        assert next(library.disclosures()) == first


@pytest.mark.parametrize("where", [Where(), Where(indicators=("certs",)), Where(sections=("没有",))])
def test_a_report_and_its_disclosures_read_at_once_are_those_read_one_by_one(read, where):
    with Library.open(":memory:") as library:
        library.add(read)
        first, second, third = library.disclosures()
        corrected = replace(first.figure, quantity=replace(first.figure.quantity, value=Decimal(121)))
        library.amendments.correct(first, corrected, NOTE)
        library.amendments.accept(second, NOTE)
        library.amendments.reject(third, NOTE)
        (filed,) = library.filed()
        report, disclosures = library.report_and_disclosures(filed, where)
        assert report == library.report(read.sha256)
        assert disclosures == tuple(library.disclosures(where))


def test_a_correction_leaves_the_printed_words_alone(read):
    with Library.open(":memory:") as library:
        library.add(read)
        first = next(library.disclosures())
        misread = replace(first.figure.quantity, raw="121 张", value=Decimal(121))
        library.amendments.correct(first, replace(first.figure, quantity=misread), NOTE)
        quantity = next(library.disclosures()).figure.quantity
        assert (quantity.raw, quantity.value) == ("120 张", Decimal(121))


def test_an_accepted_figure_says_who_accepted_it(read):
    with Library.open(":memory:") as library:
        library.add(read)
        first = next(library.disclosures())
        library.amendments.accept(first, NOTE)
        again = next(library.disclosures())
        assert again.figure == first.figure
        assert (again.review.verdict, again.review.reason, again.review.time) == ("accepted", NOTE.reason, NOTE.time)


def test_a_review_whose_figure_is_no_longer_read_is_kept_apart(read):
    with Library.open(":memory:") as library:
        library.add(read)
        library.amendments.accept(next(library.disclosures()), NOTE)
        library.add(replace(read, reader="2", figures=read.figures[1:]))
        assert [review.attached for review in library.amendments.reviews()] == [False]


def test_a_figure_of_no_report_here_cannot_be_reviewed(read):
    with Library.open(":memory:") as library:
        library.add(read)
        first = next(library.disclosures())
        elsewhere = replace(first, figure=replace(first.figure, source=replace(first.figure.source, page=9)))
        with pytest.raises(NoSuchFigure):
            library.amendments.accept(elsewhere, NOTE)


def test_facts_put_right_stay_right_when_the_file_is_read_anew(read):
    with Library.open(":memory:") as library:
        library.add(read)
        library.amendments.set_identity(read.sha256, {"organisation": "青岚认证中心", "year": 2018}, NOTE)
        library.add(replace(read, reader="2"))
        (filed,) = library.filed(Where(organisations=("青岚认证中心",), years=(2018,)))
        assert (filed.identity.organisation, filed.identity.year) == ("青岚认证中心", 2018)
        assert dict(filed.identity.read_from)["year"] == "人工更正"
        assert {change.field for change in library.amendments.identity_changes()} == {"organisation", "year"}
        assert library.names().resolve("青岚有多少证书")[0].candidates == ("青岚认证中心",)


@pytest.mark.parametrize("changes", [{"sha256": "x"}, {"year": "去年"}, {"body": "bakery"}])
def test_facts_that_cannot_be_are_refused(read, changes):
    with Library.open(":memory:") as library:
        library.add(read)
        with pytest.raises(LibraryError):
            library.amendments.set_identity(read.sha256, changes, NOTE)


def test_a_finding_can_be_explained():
    with Library.open(":memory:") as library:
        library.amendments.explain("分项之和/abc", NOTE)
        assert library.amendments.explanations() == {"分项之和/abc": NOTE}
