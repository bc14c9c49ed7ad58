"""Units: which printed forms there are, what they convert to, and which may be compared."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ingest.errors import ZewenError
from ingest.said import Listed, Said

UNITS_FILE = Path(__file__).parent / "units.toml"

UNKNOWN_FAMILY = ""
"""Family of a unit that the table does not have."""


class UnitsError(ZewenError):
    """The table of units contradicts itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One printed form of a unit."""

    form: str
    """As printed, in Simplified characters of half width: 公斤."""
    base: str
    """What values are stored in: 吨."""
    factor: Decimal
    """How many base units one is."""
    family: str
    numeral: bool = False
    """Whether a Chinese numeral before it makes a quantity: 三家 does, 三版 does not."""
    not_before: str = ""
    """Characters that make another word of it: 部 in 3部门."""
    weak: bool = False
    """Whether it takes more than the number to make a figure: 三年 is mostly a span of time."""


@dataclass(frozen=True, slots=True)
class Units:
    """All units by printed form."""

    by_form: Mapping[str, Unit]
    longest: int
    """Characters of the longest form."""

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.by_form.values())

    def at(self, text: str, start: int) -> Unit | None:
        """The longest unit that `text` has at `start`."""
        for end in range(min(len(text), start + self.longest), start, -1):
            unit = self.by_form.get(text[start:end])
            if unit and _stands(unit, text, end):
                return unit
        return None

    def get(self, form: str) -> Unit | None:
        """The unit that is printed so, if there is one."""
        return self.by_form.get(form)

    def family(self, base: str) -> str:
        """Family of a base unit; a compound one (元/吨) has its numerator's and denominator's: money/mass."""
        if base in self.by_form:
            return self.by_form[base].family
        parts = [self.by_form[part].family if part in self.by_form else UNKNOWN_FAMILY for part in base.split("/")]
        return "/".join(parts) if all(parts) else UNKNOWN_FAMILY


@cache
def load_units() -> Units:
    """The table in `units.toml`. Raises UnitsError."""
    by_form: dict[str, Unit] = {}
    for family, table in tomllib.loads(UNITS_FILE.read_text("utf-8")).items():
        for unit in _family(family, table):
            if unit.form in by_form:
                other = by_form[unit.form].family
                raise UnitsError(f"units.toml [{family}]: {unit.form} is in [{other}] already")
            by_form[unit.form] = unit
    return Units(by_form, max(map(len, by_form)))


def spoken_unit(unit: str) -> Said:
    """A base unit as users read it, a compound one word by word: 元/吨."""
    return Listed(map(Said, unit.split("/")), "/")


LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def _stands(unit: Unit, text: str, end: int) -> bool:
    """Whether the word ends with the unit: kW does in 12kW单抽, t does not in 5tons."""
    following = text[end : end + 1]
    if not following:
        return True
    if unit.form[-1] in LATIN:
        return following not in LATIN
    return following not in unit.not_before


def _family(family: str, table: Mapping[str, Any]) -> Iterator[Unit]:
    numeral = frozenset(table.get("numeral", ()))
    not_before: Mapping[str, str] = table.get("not_before", {})
    for form, base, factor in _forms(table):
        yield Unit(
            form, base, factor, family, base in numeral, not_before.get(form, ""), bool(table.get("weak", False))
        )


def _forms(table: Mapping[str, Any]) -> Iterator[tuple[str, str, Decimal]]:
    """(printed form, base unit, factor) of every row of a family."""
    factors: Mapping[str, list[str]] = table.get("factors", {})
    same: Mapping[str, list[str]] = table.get("same", {})
    spellings = {spelling for several in same.values() for spelling in several}
    for factor, forms in factors.items():
        yield from ((form, factors["1"][0], Decimal(factor)) for form in forms)
    yield from ((form, form, Decimal(1)) for form in table.get("kept", ()) if form not in spellings)
    for unit, forms in same.items():
        yield from ((form, unit, Decimal(1)) for form in forms)
