"""The audit of the demonstration reports against `corpus/contradictions.jsonl`."""

import json
import re
from pathlib import Path

import pytest

from index.audit import LibraryFinding, audit_library
from index.library import Library

CORPUS = Path(__file__).parents[2] / "corpus"
PLANTED = [json.loads(line) for line in (CORPUS / "contradictions.jsonl").read_text(encoding="utf-8").splitlines()]
CLASHES = [planted for planted in PLANTED if planted["severity"] != "note"]


@pytest.fixture(scope="module")
def found(demonstration: Library) -> tuple[LibraryFinding, ...]:
    return audit_library(demonstration)


def shows(one: LibraryFinding, planted: dict) -> bool:
    """Whether a finding is about the planted clash: at least two of its printed numbers, in its files."""
    printed = {re.sub(r"\s", "", raw) for raw in planted["raws"]}
    raws = {re.sub(r"\s", "", figure.quantity.raw) for figure in one.finding.figures}
    told = sum(any(raw in words for raw in raws) for words in printed)
    return one.report.file in planted["files"] and told >= 2


@pytest.mark.parametrize("planted", CLASHES, ids=lambda planted: planted["id"])
def test_a_planted_clash_is_found(found: tuple[LibraryFinding, ...], planted: dict) -> None:
    shown = [one for one in found if shows(one, planted)]
    assert {one.finding.severity for one in shown} & {"contradiction", "suspicion"}, planted["arithmetic"]


def test_nothing_else_is_called_a_contradiction(found: tuple[LibraryFinding, ...]) -> None:
    called = [one for one in found if one.finding.severity == "contradiction"]
    wrong = [one.finding.arithmetic for one in called if not any(shows(one, planted) for planted in CLASHES)]
    assert called
    assert not wrong


def test_parts_that_may_not_be_all_are_no_contradiction(found: tuple[LibraryFinding, ...]) -> None:
    planted = next(planted for planted in PLANTED if planted["severity"] == "note")
    assert not [one for one in found if shows(one, planted) and one.finding.severity != "note"]
