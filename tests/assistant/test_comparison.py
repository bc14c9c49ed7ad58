"""One indicator over organisations and years."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.alike import alike
from assistant.comparison import compare, per, standings, summary
from index.library import Library, Where
from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report, UnreadPage


def indicator():
    return next(one for one in load_taxonomy() if one.kind == "flow" and "人次" in one.units)


def figure(value: str, *, period: str, start: int = 0, unit: str = "人次", **more) -> Figure:
    quote = f"{value}{unit}"
    quantity = Quantity(quote, Decimal(value), unit)
    source = Citation(0, start, start + len(quote), quote, None)
    kind = more.pop("kind", "flow")
    return Figure("培训", quantity, kind, Period(period), source, **{"indicator": indicator().id} | more)


def report(name: str, year: int, *figures: Figure, **more) -> Report:
    text = " ".join(one.quantity.raw for one in figures) or "无"
    identity = Identity(name, year, body=more.pop("body", None))
    return Report(
        f"{name}{year}.txt", f"{name}{year}", identity, None, 10, (), (Passage(0, text, None),), (), figures, **more
    )


@pytest.fixture
def compared():
    def compare_reports(*reports: Report, **more):
        library = Library.open(":memory:")
        for one in reports:
            library.add(one)
        return compare(library, more.pop("indicator", indicator()), **more)

    return compare_reports


def values(comparison) -> dict[tuple[str, int], list[Decimal]]:
    return {
        place: [one.figure.quantity.value for one in cell.figures]
        for place, cell in comparison.cells.items()
        if cell.figures
    }


def test_each_body_and_year_has_its_figure_or_the_reason_why_not(compared):
    comparison = compared(
        report("甲", 2020, figure("100", period="2020")),
        report("甲", 2021),
        report("乙", 2021, figure("300", period="2021")),
        report("丙", 2021, unread=(UnreadPage(3, "扫描页"),)),
    )
    assert values(comparison) == {("甲", 2020): [100], ("乙", 2021): [300]}
    assert {place: cell.absence for place, cell in comparison.cells.items() if cell.absence} == {
        ("甲", 2021): "not_disclosed",
        ("乙", 2020): "no_report",
        ("丙", 2020): "no_report",
        ("丙", 2021): "unreadable",
    }


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"scope": "industry"}, "属行业数据"),
        ({"scope": "members"}, "属其他主体数据"),
        ({"kind": "growth"}, "属增减幅度"),
        ({"kind": "cumulative"}, "属累计数"),
        ({"kind": "target"}, "属规定、目标或历史数据"),
        ({"period": "2020-01/2020-06"}, "非全年数据"),
        ({"period": "2019/2020"}, "跨多个年度"),
    ],
)
def test_what_cannot_be_compared_is_excluded_with_the_reason(compared, more, reason):
    comparison = compared(report("甲", 2020, figure("5", **{"period": "2020"} | more)), where=Where(years=(2020,)))
    cell = comparison.cells["甲", 2020]
    assert (cell.figures, cell.absence, [one.reason for one in cell.excluded]) == ((), "not_disclosed", [reason])


def test_another_unit_than_most_have_is_excluded(compared):
    comparison = compared(
        report("甲", 2020, figure("5", period="2020")),
        report("乙", 2020, figure("6", period="2020")),
        report("丙", 2020, figure("70", period="2020", unit="元")),
    )
    assert comparison.unit == "人次"
    assert [one.reason for one in comparison.cells["丙", 2020].excluded] == ["单位不同"]


def test_the_years_own_report_goes_before_what_a_later_one_says_and_both_are_kept(compared):
    comparison = compared(
        report("甲", 2020, figure("100", period="2020")), report("甲", 2021, figure("101", period="2020"))
    )
    assert values(comparison)["甲", 2020] == [100, 101]


def test_a_later_report_speaks_for_a_year_without_one(compared):
    comparison = compared(report("甲", 2021, figure("90", period="2020")), where=Where(years=(2020,)))
    assert values(comparison) == {("甲", 2020): [90]}


def test_ranks_and_percentiles_count_only_those_that_disclosed(compared):
    comparison = compared(
        *(
            report(body, 2020, figure(value, period="2020"))
            for body, value in zip("甲乙丙丁", ("10", "40", "40", "20"), strict=True)
        ),
        report("戊", 2020),
    )
    found = standings(comparison, 2020)
    assert {body: (one.rank, one.of, one.percentile) for body, one in found.items()} == {
        "甲": (4, 4, 0),
        "乙": (1, 4, Decimal("66.7")),
        "丙": (1, 4, Decimal("66.7")),
        "丁": (3, 4, Decimal("33.3")),
    }
    made = summary(comparison, 2020)
    assert (made.disclosed, made.reported, made.median.value) == (4, 5, 30)
    assert made.quartiles == (Decimal("17.5"), 40)


def test_growth_is_against_the_year_before(compared):
    comparison = compared(
        report("甲", 2020, figure("100", period="2020")), report("甲", 2021, figure("125", period="2021"))
    )
    assert comparison.growth("甲", 2021).value == 25
    assert comparison.growth("甲", 2020) is None


def test_one_indicator_per_unit_of_another(compared):
    comparison = compared(report("甲", 2020, figure("100", period="2020")))
    assert per(comparison, comparison, "甲", 2020).value == 1


def test_the_order_of_adding_changes_nothing(compared):
    reports = [report(body, 2020, figure(value, period="2020")) for body, value in (("甲", "1"), ("乙", "2"))]
    assert compared(*reports) == compared(*reversed(reports))


@pytest.mark.parametrize(
    ("one", "other", "units", "same"),
    [
        ("起", "件", ("起", "件"), True),
        ("人", "人", ("人", "名"), True),
        ("家", "个", ("家", "个"), True),
        ("次", "场", ("次", "场"), True),
        ("项", "件", ("项", "件"), True),
        ("起", "件", ("起",), False),
        ("次", "家", ("次", "家"), False),
        ("元", "元/股", ("元", "元/股"), False),
        ("元", "%", (), False),
    ],
)
def test_measure_words_for_one_kind_of_thing_are_alike_where_the_indicator_admits_both(one, other, units, same):
    of = replace(indicator(), units=units)
    assert alike(one, other, of) is alike(other, one, of) is same


def test_complaints_are_compared_whether_they_are_counted_as_起_or_件(compared):
    complaints = load_taxonomy().indicators["complaints_received"]
    comparison = compared(
        report("甲", 2020, figure("9", period="2020", unit="起", indicator=complaints.id)),
        report("乙", 2020, figure("8", period="2020", unit="起", indicator=complaints.id)),
        report("丙", 2020, figure("7", period="2020", unit="件", indicator=complaints.id)),
        indicator=complaints,
    )
    assert (comparison.unit, values(comparison)) == ("起", {("甲", 2020): [9], ("乙", 2020): [8], ("丙", 2020): [7]})
    assert not any(cell.excluded for cell in comparison.cells.values())


@pytest.mark.parametrize(
    ("subject", "unit", "value", "formula"),
    [
        ("每10股派发现金", "元", "0.07", "0.7 ÷ 10 = 0.07"),
        ("每十股派息", "元", "0.07", "0.7 ÷ 10 = 0.07"),
        ("每股派息", "元", "0.7", None),
        ("派息", "元/10股", "0.07", "0.7 ÷ 10 = 0.07"),
        ("派息", "元/股", "0.7", None),
    ],
)
def test_what_is_said_of_ten_shares_is_divided_and_the_formula_kept(compared, subject, unit, value, formula):
    dividend = load_taxonomy().indicators["dividend_per_share"]
    said = replace(figure("0.7", period="2020", unit=unit, kind="ratio", indicator=dividend.id), subject=subject)
    comparison = compared(report("甲", 2020, said), indicator=dividend)
    cell = comparison.cells["甲", 2020]
    assert (comparison.unit, cell.figure.figure.quantity.value) == ("元/股", Decimal(value))
    assert (cell.converted and cell.converted.formula) == formula


def test_a_sum_after_what_ten_shares_get_is_not_divided(compared):
    dividend = load_taxonomy().indicators["dividends"]
    said = figure("500", period="2020", unit="元", indicator=dividend.id)
    quote = "每10股派0.7元共派500元"
    source = replace(said.source, start=quote.index("500"), end=len(quote), quote=quote)
    comparison = compared(report("甲", 2020, replace(said, source=source)), indicator=dividend)
    assert values(comparison) == {("甲", 2020): [500]}


def test_yuan_of_nothing_known_do_not_stand_beside_yuan_a_share(compared):
    dividend = load_taxonomy().indicators["dividend_per_share"]
    comparison = compared(
        *(
            report(body, 2020, figure("0.3", period="2020", unit=unit, kind="ratio", indicator=dividend.id))
            for body, unit in (("甲", "元/股"), ("乙", "元/股"), ("丙", "元"))
        ),
        indicator=dividend,
    )
    assert [one.reason for one in comparison.cells["丙", 2020].excluded] == ["单位不同"]


def test_a_year_filled_from_a_later_report_says_which(compared):
    comparison = compared(report("甲", 2020), report("甲", 2021, figure("90", period="2020")))
    assert (comparison.cells["甲", 2020].told_in, comparison.cells["甲", 2020].absence) == (2021, None)
    assert comparison.cells["甲", 2021].told_in is None


def test_none_in_words_gives_way_to_a_printed_number(compared):
    comparison = compared(
        report("甲", 2020, figure("0", period="2020", basis="inferred"), figure("6", period="2020", start=5))
    )
    cell = comparison.cells["甲", 2020]
    assert values(comparison) == {("甲", 2020): [6]}
    assert [one.reason for one in cell.excluded] == ["由文字推定，原文另有数字"]


def test_peers_are_bodies_of_the_same_kind(compared):
    comparison = compared(
        report("甲", 2020, figure("10", period="2020"), body="certification"),
        report("乙", 2020, figure("20", period="2020"), body="certification"),
        report("丙", 2020, figure("99", period="2020"), body="association"),
    )
    assert {body: (one.rank, one.of) for body, one in standings(comparison, 2020).items()} == {
        "甲": (2, 2),
        "乙": (1, 2),
        "丙": (1, 1),
    }
    assert summary(comparison, 2020, "certification").median.value == 15


def test_where_only_parts_are_disclosed_they_are_named_but_not_compared(compared):
    comparison = compared(report("甲", 2020, figure("30", period="2020", dimensions=(("性别", "女"),))))
    cell = comparison.cells["甲", 2020]
    assert (cell.figure, cell.absence) == (None, "not_disclosed")
    assert [one.reason for one in cell.excluded] == ["仅为“女”部分的数据"]
