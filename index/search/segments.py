"""Segments of the search index: each report adds one, and small neighbours are merged into larger ones.

A segment is written once. Merging eight or more neighbours of about the same size keeps their number small, and the
work of adding in proportion to what is added; removing a report takes its documents out of the one segment they lie in.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.search.postings import TERM_BITS, Posting, checksum, concatenate, flatten, pack_all, pieces_of, without

FAN = 8
"""How many neighbours of about the same size are merged."""

LARGEST = 1 << 18
"""Documents a segment spans at most: merging as many takes seconds, and four of them are a million passages."""

TERMS_AT_ONCE = 1 << 12
TERMS_AT_MOST = 1 << 22

POSTINGS_AT_ONCE = 1 << 21
"""Held in memory by a merge, give or take; the commonest terms come first and alone make as many."""

TERM_MASK = (1 << TERM_BITS) - 1


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of neighbouring documents whose postings lie together."""

    number: int
    collection: str
    """passages or figures."""
    first: int
    """The first document's number."""
    span: int
    """Last document's number less the first's, plus one."""
    documents: int
    """How many are still there."""

    @property
    def pieces(self) -> int:
        """Of its postings."""
        return pieces_of(self.span)

    @property
    def end(self) -> int:
        """The number after the last document's."""
        return self.first + self.span


def list_segments(connection: sqlite3.Connection, collection: str) -> list[Segment]:
    """The segments of a collection by their first documents."""
    rows = connection.execute(
        "SELECT number, collection, first, span, documents FROM segments WHERE collection = ? ORDER BY first, number",
        (collection,),
    )
    return [Segment(*row) for row in rows]


def next_document(connection: sqlite3.Connection, collection: str) -> int:
    """The number of the next document: it only grows."""
    sql = "SELECT max(first + span) FROM segments WHERE collection = ?"
    return int(connection.execute(sql, (collection,)).fetchone()[0] or 0)


def write_segment(
    connection: sqlite3.Connection,
    collection: str,
    *,
    first: int,
    span: int,
    documents: int,
    postings: Iterable[Posting],
) -> Segment:
    """Store a new segment. `postings` come by ascending term."""
    number = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM segments").fetchone()[0])
    total = 0

    def rows() -> Iterator[tuple[int, int, int, int, bytes]]:
        nonlocal total
        for posting in postings:
            total += checksum(posting)
            yield number << TERM_BITS | posting.term, posting.count, posting.heaviest, posting.tenth, posting.blob

    connection.executemany("INSERT INTO postings (key, count, heaviest, tenth, blob) VALUES (?, ?, ?, ?, ?)", rows())
    connection.execute(
        "INSERT INTO segments (number, collection, first, span, documents, checksum) VALUES (?, ?, ?, ?, ?, ?)",
        (number, collection, first, span, documents, total),
    )
    return Segment(number, collection, first, span, documents)


def read_postings(connection: sqlite3.Connection, number: int) -> Iterator[Posting]:
    """All postings of a segment by ascending term."""
    low = number << TERM_BITS
    rows = connection.execute(
        "SELECT key, count, heaviest, tenth, blob FROM postings WHERE key BETWEEN ? AND ? ORDER BY key",
        (low, low | TERM_MASK),
    )
    return (Posting(key & TERM_MASK, *rest) for key, *rest in rows)


def erase_segment(connection: sqlite3.Connection, number: int) -> None:
    """Remove a segment with its postings."""
    low = number << TERM_BITS
    connection.execute("DELETE FROM postings WHERE key BETWEEN ? AND ?", (low, low | TERM_MASK))
    connection.execute("DELETE FROM segments WHERE number = ?", (number,))


def remove_documents(connection: sqlite3.Connection, collection: str, first: int, count: int) -> None:
    """Take a report's documents out of the segments they lie in, mostly one."""
    for segment in list_segments(connection, collection):
        start, end = max(first, segment.first), min(first + count, segment.end)
        if start >= end:
            continue
        if segment.documents == end - start:
            erase_segment(connection, segment.number)
        else:
            _rewrite(connection, segment, start - segment.first, end - start)


