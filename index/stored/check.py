"""Whether a library's file is whole: SQLite's own check, the checksums of the index, and that all parts fit."""

import sqlite3

from index.search.segments import damaged_segments


def check_library(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong, in Chinese; nothing if all is well."""
    return (*_database(connection), *_index(connection), *_counts(connection))


def _database(connection: sqlite3.Connection) -> list[str]:
    rows = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    return [] if rows == ["ok"] else [f"数据库文件损坏：{row}" for row in rows]


def _index(connection: sqlite3.Connection) -> list[str]:
    return [f"检索索引第 {number} 段的校验和不符，请重建索引" for number in damaged_segments(connection)]


def _counts(connection: sqlite3.Connection) -> list[str]:
    """Each report has as many passages and figures as it says, and the index as many as the reports."""
    problems = []
    for table, noun in (("passages", "段落"), ("figures", "数据")):
        rows = connection.execute(
            f"SELECT file, {table}, (SELECT count(*) FROM {table} WHERE report = reports.id) AS held"  # noqa: S608
            f" FROM reports WHERE held <> {table}"
        )
        problems += [f"{file} 应有 {expected} 个{noun}，实有 {held} 个" for file, expected, held in rows]
        stored, indexed = connection.execute(
            f"SELECT (SELECT coalesce(sum({table}), 0) FROM reports),"  # noqa: S608
            " (SELECT coalesce(sum(documents), 0) FROM segments WHERE collection = ?)",
            (table,),
        ).fetchone()
        if stored != indexed:
            problems.append(f"检索索引有 {indexed} 个{noun}，报告共有 {stored} 个，请重建索引")
    return problems
