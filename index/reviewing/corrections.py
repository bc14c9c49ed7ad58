"""Facts of a report that somebody put right, laid over those that were read."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from index.errors import LibraryError
from index.stored.codec import from_json, to_json
from index.stored.reports import report_number
from index.stored.versions import settle_versions, siblings
from ingest.report import BodyKind, Identity, Language
from ingest.said import Listed, Said

IDENTITY_FIELDS = (
    "organisation",
    "year",
    "short_names",
    "title",
    "published",
    "period_start",
    "period_end",
    "language",
    "body",
    "region",
)
"""What of a report's identity can be corrected."""


def apply_identity(connection: sqlite3.Connection, sha256: str) -> None:
    """Bring the report's row in line with the facts that were put right."""
    number = report_number(connection, sha256)
    if number is None:
        return
    former = siblings(connection, number)
    stored = connection.execute("SELECT identity FROM reports WHERE id = ?", (number,)).fetchone()[0]
    rows = connection.execute("SELECT field, value FROM identity_changes WHERE sha256 = ?", (sha256,)).fetchall()
    identity = amended_identity(from_json(Identity, stored), {field: json.loads(value) for field, value in rows})
    connection.execute(
        "UPDATE reports SET amended_identity = ?, organisation = ?, year = ?, language = ?, body = ?, title = ?,"
        " published = ? WHERE id = ?",
        (
            to_json(identity) if rows else None, identity.organisation, identity.year, identity.language,
            identity.body, identity.title, identity.published, number,
        ),
    )  # fmt: skip
    for other in (*former, number):
        settle_versions(connection, other)


def amended_identity(identity: Identity, changes: Mapping[str, Any]) -> Identity:
    """The identity with the fields that somebody put right; where they were read says so."""
    if not changes:
        return identity
    read_from = tuple((field, "人工更正") for field in sorted(changes))
    kept = tuple(pair for pair in identity.read_from if pair[0] not in changes)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()
    }
    return replace(identity, **values, read_from=tuple(sorted((*kept, *read_from))))


def check_identity_field(field: str, value: object) -> None:
    """Raises LibraryError where a report has no such fact, or the fact cannot be that."""
    if field not in IDENTITY_FIELDS:
        raise LibraryError(
            Said("报告没有“{field}”这一项，可以更正的有：{known}。", field=field, known=Listed(IDENTITY_FIELDS))
        )
    closed = {"language": get_args(Language), "body": get_args(BodyKind)}
    if field in closed and value is not None and value not in closed[field]:
        raise LibraryError(
            Said("“{field}”不能是 {value}，只能是：{known}。", field=field, value=value, known=Listed(closed[field]))
        )
    if field == "year" and not (value is None or (isinstance(value, int) and 1900 <= value <= 2100)):
        raise LibraryError(Said("年度应是四位数字，而不是 {value}。", value=value))
