"""Headings by the way they are numbered: the styles of `headings.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CAPTION = re.compile(r"^(?:续|續)?[表图圖]\s*[\d一二三四五六七八九十]")
"""表2 资源消耗对比: names the table under it, not a part of the report."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering headings."""

    name: str
    rank: int
    """Order in which styles nest when a file does not show otherwise; 1 is outermost."""
    pattern: re.Pattern[str]
    inline: bool
    """True where the same marks also number items inside a list."""
    example: str
    number: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line parted into its number and the rest."""

    style: Style
    number: str
    title: str


@cache
def styles() -> tuple[Style, ...]:
    """All styles, outermost first."""
    entries = _document()["style"]
    return tuple(
        Style(
            e["name"],
            e["rank"],
            re.compile(rf"\s*({e['pattern']})\s*"),
            e.get("inline", False),
            e["example"],
            e["number"],
        )
        for e in entries
    )


@cache
def bare_titles() -> frozenset[str]:
    """Titles that open an outermost part without a number."""
    return frozenset(_document()["bare"]["outer"])


@cache
def bare_endings() -> tuple[str, ...]:
    """Endings that make a short line standing alone a heading."""
    return tuple(_document()["bare"]["endings"])


def numbered(line: str) -> Numbered | None:
    """Number and title of a line that begins with one."""
    for style in styles():
        if found := style.pattern.match(line):
            return Numbered(style, found[1].strip(), line[found.end() :].strip())
    return None


def starts_item(line: str) -> bool:
    """Whether the line begins with a number or a list mark, so that it does not go on from the line before."""
    return numbered(line) is not None or bool(re.match(r"\s*(?:[●■◆➢▪•◎○✓★]|——|--|- )", line))


@cache
def _document() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files("ingest.text").joinpath("headings.toml").read_text(encoding="utf-8"))
