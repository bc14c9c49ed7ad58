"""`zewen add`: every file has an outcome, and a bad one costs only itself."""

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tui.rows import OUTCOME_FIELDS

GOOD = """云台认证中心有限公司
2020年社会责任报告

一、公司概况
云台认证中心有限公司（以下简称“云台”）成立于2001年，注册资本500万元。
二、社会责任实践
截至2020年底，中心有效证书共1234张。2020年组织培训32次，参加人员1200人次。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """One good report and five files that are none, one of them in a folder below."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "好.txt").write_text(GOOD, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "乱.pdf").write_bytes(bytes(range(256)) * 40)
    (folder / "下层").mkdir()
    (folder / "下层" / "断.pdf").write_bytes(one_page_pdf("/F1 12 Tf (x) Tj")[:200])
    (folder / "下层" / "无字.pdf").write_bytes(one_page_pdf(""))
    return folder


def one_page_pdf(content: str) -> bytes:
    """The smallest PDF with that on its page."""
    stream = f"BT {content} ET".encode()
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj\n",
            b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(stream), stream),
            b"trailer<</Root 1 0 R/Size 5>>\n%%EOF\n",
        )
    )


def test_every_bad_file_has_one_clear_line_and_the_good_one_is_kept(run, folder):
    result = run("add", folder, folder / "没有.txt", "--format", "jsonl")
    assert result.exit_code == 1
    complaints = [line for line in result.stderr.splitlines() if line.startswith("✗")]
    for bad in ("空.txt", "乱.pdf", "断.pdf", "无字.pdf", "没有.txt"):
        assert sum(bad in complaint for complaint in complaints) == 1, bad
    assert len(complaints) == 5
    assert "好.txt" in run("reports").stdout


def test_a_row_a_file_has_the_fields_that_scripts_rely_on(rows, folder):
    (row,) = rows("add", folder / "好.txt")
    assert tuple(row) == OUTCOME_FIELDS
    assert row | {"file": "好.txt", "status": "added", "organisation": "云台认证中心有限公司", "year": 2020} == row


def test_the_same_file_again_changes_nothing(rows, folder):
    assert [rows("add", folder / "好.txt")[0]["status"] for _ in range(2)] == ["added", "unchanged"]


def test_the_same_bytes_under_another_name_are_a_duplicate(rows, folder, tmp_path):
    (tmp_path / "又.txt").write_bytes((folder / "好.txt").read_bytes())
    rows("add", folder / "好.txt")
    assert [row["status"] for row in rows("add", tmp_path / "又.txt")] == ["duplicate"]


def test_people_see_what_was_found_in_each_file(run, folder):
    shown = run("add", folder / "好.txt").stdout
    assert "✓ 已加入  云台认证中心有限公司 2020 年" in shown
    assert shown.splitlines()[-1] == "已加入 1"


def test_no_file_at_all_is_wrong_usage(run):
    assert run("add").exit_code == 2


def test_an_interruption_is_quiet_and_keeps_what_was_done(folder, tmp_path):
    slow = tmp_path / "慢"
    slow.mkdir()
    for number in range(400):
        (slow / f"{number:03}.txt").write_text(GOOD.replace("1234", str(number)), encoding="utf-8")
    command = [sys.executable, "-m", "tui.main", "--library", str(tmp_path / "l.db"), "add", str(slow), "--jobs", "1"]
    # A shell that starts a test run in the background lets it ignore the signal; here it must not be ignored.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, preexec_fn=heed, **pipes) as running:
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _out, err = running.communicate(timeout=30)
    assert running.returncode == 1
    assert "Traceback" not in err
    listed = subprocess.run([*command[:-4], "reports", "--format", "jsonl"], capture_output=True, text=True, check=True)
    assert listed.stdout.count('"sha256"') >= 1
