"""One library of the demonstration reports for all tests that ask or audit them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from ingest.reading import read_report

REPORTS = Path(__file__).parents[2] / "corpus" / "reports"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Read without text recognition: the scanned page stays unread."""
    with Library.open(tmp_path_factory.mktemp("demonstration") / "library.db") as library:
        for path in sorted(REPORTS.iterdir()):
            library.add(read_report(path))
        yield library
