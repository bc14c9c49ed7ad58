from decimal import Decimal

import pytest

from ingest.figures.units import load_units


@pytest.mark.parametrize(
    ("form", "base", "factor", "family"),
    [
        ("公斤", "吨", "0.001", "mass"),
        ("名", "人", "1", "count-people"),
        ("人次", "人次", "1", "count-person-times"),
        ("兆瓦时", "kWh", "1000", "energy"),
        ("公斤标准煤", "吨标准煤", "0.001", "standard-coal"),
        ("kgCO2e", "tCO2e", "0.001", "emissions"),
        ("公里", "公里", "1", "length"),
    ],
)
def test_a_printed_form_has_its_base_factor_and_family(form, base, factor, family):
    unit = load_units().get(form)
    assert unit is not None
    assert (unit.base, unit.factor, unit.family) == (base, Decimal(factor), family)


def test_the_longest_form_wins():
    unit = load_units().at("吨二氧化碳当量", 0)
    assert unit is not None
    assert unit.base == "tCO2e"


@pytest.mark.parametrize("text", ["部门", "名单", "年级", "kWp单晶x", "tons"])
def test_a_word_that_begins_like_a_unit_is_none(text):
    unit = load_units().at(text, 0)
    assert unit is None or len(unit.form) > 1


def test_a_latin_unit_may_stand_before_chinese():
    unit = load_units().at("kW单抽机组", 0)
    assert unit is not None
    assert unit.base == "kW"


def test_a_compound_unit_has_the_families_of_both_its_parts():
    assert load_units().family("元/吨") == "money/mass"
    assert load_units().family("元/蒲式耳") == ""


def test_every_base_unit_is_a_form_of_its_own_family():
    units = load_units()
    for unit in units:
        base = units.get(unit.base)
        assert base is None or base.family == unit.family
