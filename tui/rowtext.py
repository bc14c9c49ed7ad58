"""Rows as text for programs: JSON Lines with exact numbers, and CSV that no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

UNPRINTABLE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What JSON would let through as it is and a terminal would obey: C1 controls, direction marks, line separators."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula; such text gets an apostrophe in front."""


def json_line(value: object) -> str:
    """The value as one line of JSON."""
    return "".join(_json_parts(value))


def _json_parts(value: object) -> Iterator[str]:
    match value:
        case None:
            yield "null"
        case bool():
            yield "true" if value else "false"
        case str():
            yield UNPRINTABLE.sub(lambda mark: f"\\u{ord(mark[0]):04x}", encode_basestring(value))
        case int() | Decimal():
            yield number_text(value)
        case float():
            yield number_text(Decimal(repr(value)))
        case Mapping():
            yield "{"
            for position, (key, item) in enumerate(value.items()):
                yield f"{', ' if position else ''}{encode_basestring(str(key))}: "
                yield from _json_parts(item)
            yield "}"
        case Sequence():
            yield "["
            for position, item in enumerate(value):
                yield ", " if position else ""
                yield from _json_parts(item)
            yield "]"
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def number_text(value: int | Decimal) -> str:
    """Plain digits: no exponent, no zeros at the end of a fraction."""
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def csv_lines(rows: Iterable[Mapping[str, object]], fields: Sequence[str]) -> Iterator[str]:
    """A head and a line a row; what is not a plain value stands in its cell as JSON."""
    yield _csv_line(fields)
    for row in rows:
        yield _csv_line([_cell(row.get(field)) for field in fields])


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return plain_cell(value)
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return number_text(value)
        case _:
            return json_line(value)


def plain_cell(text: str) -> str:
    """Text that a spreadsheet shows and never runs."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
