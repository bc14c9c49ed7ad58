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
    from sqlite_utils import Database  # slow to import, and only needed here and for writing

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


MIGRATIONS: tuple[Callable[["Database"], None], ...] = (_001_reports,)
"""In order; a step that was ever released is never changed."""
