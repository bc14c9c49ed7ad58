"""Figures put down as sentences."""

from dataclasses import replace
from decimal import Decimal

from assistant.asking.asked import find_asked
from assistant.telling.writing import amount, called, sentence
from index.filed import Disclosure, Review
from index.library import Library
from ingest.document import Footnote
from ingest.indicators.taxonomy import load_taxonomy


def valid_certificates(library: Library) -> Disclosure:
    return next(one for one in library.disclosures() if one.figure.quantity.raw == "3120张")


def with_quantity(one: Disclosure, **changes: object) -> Disclosure:
    return replace(one, figure=replace(one.figure, quantity=replace(one.figure.quantity, **changes)))


def test_a_corrected_figure_is_told_with_its_corrected_value(library):
    corrected = replace(
        with_quantity(valid_certificates(library), value=Decimal(3125)),
        review=Review("corrected", "按附表", "核查员", "2021-01-01T00:00:00"),
    )
    assert amount(corrected) == "3,125张"
    assert "已更正；原文作3120张" in sentence(corrected)


def test_a_number_of_a_table_gets_the_unit_of_its_head(library):
    assert amount(with_quantity(valid_certificates(library), raw="3,120")) == "3,120张"
    assert amount(with_quantity(valid_certificates(library), raw="3.12")) == "3.12（合3,120张）"


def test_a_file_that_names_no_body_is_not_glued_to_the_year(library):
    one = valid_certificates(library)
    nameless = replace(one, report=replace(one.report, identity=replace(one.report.identity, organisation=None)))
    assert sentence(nameless).startswith("《云溪2019.txt》（未写明机构）2019年")


def test_a_footnote_is_told_beside_its_figure(library):
    one = valid_certificates(library)
    noted = replace(one, figure=replace(one.figure, footnotes=(Footnote("①", "不含子公司。", None, 9),)))
    assert "原文注：不含子公司" in sentence(noted)
    long = replace(one, figure=replace(one.figure, footnotes=(Footnote("", "口径" * 30, None, 9),)))
    assert f"原文注：{'口径' * 20}…" in sentence(long)


def test_a_fragment_of_a_word_is_named_as_reports_say_it():
    (asked,) = find_asked("一共捐了多少", load_taxonomy())
    assert called(asked) == "“捐赠”"
