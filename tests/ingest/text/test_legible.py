from hypothesis import given
from hypothesis import strategies as st

from ingest.text.legible import legible


def test_traditional_and_full_width_become_simplified_and_half_width():
    assert legible("員工３２０人（女性）") == "员工320人(女性)"


def test_a_comma_between_clauses_stays_full_width():
    assert legible("共5次，320人") == "共5次，320人"


def test_a_circled_number_is_no_digit():
    assert legible("①45人") == "①45人"


@given(st.text())
def test_every_character_keeps_its_place(text):
    assert len(legible(text)) == len(text)
