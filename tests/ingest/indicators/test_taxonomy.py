from collections import Counter
from decimal import Decimal

import pytest

from ingest.figure import Citation, Figure, Period, Quantity
from ingest.figures.units import load_units
from ingest.indicators.entry_tables import TaxonomyError
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy, taxonomy_fingerprint
from ingest.indicators.wording import worded
from ingest.report import Identity


@pytest.fixture
def mine(tmp_path):
    def write(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_there_are_indicators_of_every_theme():
    taxonomy = load_taxonomy()
    themes = Counter(entry.theme for entry in taxonomy)
    assert len(taxonomy) >= 250
    assert {
        "机构",
        "认证业务",
        "监管与信誉",
        "审核人员",
        "经济",
        "创新与标准",
        "员工",
        "环境",
        "社会",
        "治理",
        "安全与健康",
    } <= set(themes)
    assert min(themes.values()) >= 10


def test_every_entry_has_both_names_an_alias_and_known_units():
    units = load_units()
    for entry in load_taxonomy():
        assert entry.name, entry.id
        assert entry.english, entry.id
        assert entry.aliases, entry.id
        assert all(not unit or units.family(unit) for unit in entry.units), entry.id


def test_no_two_indicators_have_one_name():
    names = Counter(entry.name for entry in load_taxonomy())
    assert [name for name, count in names.items() if count > 1] == []


def test_indicators_with_one_alias_are_told_apart_by_unit_kind_company_or_body():
    by_alias = {}
    for entry in load_taxonomy():
        for alias in entry.aliases:
            by_alias.setdefault(worded(alias), []).append(entry)
    for alias, entries in by_alias.items():
        for index, one in enumerate(entries):
            for other in entries[index + 1 :]:
                same_units = bool({*one.units} & {*other.units})
                told_apart = one.needs or other.needs or one.bodies != other.bodies or one.kind != other.kind
                clauses = set(other.excludes) ^ set(one.excludes)
                assert not same_units or told_apart or clauses, (alias, one.id, other.id)


def test_partitions_and_dimensions_name_values_that_are_there():
    for dimension in load_taxonomy().dimensions.values():
        values = {value.value for value in dimension.values}
        if not dimension.patterns:
            assert all(set(partition) <= values for partition in dimension.partitions), dimension.name


def test_an_indicator_is_named_by_id_name_alias_or_everyday_words():
    taxonomy = load_taxonomy()
    for text in ("certs_valid", "有效证书数", "有效证书", "證書存量", "有效 证书", "Valid certificates"):
        assert "certs_valid" in [entry.id for entry in taxonomy.named(text)], text
    assert taxonomy.named("不曾有过的指标") == ()
    assert taxonomy.name_of("certs_valid") == "有效证书数"
    assert taxonomy.name_of("gone") is None
    assert taxonomy.name_of(None) is None


def test_the_fingerprint_told_at_once_is_that_of_the_taxonomy(mine, monkeypatch):
    assert taxonomy_fingerprint() == load_taxonomy().fingerprint
    path = mine('[tea_breaks]\nname = "茶歇次数"\n')
    monkeypatch.setenv("ZEWEN_INDICATORS", str(path))
    assert taxonomy_fingerprint() == load_taxonomy(path).fingerprint


def test_a_users_entry_is_added_and_changes_the_fingerprint(mine):
    path = mine('[tea_breaks]\nname = "茶歇次数"\naliases = ["茶歇"]\nunits = ["次"]\n')
    taxonomy = load_taxonomy(path)
    assert taxonomy["tea_breaks"].name == "茶歇次数"
    assert len(taxonomy) == len(load_taxonomy()) + 1
    assert taxonomy.fingerprint != load_taxonomy().fingerprint
    figure = Figure(
        "安排茶歇", Quantity("3次", Decimal(3), "次"), "flow", Period("2021"), Citation(0, 4, 6, "安排茶歇3次", 1)
    )
    assert match_indicators([figure], Identity("云梦公司", 2021), taxonomy)[0].indicator == "tea_breaks"


def test_a_users_entry_with_our_id_keeps_our_aliases(mine):
    taxonomy = load_taxonomy(mine('[certs_valid]\nname = "在用证书数"\naliases = ["在用证书"]\n'))
    entry = taxonomy["certs_valid"]
    assert entry.name == "在用证书数"
    assert {"在用证书", "有效证书"} <= set(entry.aliases)
    assert entry.dimensions == ("认证领域",)


def test_a_users_dimension_adds_values(mine):
    taxonomy = load_taxonomy(mine('[dimensions."性别".values]\n"不透露" = ["不愿透露"]\n'))
    assert [value.value for value in taxonomy.dimensions["性别"].values] == ["不透露", "女", "男"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[a]\nname = "甲"\nalias = ["甲"]\n', ("mine.toml", "[a]", "alias", "aliases")),
        ('[a]\naliases = ["甲乙"]\n', ("mine.toml", "[a]", "name")),
        ('[a]\nname = "甲"\nkind = "flows"\n', ("[a]", "flows", "flow")),
        ('[a]\nname = "甲"\nunits = ["千克标煤煤"]\n', ("[a]", "千克标煤煤", "千克标煤")),
        ('[a]\nname = "甲"\ndimensions = ["性别别"]\n', ("[a]", "性别别", "性别")),
        ('[a]\nname = "甲"\npart_of = "employee_total"\n', ("[a]", "employee_total", "employees_total")),
        ('[a]\nname = "甲"\nbounds = [9, 1]\n', ("[a]", "bounds")),
        ('[a]\nname = "甲"\naliases = "甲乙"\n', ("[a]", "aliases")),
        ('[a]\nname = "甲"\naliases = ["甲"]\n', ("[a]", "甲", "两个字")),
        ('["甲 乙"]\nname = "甲"\n', ("甲 乙", "字母")),
        ('a = 3\n', ("mine.toml", "[a]")),
        ('[a\n', ("mine.toml", "TOML")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_mistake_is_told_with_its_file_entry_and_the_nearest_word(mine, text, said):
    with pytest.raises(TaxonomyError) as error:
        load_taxonomy(mine(text))
    assert all(word in str(error.value) for word in said), str(error.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(TaxonomyError, match="nowhere"):
        load_taxonomy(tmp_path / "nowhere.toml")
