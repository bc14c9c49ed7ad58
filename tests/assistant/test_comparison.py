"""One indicator over organisations and years."""

from decimal import Decimal

import pytest

from assistant.comparison import compare, per, standings, summary
from index.library import Library, Where
from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.report import Identity, Report, UnreadPage
from ingest.taxonomy import load_taxonomy


def indicator():
    return next(one for one in load_taxonomy() if one.kind == "flow" and "人次" in one.units)


def figure(value: str, *, period: str, start: int = 0, unit: str = "人次", **more) -> Figure:
    quote = f"{value}{unit}"
    quantity = Quantity(quote, Decimal(value), unit)
    source = Citation(0, start, start + len(quote), quote, None)
    kind = more.pop("kind", "flow")
    return Figure("培训", quantity, kind, Period(period), source, indicator=indicator().id, **more)


def report(body: str, year: int, *figures: Figure, **more) -> Report:
    text = " ".join(one.quantity.raw for one in figures) or "无"
    identity = Identity(body, year)
    return Report(
        f"{body}{year}.txt", f"{body}{year}", identity, None, 10, (), (Passage(0, text, None),), (), figures, **more
    )


@pytest.fixture
def compared():
    def compare_reports(*reports: Report, **more):
        library = Library.open(":memory:")
        for one in reports:
            library.add(one)
        return compare(library, indicator(), **more)

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
        ({"scope": "industry"}, "行业数据"),
        ({"scope": "members"}, "其他主体的数"),
        ({"kind": "growth"}, "是增减幅度"),
        ({"kind": "cumulative"}, "是累计数"),
        ({"kind": "target"}, "是规定、目标或往事"),
        ({"period": "2020-01/2020-06"}, "不是全年"),
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
