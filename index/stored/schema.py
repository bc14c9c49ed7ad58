"""The tables of a library and the numbered steps that lead to them."""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest schema; a file that is there already costs one pragma."""
    version = schema_version(connection)
    if version >= len(MIGRATIONS):
        return
    from sqlite_utils import Database  # slow to import, and only needed here

    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[schema_version(connection) :]:
            step(Database(connection))
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def schema_version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _001_reports(database: "Database") -> None:
    """Reports with their text and figures; what is looked up has a column, the rest stands in JSON."""
    database.table("reports").create(
        {
            "id": int, "sha256": str, "file": str, "organisation": str, "year": int, "language": str, "body": str,
            "title": str, "published": str, "pages": int, "characters": int, "passages": int, "figures": int,
            "first_passage": int, "reader": str, "taxonomy": str, "superseded_by": str,
            "identity": str, "sections": str, "warnings": str, "unread": str,
        },
        pk="id", not_null={"sha256", "file", "language", "identity"}, strict=True,
    )  # fmt: skip
    database.table("passages").create(
        {"id": int, "report": int, "position": int, "page": int, "section": str, "text": str, "rest": str},
        pk="id", foreign_keys=[("report", "reports", "id")], strict=True,
    )  # fmt: skip
    database.table("tables").create(
        {"report": int, "position": int, "body": str},
        pk=("report", "position"), foreign_keys=[("report", "reports", "id")], strict=True,
    )  # fmt: skip
    database.table("figures").create(
        {
            "id": int, "report": int, "position": int, "indicator": str, "subject": str, "raw": str, "value": str,
            "unit": str, "kind": str, "period": str, "scope": str, "page": int, "section": str, "quote": str,
            "body": str,
        },
        pk="id", foreign_keys=[("report", "reports", "id")], strict=True,
    )  # fmt: skip
    database.table("reports").create_index(["sha256"], unique=True)
    database.table("reports").create_index(["organisation", "year"])
    database.table("reports").create_index(["file"])
    database.table("passages").create_index(["report", "position"], unique=True)
    database.table("figures").create_index(["report", "indicator", "position"])
    database.table("figures").create_index(["indicator", "report"])


def _002_search(database: "Database") -> None:
    """The search index: terms, segments and their postings; figures get numbers of their own to be searched by."""
    database.table("terms").create({"id": int, "term": str}, pk="id", not_null={"term"}, strict=True)
    database.table("terms").create_index(["term"], unique=True)
    database.table("segments").create(
        {"number": int, "collection": str, "first": int, "span": int, "documents": int, "checksum": int},
        pk="number", strict=True,
    )  # fmt: skip
    database.table("postings").create({"key": int, "count": int, "heaviest": int, "blob": bytes}, pk="key", strict=True)
    database.table("headings").create(
        {"report": int, "position": int, "section": str, "first": int, "last": int},
        pk=("report", "position"), foreign_keys=[("report", "reports", "id")], strict=True,
    )  # fmt: skip
    database.table("settings").create({"name": str, "value": str}, pk="name", strict=True)
    database.table("reports").add_column("first_figure", int)


def _003_amendments(database: "Database") -> None:
    """What people say about figures and reports, kept by bytes and words so that it outlives a new reading."""
    figures = database.table("figures")
    figures.add_column("occurrence", int, not_null_default=0)
    figures.add_column("amended", str)
    figures.add_column("review", str)
    figures.add_column("rejected", int, not_null_default=0)
    database.execute("CREATE INDEX idx_figures_rejected ON figures (rejected) WHERE rejected")
    database.table("reports").add_column("amended_identity", str)
    database.table("figure_reviews").create(
        {
            "sha256": str, "page": int, "raw": str, "quote": str, "occurrence": int, "verdict": str, "changes": str,
            "reason": str, "author": str, "time": str,
        },
        not_null={"sha256", "raw", "quote", "occurrence", "verdict"}, strict=True,
    )  # fmt: skip
    database.table("figure_reviews").create_index(["sha256"])
    database.table("identity_changes").create(
        {"sha256": str, "field": str, "value": str, "reason": str, "author": str, "time": str},
        pk=("sha256", "field"), strict=True,
    )  # fmt: skip
    database.table("explanations").create(
        {"finding": str, "reason": str, "author": str, "time": str}, pk="finding", strict=True
    )


def _004_app(database: "Database") -> None:
    """Conversations and whatever else the app keeps between two days."""
    database.table("turns").create(
        {"id": int, "conversation": str, "time": str, "question": str, "answer": str}, pk="id", strict=True
    )
    database.table("turns").create_index(["conversation"])


def _005_sounds(database: "Database") -> None:
    """How the words of the library sound, so that a word typed by sound is found."""
    database.table("terms").add_column("sound", str)
    database.table("terms").create_index(["sound"])


def _006_latin_names(database: "Database") -> None:
    """The name in a report's own address."""
    database.table("reports").add_column("latin_name", str, not_null_default="")


def _007_tenth_weights(database: "Database") -> None:
    """What the ten best documents with a term get from it at least, so that a search knows early what is too little."""
    database.table("postings").add_column("tenth", int, not_null_default=0)


def _008_scope(database: "Database") -> None:
    """All that decides whether a search may look into a report, beside its numbers: filters read nothing else."""
    database.table("reports").create_index(
        [
            "first_passage", "passages", "first_figure", "figures", "organisation", "year", "file", "language",
            "body", "superseded_by",
        ],
        "reports_scope",
    )  # fmt: skip
    database.execute("CREATE INDEX reports_superseded ON reports (superseded_by) WHERE superseded_by IS NOT NULL")


def _009_originals(database: "Database") -> None:
    """Where the file of a report was when it was last added, so that its pages can be looked at again."""
    database.table("reports").add_column("original", str, not_null_default="")


MIGRATIONS: tuple[Callable[["Database"], None], ...] = (
    _001_reports,
    _002_search,
    _003_amendments,
    _004_app,
    _005_sounds,
    _006_latin_names,
    _007_tenth_weights,
    _008_scope,
    _009_originals,
)
"""In order; a step that was ever released is never changed."""
