from decimal import Decimal

import pytest

from index.audit import audit_library, check_library
from index.filed import Disclosure, Filed
from index.library import Library
from index.where import Where
from index.years import audit_years
from ingest.document import Passage
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.figures.find import find_figures
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy
from ingest.report import Identity, Report


def told(year, value, *, raw="", indicator="certs_valid", kind="stock", period="", unit="张", body="云梦认证", **more):
    identity = Identity(body, year, body="certification")
    filed = Filed(f"{body}{year}.txt", f"{body}{year}", identity, 1, 10, 1, 1)
    raw = raw or f"{value}{unit}"
    source = Citation(0, 0, len(raw), raw, 1)
    quantity = Quantity(raw, Decimal(value), unit, more.pop("qualifier", "exact"))
    return Disclosure(
        filed, Figure("有效证书", quantity, kind, Period(period or str(year)), source, indicator=indicator, **more)
    )


def audited(*disclosures):
    return [
        (result.rule, getattr(result, "severity", "passed"), result.arithmetic)
        for result, _ in audit_years(disclosures, load_taxonomy())
    ]


def test_a_cumulative_number_that_falls():
    found = audited(
        told(2020, 9000, kind="cumulative", raw="9000余张", qualifier="more_than"), told(2021, 8900, kind="cumulative")
    )
    assert found == [("累计回落", "suspicion", "2020 年 9000余张 > 2021 年 8900张")]
    assert audited(told(2020, 9000, kind="cumulative"), told(2021, 9001, kind="cumulative")) == []
    nearly = told(2020, 9000, kind="cumulative", qualifier="nearly")
    assert audited(nearly, told(2021, 8990, kind="cumulative")) == []


def test_a_value_told_again_in_a_later_report():
    assert audited(told(2020, 500), told(2021, 520), told(2021, 500, period="2020-12-31"))[0][:2] == (
        "前后重述",
        "passed",
    )
    assert audited(told(2020, 512), told(2021, 520), told(2021, 480, period="2020"))[0][:2] == ("前后重述", "note")
    assert audited(told(2020, 10146), told(2021, 10400), told(2021, 10246, period="2020"))[0][:2] == (
        "前后重述",
        "suspicion",
    )


def test_a_unit_that_slipped():
    years = [told(2019, 10_000_000, unit="元"), told(2020, 10_500, unit="元"), told(2021, 11_000_000, unit="元")]
    (found,) = [one for one in audited(*years) if one[0] == "数量级"]
    assert found == ("数量级", "suspicion", "2019 年 10000000元，2020 年 10500元，相差约 1000 倍")


def test_ten_times_as_many_of_a_few_is_no_slip():
    assert [one for one in audited(told(2020, 2), told(2021, 20)) if one[0] == "数量级"] == []


def test_a_jump_is_noted_and_a_slip_is_not_told_twice():
    assert audited(told(2020, 100), told(2021, 260)) == [
        ("年际变动", "note", "2020 年 100张 → 2021 年 260张（+160.0%）")
    ]
    assert audited(told(2020, 100), told(2021, 140)) == []
    assert audited(told(2019, 100), told(2021, 260)) == []


def test_members_in_and_out_give_next_years_members():
    def members(came):
        return (
            told(2020, 300, indicator="member_orgs", unit="家"),
            told(2021, 310, indicator="member_orgs", unit="家"),
            told(2021, came, indicator="member_new", kind="flow", unit="家"),
            told(2021, 5, indicator="member_terminated", kind="flow", unit="家"),
        )

    assert audited(*members(15)) == [("期初期末", "passed", "300 + 15 − 5 = 310")]
    assert audited(*members(25)) == [("期初期末", "note", "300 + 25 − 5 = 320 ≠ 310")]


def test_a_body_a_thousand_times_its_peers():
    peers = [told(2021, 100 + n, body=f"机构{n}") for n in range(5)]
    found = audited(*peers, told(2021, 900_000, body="云梦认证"))
    assert [(rule, severity) for rule, severity, _ in found] == [("同行", "suspicion")]
    assert audited(*peers[:3], told(2021, 900_000, body="云梦认证")) == []


@pytest.mark.parametrize(
    "more", [{"scope": "industry"}, {"basis": "inferred"}, {"dimensions": (("认证领域", "QMS"),)}, {"kind": "target"}]
)
def test_only_like_is_held_against_like(more):
    assert audited(told(2020, 100), told(2021, 900, **more)) == []


@pytest.mark.parametrize("value", [90_000, 100_000])
def test_a_body_is_held_against_the_middle_of_all_others(value):
    peers = [told(2020, 80 + 10 * number, body=f"第{number}认证") for number in range(4)]  # their median is 95
    found = [one for one in audited(*peers, told(2020, value)) if one[0] == "同行"]
    assert found == ([("同行", "suspicion", "100000张，同行中位数 95")] if value > 95_000 else [])


def report(year, text):
    identity = Identity("云梦认证有限公司", year, self_references=("公司",), body="certification")
    passages = (Passage(0, text, 1, ("一、概况",)),)
    figures = match_indicators(find_figures(identity, passages, ()), identity, load_taxonomy())
    return Report(f"{year}.txt", str(year) * 16, identity, 1, len(text), (), passages, (), figures)


def test_a_library_is_audited_within_and_across_its_reports():
    with Library.open(":memory:") as library:
        library.add(report(2020, "累计颁发证书9000张。公司共捐赠物资200件，其中口罩300件。"))
        library.add(report(2021, "累计颁发证书8500张。累计处理违规人员6人，其中甲类3人，乙类3人。"))
        audit = check_library(library)
        assert [(one.finding.rule, one.report.file) for one in audit.findings] == [
            ("部分与整体", "2020.txt"),
            ("累计回落", "2021.txt"),
        ]
        across = audit.findings[1]
        assert [one.report.file for one in across.disclosures] == ["2021.txt", "2020.txt"]
        assert tuple(one.figure for one in across.disclosures) == across.finding.figures
        assert "分项之和" in {one.passed.rule for one in audit.passed}
        told_of = []
        only = audit_library(library, Where(years=(2021,)), on_progress=lambda *so_far: told_of.append(so_far))
        assert told_of == [(1, 1)]
        assert [one.finding.rule for one in only] == []
