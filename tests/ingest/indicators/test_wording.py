import json
from pathlib import Path

import pytest

from ingest.document import Passage
from ingest.figures.find import find_figures
from ingest.indicators.matching import match_indicators
from ingest.indicators.taxonomy import load_taxonomy
from ingest.indicators.wording import worded, wording
from ingest.report import Identity

CASES = [json.loads(line) for line in (Path(__file__).parent / "wording_cases.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_usual_sentences_of_reports_have_their_indicators(case):
    identity = Identity(
        "云梦检验认证有限公司", case["year"], self_references=("公司", "中心", "我公司"), body=case["body"]
    )
    found = find_figures(identity, [Passage(0, case["text"], 1, ("一、概况",))], [])
    indicators = {}
    for figure in match_indicators(found, identity, load_taxonomy()):
        indicators.setdefault(figure.quantity.raw, set()).add(figure.indicator)
    assert {raw: wanted in indicators.get(raw, ()) for raw, wanted in case["finds"].items()} == dict.fromkeys(
        case["finds"], True
    )


def test_one_wording_for_width_case_script_and_space():
    assert worded("有效 證書（ＱＭＳ）") == "有效证书(qms)"
    assert worded("稅後淨利") == "税后净利"


def test_the_way_back_to_what_is_printed():
    folded = wording("有效 證書")
    assert folded.text == "有效证书"
    assert folded.original(2, 4) == (3, 5)
