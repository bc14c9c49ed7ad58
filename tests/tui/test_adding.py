"""Files come into the library with the place where they were."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.library import Library
from tui.adding import Reading, add_files

TEXT = """松涛认证有限公司
2020年度社会责任报告

一、公司概况
截至2020年底，公司有效证书共计 1,265 张，全年组织培训 14 次。公司坚持公正，接受社会监督，承担社会责任，
保护环境，关爱员工。
"""


def test_adding_a_moved_file_again_remembers_its_new_place(tmp_path):
    first, second = tmp_path / "甲" / "报告.txt", tmp_path / "乙" / "报告.txt"
    with Library.open(tmp_path / "library.db") as library:
        assert _added(library, first) == ("added", str(first))
        assert _added(library, second) == ("unchanged", str(second))


def _added(library: Library, file: Path) -> tuple[str, str]:
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    (one,) = add_files(library, [file])
    assert one.report is not None
    return one.status, library.original(one.report.sha256)


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_two_undated_versions_the_one_named_last_answers_whichever_was_done_first(tmp_path, jobs):
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(TEXT + "\n二、培训\n" + "全年另外组织培训，参加的员工很多。\n" * 30, "utf-8")
    second.write_text(TEXT, "utf-8")
    with Library.open(tmp_path / "library.db") as library:
        assert {one.status for one in add_files(library, [first, second], Reading(jobs=jobs))} <= {"added", "replaced"}
        assert [filed.file for filed in library.filed()] == ["2.txt"]


def test_the_process_that_stores_reports_does_not_load_what_reads_them():
    program = "import sys, tui.adding; print([name for name in sys.modules if name.startswith('ingest.figures.find')])"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
