"""Many files at once, good and bad, each in a process of its own."""

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.batch import Limits, Outcome, _Worker, find_files, read_all
from ingest.worker import Task

REPORT = """蓬莱岛认证中心

2021年社会责任报告

一、概况

蓬莱岛认证中心（以下简称“本中心”）依法开展质量、环境管理体系认证，重视员工培训、客户沟通、安全与公益，持续改进服务。

二、履责

截至2021年底，本中心有效证书共计1204张，全年培训员工56人次，捐款3万元，节能减排工作有序推进。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "深处").mkdir()
    (tmp_path / "深处" / "乙.txt").write_bytes(REPORT.replace("2021", "2020").encode("gb18030"))
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 and then nothing of use")
    (tmp_path / "随机").write_bytes(bytes(range(256)) * 20)
    (tmp_path / ".DS_Store").write_bytes(b"junk")
    (tmp_path / "~$甲.docx").write_bytes(b"lock")
    return tmp_path


def statuses(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.file: outcome.status for outcome in outcomes}


def test_folders_are_searched_to_the_bottom_and_junk_is_left_out(folder: Path) -> None:
    assert sorted(path.name for path in find_files([folder])) == sorted(
        ["甲.txt", "乙.txt", "空.txt", "坏.pdf", "随机"]
    )


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert find_files([folder / "甲.txt", folder / "甲.txt"]) == (folder / "甲.txt",)


def test_bad_files_cost_themselves_only_and_say_what_to_do(folder: Path) -> None:
    outcomes = list(read_all([folder, folder / "没有.pdf"], jobs=2))
    assert statuses(outcomes) == {
        **dict.fromkeys(("甲.txt", "乙.txt"), "read"),
        **dict.fromkeys(("空.txt", "坏.pdf", "随机", "没有.pdf"), "unreadable"),
    }
    reasons = {outcome.file: outcome.reason for outcome in outcomes}
    assert "空" in reasons["空.txt"]
    assert "损坏" in reasons["坏.pdf"]
    assert "没有这个文件" in reasons["没有.pdf"]
    assert all("请" in reason for file, reason in reasons.items() if not file.endswith("甲.txt") and file != "乙.txt")


def test_many_processes_read_the_same_as_one(folder: Path) -> None:
    def reports(jobs: int) -> dict[str, object]:
        return {o.file: o.report for o in read_all([folder], jobs=jobs)}

    assert reports(1) == reports(2)


def test_files_in_an_archive_are_read_under_the_archives_path(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "年报.zip", "w") as archive:
        archive.writestr("2021/甲.txt", REPORT)
        archive.writestr("@@.txt", REPORT)
        archive.writestr("__MACOSX/._甲.txt", b"fork")
    old_windows = (tmp_path / "年报.zip").read_bytes().replace(b"@@.txt", "乙".encode("gb18030") + b".txt")
    (tmp_path / "年报.zip").write_bytes(old_windows)
    assert [p.relative_to(tmp_path).as_posix() for p in find_files([tmp_path])] == [
        "年报.zip/2021/甲.txt",
        "年报.zip/乙.txt",
    ]
    assert statuses(list(read_all([tmp_path], jobs=1))) == {"甲.txt": "read", "乙.txt": "read"}


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(REPORT, encoding="utf-8")
    outcome = next(read_all([tmp_path / "甲.txt"], jobs=1, limits=Limits(seconds=0.001)))
    assert outcome.status == "unreadable"
    assert "放弃" in outcome.reason


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "大.txt").write_text(REPORT * 20000, encoding="utf-8")
    outcome = next(read_all([tmp_path / "大.txt"], jobs=1, limits=Limits(memory=96 << 20)))
    assert outcome.status == "unreadable"


def test_a_worker_that_dies_costs_the_file_in_hand_and_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_text(REPORT, encoding="utf-8")
    task = Task(path, None, keep_non_reports=False, pages=10, memory=3 << 30)
    worker = _Worker()
    try:
        worker.give(task)
        os.kill(worker.process.pid or 0, signal.SIGKILL)
        assert worker.take().status == "unreadable"
        worker.give(task)
        assert worker.take().status == "read"
    finally:
        worker.stop()


def test_giving_up_early_leaves_no_process_behind(folder: Path) -> None:
    outcomes = read_all([folder], jobs=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert multiprocessing.active_children() == []


def test_the_largest_file_is_begun_first(tmp_path: Path) -> None:
    for name, times in (("甲.txt", 1), ("乙.txt", 3), ("丙.txt", 2)):
        (tmp_path / name).write_text(REPORT * times, encoding="utf-8")
    assert [outcome.file for outcome in read_all([tmp_path], jobs=1)] == ["乙.txt", "丙.txt", "甲.txt"]


def test_workers_run_neither_the_program_that_starts_them_nor_modules_beside_the_reports(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "numpy.py").write_text("print('begun')\nraise ImportError")
    (tmp_path / "ingest.py").write_text("print('begun')\nraise ImportError")
    (tmp_path / "elsewhere").mkdir()
    program = tmp_path / "elsewhere" / "program.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\nfrom ingest.batch import read_all\n"
        "print('begun')\nprint([outcome.status for outcome in read_all([Path(sys.argv[1])], jobs=2)])\n"
    )
    command = [sys.executable, str(program), str(tmp_path / "甲.txt")]
    printed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["begun", "['read']"]
