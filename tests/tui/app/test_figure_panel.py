"""What the panel under a report says of a figure."""

from dataclasses import replace

import pytest

from index.filed import Disclosure, Review
from index.library import Library
from ingest.said import Said
from tests.tui.conftest import report
from tui.app.figure_panel import explained
from tui.words import use_language


@pytest.fixture
def doubted(tmp_path):
    with Library.open(tmp_path / "库.db") as library:
        library.add(report())
        filed = library.filed()[0]
    made = replace(report().figures[0], indicator="certs_valid", doubts=(Said("不完整"), Said("不适用")))
    yield Disclosure(filed, made, Review("corrected", "手误", "甲", "2021-01-01T08:00:00"))
    use_language("zh")


def test_a_figure_is_explained_in_the_language_in_use(doubted):
    chinese, _marks = explained(doubted, "1/3")
    assert "；" in chinese
    assert "（甲）" in chinese
    use_language("en")
    english, _marks = explained(doubted, "1/3")
    assert not set("：；（）") & set(english)
    assert "(甲)" in english
