"""Whatever bytes come, reading ends in a manuscript or in a clear refusal."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzzing import CORPUS, damaged
from ingest.batch import Limits, read_all
from ingest.errors import UnreadableReport
from ingest.readers.formats import Source, read_manuscript
from ingest.readers.manuscript import Manuscript
from ingest.reading import compose

STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><table>",
    b"# \xe4\xb8\x80\n|a|b|\n|---|---|\n",
    b"\xff\xfe",
    b"\xd0\xcf\x11\xe0",
]


def read(data: bytes) -> Manuscript | str:
    """The manuscript, or why there is none."""
    try:
        return read_manuscript(Source("某文件", data))
    except UnreadableReport as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(start: bytes, rest: bytes) -> None:
    outcome = read(start + rest)
    assert isinstance(outcome, Manuscript) or outcome.startswith("某文件：")


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("一二、（）1.\t\n 甲乙丙年度社会责任报告：，。表单位元%|#<td>—\x0c\u3000"),
        max_size=300,
    )
)
def test_any_text_becomes_a_report_whose_passages_stand_in_it(text: str) -> None:
    manuscript = read(text.encode())
    if isinstance(manuscript, str):
        return
    report = compose(manuscript, name="某文件", data=text.encode(), keep_non_reports=True)
    assert [passage.order for passage in report.passages] == list(range(len(report.passages)))
    for table in report.tables:
        assert len({len(row) for row in table.rows}) == 1
        assert report.passages[table.passage].table == table.order


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"])
def test_every_encoding_of_chinese_is_told_by_content(encoding: str) -> None:
    text = "二零二一年社會責任報告\n本公司全年捐款一百二十萬元，員工人數共三千人，並持續改善環境。\n" * 3
    manuscript = read(text.encode(encoding))
    assert isinstance(manuscript, Manuscript)
    assert "本公司全年捐款一百二十萬元" in "".join(getattr(block, "text", "") for block in manuscript.blocks)


def test_damaged_copies_of_good_reports_cost_themselves_only(tmp_path: Path) -> None:
    chance = random.Random(7)
    sources = sorted(path for path in CORPUS.iterdir() if path.is_file())
    paths = []
    for number in range(24):
        source, other = chance.choice(sources), chance.choice(sources)
        paths.append(tmp_path / f"{number}{source.suffix}")
        paths[-1].write_bytes(damaged(source.read_bytes(), other.read_bytes(), chance))
    outcomes = list(read_all(paths, limits=Limits(seconds=60), pictures=False))
    assert {outcome.path for outcome in outcomes} == set(paths)
    assert all((outcome.report is not None) == (outcome.status == "read") for outcome in outcomes)
    assert all("崩溃" not in outcome.reason and "放弃" not in outcome.reason for outcome in outcomes)
