"""A small library of a fictional body, and the command line to use it with."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from index.library import Library
from ingest.document import Passage, Section
from ingest.figure import Citation, Figure, Period, Quantity
from ingest.report import Identity, Report
from tui.main import zewen
from tui.words import use_language

BODY = "云台认证中心有限公司"
SENTENCE = "截至2020年底，中心有效证书共1234张，其中环境管理体系证书约200张。"
TABLE = "项目\t2020年\n培训\t32 次"


def figure(raw: str, value: str, unit: str, subject: str, **more: Any) -> Figure:
    """A figure of the report below."""
    passage, quote = (1, TABLE) if raw in TABLE else (0, SENTENCE)
    start = quote.index(raw)
    quantity = Quantity(raw, Decimal(value), unit, more.pop("qualifier", "exact"))
    section = ("一、认证业务",)
    source = Citation(passage, start, start + len(raw), quote, 3, section)
    return Figure(subject, quantity, "stock", Period("2020-12-31"), source, **more)


def report(sha256: str = "a" * 64, *, year: int = 2020, file: str = "云台2020.pdf", **more: Any) -> Report:
    """One report with three figures, the last one in a table."""
    passages = (
        Passage(0, SENTENCE, 3, ("一、认证业务",)),
        Passage(1, TABLE, 3, ("一、认证业务",), table=None),
    )
    figures = (
        figure("1234张", "1234", "张", "有效证书"),
        figure("约200张", "200", "张", "环境管理体系证书", qualifier="approx", doubts=("看上去不像",)),
        figure("32 次", "32", "次", "培训", in_table=True),
    )
    identity = Identity(BODY, year, short_names=("云台",), title=f"{BODY}{year}年社会责任报告")
    return Report(
        file,
        sha256,
        identity,
        12,
        4321,
        (Section(1, "一、", "认证业务", 3),),
        passages,
        (),
        figures,
        reader="1",
        **more,
    )


@pytest.fixture(autouse=True)
def chinese(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "zh")
    monkeypatch.setenv("COLUMNS", "120")
    use_language("zh")


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.add(report())
    return path


@pytest.fixture
def run(library_path: Path) -> Callable[..., Result]:
    """Run a command on the library."""

    def run_on_library(*arguments: str | Path, **options: Any) -> Result:
        return CliRunner().invoke(zewen, ["--library", str(library_path), *map(str, arguments)], **options)

    return run_on_library


@pytest.fixture
def rows(run: Callable[..., Result]) -> Callable[..., list[dict[str, Any]]]:
    """The rows that a command prints for programs."""

    def rows_of(*arguments: str | Path) -> list[dict[str, Any]]:
        result = run(*arguments, "--format", "jsonl")
        assert result.exit_code == 0, result.stderr or result.exception
        return [json.loads(line, parse_float=Decimal) for line in result.stdout.splitlines()]

    return rows_of
