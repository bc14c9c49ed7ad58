"""Whether a library's file is whole: SQLite's own check, the checksums of the index, and that all parts fit."""

import sqlite3

from index.search.segments import damaged_segments
from ingest.said import Said


def check_library(connection: sqlite3.Connection) -> tuple[Said, ...]:
    """What is wrong; nothing if all is well."""
    return (*_database(connection), *_index(connection), *_counts(connection))


def _database(connection: sqlite3.Connection) -> list[Said]:
    rows = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    return [] if rows == ["ok"] else [Said("数据库文件损坏：{what}", what=row) for row in rows]


def _index(connection: sqlite3.Connection) -> list[Said]:
    damaged = damaged_segments(connection)
    return [Said("检索索引第 {number} 段的校验和不符，请重建索引", number=number) for number in damaged]


def _counts(connection: sqlite3.Connection) -> list[Said]:
    """Each report has as many passages and figures as it says, and the index as many as the reports."""
    problems = []
    for table, noun in (("passages", Said("段落")), ("figures", Said("数据"))):
        rows = connection.execute(
            f"SELECT file, {table}, (SELECT count(*) FROM {table} WHERE report = reports.id) AS held"  # noqa: S608
            f" FROM reports WHERE held <> {table}"
        )
        problems += [
            Said("{file} 应有 {expected} 个{noun}，实有 {held} 个", file=file, expected=expected, noun=noun, held=held)
            for file, expected, held in rows
        ]
        stored, indexed = connection.execute(
            f"SELECT (SELECT coalesce(sum({table}), 0) FROM reports),"  # noqa: S608
            " (SELECT coalesce(sum(documents), 0) FROM segments WHERE collection = ?)",
            (table,),
        ).fetchone()
        if stored != indexed:
            text = "检索索引有 {indexed} 个{noun}，报告共有 {stored} 个，请重建索引"
            problems.append(Said(text, indexed=indexed, noun=noun, stored=stored))
    return problems
