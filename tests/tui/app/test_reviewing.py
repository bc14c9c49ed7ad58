"""What a reviewer types, in either language."""

from dataclasses import replace

import pytest

from tests.tui.conftest import figure
from tui.app.reviewing import NotUnderstood, as_typed, corrected
from tui.words import use_language

TRAINED = replace(figure("32 次", "32", "人次", "培训"), indicator="training_attendance")


@pytest.fixture(autouse=True)
def chinese_again():
    yield
    use_language("zh")


def test_the_form_shows_unit_and_indicator_in_the_language_in_use():
    assert (as_typed(TRAINED)["unit"], as_typed(TRAINED)["indicator"]) == ("人次", "培训人次")
    use_language("en")
    assert (as_typed(TRAINED)["unit"], as_typed(TRAINED)["indicator"]) == ("attendances", "Training attendances")


def test_what_was_left_as_it_stood_changes_nothing():
    use_language("en")
    assert corrected(TRAINED, as_typed(TRAINED)) == TRAINED


@pytest.mark.parametrize(("typed", "unit"), [("people", "人"), ("yuan/tonnes", "元/吨"), ("张", "张"), ("朵", "朵")])
def test_a_unit_may_be_typed_in_either_language(typed, unit):
    use_language("en")
    assert corrected(TRAINED, {"unit": typed}).quantity.unit == unit


def test_a_name_that_several_units_share_is_not_guessed():
    use_language("en")
    with pytest.raises(NotUnderstood, match="张"):
        corrected(TRAINED, {"unit": "items"})


def test_an_indicator_may_be_typed_in_either_language():
    use_language("en")
    assert corrected(TRAINED, {"indicator": "Valid certificates"}).indicator == "certs_valid"
    assert corrected(TRAINED, {"indicator": "有效证书数"}).indicator == "certs_valid"
