"""What `audit.toml` says must agree: numbers that one sentence adds up, and stocks with their flows."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.said import Said

FILE = Path(__file__).parent / "audit.toml"


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that one sentence adds up to another."""

    whole: str
    parts: tuple[str, ...]
    example: str
    explanation: Said


@dataclass(frozen=True, slots=True)
class Flow:
    """A stock with what flows in and out of it."""

    stock: str
    inflow: tuple[str, ...]
    outflow: tuple[str, ...]
    grew: re.Pattern[str]
    """Words that say the stock grew."""
    example: str
    complete: bool = False
    """Whether nothing else flows in or out."""


@cache
def load_groups() -> tuple[Group, ...]:
    """The groups of `audit.toml`."""
    rows = _tables()["groups"]
    return tuple(Group(row["whole"], tuple(row["parts"]), row["example"], Said(row["explanation"])) for row in rows)


@cache
def load_flows() -> tuple[Flow, ...]:
    """The flows of `audit.toml`."""
    return tuple(
        Flow(
            row["stock"],
            tuple(row["inflow"]),
            tuple(row["outflow"]),
            re.compile(row["grew"]),
            row["example"],
            row.get("complete", False),
        )
        for row in _tables()["flows"]
    )


@cache
def _tables() -> Mapping[str, list[dict[str, Any]]]:
    return tomllib.loads(FILE.read_text("utf-8"))
