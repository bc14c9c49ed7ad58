"""A library of reports about bodies that do not exist, read as files are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.reading import read_report

REPORTS = Path(__file__).parent / "reports"


@pytest.fixture(scope="session")
def library(tmp_path_factory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("asking") / "library.db") as made:
        for path in sorted(REPORTS.glob("*.txt")):
            made.add(read_report(path))
        yield made