def merge_small(connection: sqlite3.Connection, collection: str, *, limit: int = LARGEST) -> bool:
    """Merge the first run of neighbours that is worth it and spans `limit` documents at most; whether there was one."""
    run = find_run(list_segments(connection, collection), limit)
    if run:
        merge(connection, run)
    return bool(run)


def find_run(segments: list[Segment], limit: int) -> list[Segment]:
    """Neighbours to merge: `FAN` or more in which no one holds more than all the others together."""
    for start in range(len(segments)):
        run: list[Segment] = []
        for segment in segments[start:]:
            if segment.end - segments[start].first > min(limit, LARGEST):
                break
            run.append(segment)
        largest = max((segment.documents for segment in run), default=0)
        if len(run) >= FAN and 2 * largest <= sum(segment.documents for segment in run):
            return run
    return []


def merge(connection: sqlite3.Connection, run: list[Segment]) -> Segment:
    """One segment of neighbours."""
    first = run[0].first
    span = max(segment.end for segment in run) - first
    merged = write_segment(
        connection,
        run[0].collection,
        first=first,
        span=span,
        documents=sum(segment.documents for segment in run),
        postings=_merged(connection, run, pieces_of(span)),
    )
    for segment in run:
        erase_segment(connection, segment.number)
    return merged


def damaged_segments(connection: sqlite3.Connection) -> list[int]:
    """Numbers of segments whose postings are not those that were written."""
    stored = connection.execute("SELECT number, checksum FROM segments").fetchall()
    return [
        number
        for number, expected in stored
        if sum(checksum(posting) for posting in read_postings(connection, number)) != expected
    ]


def _merged(connection: sqlite3.Connection, run: list[Segment], pieces: int) -> Iterator[Posting]:
    """The postings of neighbours by ascending term, some terms at a time so that a large merge takes little memory."""
    last = max(_last_term(connection, segment) for segment in run)
    low, width = 0, TERMS_AT_ONCE
    while low <= last:
        parts = []
        for segment in run:
            rows = _rows(connection, segment, low, low + width)
            if rows:
                parts.append(flatten(rows, segment.pieces, segment.first - run[0].first))
        low += width
        size = sum(len(part.terms) for part in parts)
        if parts:
            yield from pack_all(concatenate(parts), pieces)
        width = min(2 * width, TERMS_AT_MOST) if size < POSTINGS_AT_ONCE // 2 else max(1, width // 2)


def _rows(connection: sqlite3.Connection, segment: Segment, low: int, high: int) -> list[tuple[int, bytes]]:
    """(term, blob) of the segment's terms from `low` up to but not `high`."""
    start = segment.number << TERM_BITS
    rows = connection.execute(
        "SELECT key, blob FROM postings WHERE key BETWEEN ? AND ? ORDER BY key",
        (start + low, start + min(high - 1, TERM_MASK)),
    )
    return [(key & TERM_MASK, blob) for key, blob in rows]


def _last_term(connection: sqlite3.Connection, segment: Segment) -> int:
    low = segment.number << TERM_BITS
    sql = "SELECT max(key) FROM postings WHERE key BETWEEN ? AND ?"
    highest = connection.execute(sql, (low, low | TERM_MASK)).fetchone()[0]
    return 0 if highest is None else int(highest) & TERM_MASK


def _rewrite(connection: sqlite3.Connection, segment: Segment, first: int, count: int) -> None:
    """The segment's postings without the documents at these offsets."""
    change = 0
    for posting in list(read_postings(connection, segment.number)):
        left = without(posting, first, first + count - 1, segment.pieces)
        if left is posting:
            continue
        key = segment.number << TERM_BITS | posting.term
        change -= checksum(posting)
        if left is None:
            connection.execute("DELETE FROM postings WHERE key = ?", (key,))
        else:
            change += checksum(left)
            connection.execute(
                "UPDATE postings SET count = ?, heaviest = ?, tenth = ?, blob = ? WHERE key = ?",
                (left.count, left.heaviest, left.tenth, left.blob, key),
            )
    connection.execute(
        "UPDATE segments SET documents = documents - ?, checksum = checksum + ? WHERE number = ?",
        (count, change, segment.number),
    )
