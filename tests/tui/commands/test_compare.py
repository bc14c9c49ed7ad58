"""`zewen compare`."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.library import Library
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report
from tui.checking_rows import COMPARISON_FIELDS

TRAINING = next(one for one in load_taxonomy() if one.kind == "flow" and "人次" in one.units)


def report(body: str, year: int, value: str, **more) -> Report:
    """A report with one figure, of an indicator that counts 人次."""
    quote = f"{value}人次"
    source = Citation(0, 0, len(quote), quote, 2)
    figure = Figure("培训", Quantity(quote, Decimal(value), "人次"), "flow", Period(str(year)), source, **more)
    identity = Identity(body, year, region="上海" if body == "甲中心" else "北京")
    name = f"{body}{year}"
    return Report(f"{name}.txt", name, identity, None, 5, (), (), (), (replace(figure, indicator=TRAINING.id),))


@pytest.fixture
def library_path(tmp_path):
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        for body, year, value in (("甲中心", 2020, "100"), ("甲中心", 2021, "125"), ("乙中心", 2021, "300")):
            library.add(report(body, year, value))
    return path


def shown(rows, *arguments):
    return {(row["organisation"], row["year"]): row for row in rows("compare", TRAINING.id, *arguments)}


def test_a_row_a_body_and_year_says_the_value_or_why_there_is_none(rows):
    found = shown(rows)
    assert {place: row["value"] or row["absence"] for place, row in found.items()} == {
        ("甲中心", 2020): 100,
        ("甲中心", 2021): 125,
        ("乙中心", 2020): "no_report",
        ("乙中心", 2021): 300,
    }
    assert found["甲中心", 2021]["growth"] == 25
    assert all(tuple(row) and set(row) == set(COMPARISON_FIELDS) for row in found.values())


def test_peers_add_rank_percentile_median_and_how_many_disclosed(rows):
    row = shown(rows, "--peers")["甲中心", 2021]
    assert (row["rank"], row["of"], row["percentile"], row["median"]) == (2, 2, 0, Decimal("212.5"))
    assert (row["disclosed"], row["reported"]) == (2, 2)


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (["--year", "2021"], [("乙中心", 2021), ("甲中心", 2021)]),
        (["--organisation", "甲中心", "--year", "2021"], [("甲中心", 2021)]),
        (["--region", "上海", "--year", "2021"], [("甲中心", 2021)]),
        (["--body", "laboratory"], []),
    ],
)
def test_peers_are_chosen_by_name_kind_and_region(rows, filters, places):
    assert sorted(shown(rows, *filters)) == sorted(places)


def test_people_see_years_across_and_a_reason_in_every_gap(run):
    lines = run("compare", TRAINING.name, "--peers").stdout.splitlines()
    head = next(line for line in lines if "2020" in line)
    assert head.split()[:3] == ["机构", "2020", "2021"]
    assert next(line for line in lines if line.strip().startswith("乙中心")).split()[1:3] == ["无报告", "300"]
    assert "2021 年：2 家有报告，2 家披露，中位数 212.5" in lines


def test_one_indicator_per_unit_of_another(rows):
    assert shown(rows, "--per", TRAINING.id)["甲中心", 2021]["per"] == 1


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [([], 2), (["没有的指标"], 1), ([TRAINING.id, "--dimension", "女"], 2), ([TRAINING.id, "--region", "火星"], 1)],
)
def test_what_makes_no_sense_says_so(run, arguments, exit_code):
    result = run("compare", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr


def test_an_unknown_indicator_is_told_with_the_nearest_names(run):
    assert "有效证书数" in run("compare", "有效证书量").stderr


def test_a_value_that_a_later_report_gives_says_so(run, rows, library_path):
    with Library.open(library_path) as library:
        late = replace(report("丙中心", 2021, "70"), sha256="丙", file="丙.txt")
        early = replace(late.figures[0], period=Period("2020"))
        library.add(replace(late, figures=(early,)))
    assert shown(rows)["丙中心", 2020]["told_in"] == 2021
    assert "‡ 丙中心 2020：据 2021 年报告" in run("compare", TRAINING.id).stdout


def test_each_kind_of_body_has_its_own_ranks(run, library_path):
    with Library.open(library_path) as library:
        other = report("丁协会", 2021, "9000")
        library.add(replace(other, identity=replace(other.identity, body="association")))
    lines = run("compare", TRAINING.id, "--peers").stdout.splitlines()
    assert sum(line.startswith("2021 年：") for line in lines) == 2
    assert next(line for line in lines if line.strip().startswith("丁协会")).split()[-2:] == ["1/1", "—"]
