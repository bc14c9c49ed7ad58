"""The tables of rules about the language of questions, one TOML file each in `assistant/language`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table: what a wording means, and a sentence that shows it."""

    name: str
    pattern: re.Pattern[str]
    example: str


@cache
def table(file: str) -> dict[str, list[dict[str, str]]]:
    """The tables of one file, as written."""
    text = files("assistant").joinpath("language", f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def rules(file: str, name: str) -> tuple[Rule, ...]:
    """The rows of one table in the order in which they are tried."""
    return tuple(
        Rule(row["name"], re.compile(row["pattern"], re.IGNORECASE), row["example"]) for row in table(file)[name]
    )


@cache
def word_list(file: str, name: str) -> frozenset[str]:
    """A table that is no more than words, parted by spaces."""
    rows = table(file)[name]
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def groups(file: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of words that mean one thing, the report's usual word first."""
    return tuple(tuple(row["words"].split()) for row in table(file)[name])
