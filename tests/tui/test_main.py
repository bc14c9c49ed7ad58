"""The command itself: help, exit codes, what it loads."""

import os
import socket
import subprocess
import sys

import pytest

HEAVY = ("textual", "sklearn", "pdfplumber", "numpy", "sqlite_utils", "jieba", "xlsxwriter", "openpyxl")


def loaded_after(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after running the code."""
    script = f"{code}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    environment = os.environ | {"LANGUAGE": "zh"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split()) if done.stdout.strip() else set()


RUN = "from tui.main import zewen\ntry:\n    zewen({arguments!r})\nexcept SystemExit:\n    pass"


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["figures", "--help"], ["add", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    assert loaded_after(RUN.format(arguments=arguments)) == set()


def test_answers_load_no_textual_and_no_pdf_reader(library_path):
    arguments = ["--library", str(library_path), "ask", "有效证书有多少张？"]
    assert not loaded_after(RUN.format(arguments=arguments)) & {"textual", "pdfplumber", "sklearn", "xlsxwriter"}


def test_rows_load_no_textual(library_path):
    arguments = ["--library", str(library_path), "figures"]
    assert not loaded_after(RUN.format(arguments=arguments)) & {"textual", "pdfplumber", "sklearn", "xlsxwriter"}


def test_the_library_may_stand_after_the_command_too(run, library_path, tmp_path):
    assert (
        run("reports", "--format", "csv").stdout == run("reports", "--format", "csv", "--library", library_path).stdout
    )
    other = run("reports", "--library", tmp_path / "other.db")
    assert other.exit_code == 1
    assert "other.db 尚不存在" in other.stderr


def test_the_environment_names_the_library(run, library_path, monkeypatch):
    from click.testing import CliRunner

    from tui.main import zewen

    monkeypatch.setenv("ZEWEN_LIBRARY", str(library_path))
    assert "云台认证中心有限公司" in CliRunner().invoke(zewen, ["reports"]).stdout


@pytest.mark.parametrize(
    "arguments", [["no-such-command"], ["ask", "--no-such-option"], ["search"], ["figures", "--year", "x"]]
)
def test_wrong_usage_is_exit_code_2_and_nothing_on_stdout(run, arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_error_that_nobody_foresaw_is_one_line_and_exit_code_1(run, monkeypatch):
    def fall(*_, **__):
        raise KeyError("x")

    monkeypatch.setattr("index.library.Library.filed", fall)
    result = run("reports")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("程序出错（KeyError：'x'，test_main.py 第")
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_no_library_is_one_line_and_exit_code_1(tmp_path, run):
    (tmp_path / "假.db").write_bytes(b"no library at all" * 100)
    result = run("reports", "--library", tmp_path / "假.db")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_a_pipe_that_closes_early_is_quiet(library_path):
    command = f"{sys.executable} -m tui.main --library '{library_path}' figures --format jsonl | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_rows_are_utf8_whatever_the_locale(library_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    command = [sys.executable, "-m", "tui.main", "--library", str(library_path), "reports", "--format", "jsonl"]
    latin = environment | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=True, env=latin)
    assert "云台认证中心有限公司" in done.stdout.decode("utf-8")


def test_a_port_that_is_taken_is_one_line_and_exit_code_1(library_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "tui.main", "--library", str(library_path), "serve", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert port in done.stderr


def test_without_a_terminal_and_a_command_there_is_one_line_and_exit_code_1(run):
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("当前不在终端中")
