"""Entries of the taxonomy: an indicator, and a dimension with its values."""

from dataclasses import dataclass

from ingest.figure import Kind


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the taxonomy: something that bodies disclose a number of."""

    id: str
    name: str
    """In Chinese, as users read it."""
    english: str = ""
    aliases: tuple[str, ...] = ()
    """Ways in which reports name it; … stands for a gap of up to twenty characters."""
    asked: tuple[str, ...] = ()
    """Everyday wording that only questions use: 发了多少证."""
    units: tuple[str, ...] = ()
    """Units it may come in, as printed or in base form; "" for a bare number. Empty admits all."""
    kind: Kind = "flow"
    dimensions: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    """Dimensions whose values share members, so that they never sum to the total: an auditor of two schemes."""
    codes: tuple[str, ...] = ()
    """Clauses of standards that ask for it, e.g. GRI 302-1, HKEX A2.1, 36000 H-2."""
    bounds: tuple[float, float] | None = None
    """What one body may plausibly report, in the base unit; outside is a suspicion, never an error."""
    needs: tuple[str, ...] = ()
    """Words of which one must stand in the subject, the quote or a heading, where the aliases alone are ambiguous."""
    excludes: tuple[str, ...] = ()
    """Words that must not stand in the subject: they make it another thing."""
    bodies: tuple[str, ...] = ()
    """Kinds of body that disclose it, e.g. certification; empty for every kind."""
    bare: bool = False
    """True where an alias is a plain word (员工): anything else in the subject makes it only a part of the total."""
    part_of: str = ""
    """Id of the indicator that it can never exceed in the same period and dimensions."""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class DimensionValue:
    """One value of a dimension with the words that mean it."""

    value: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    """Words that mean it only right beside an indicator or alone in a head: 质量, 环境."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way in which an indicator is divided: 性别, 认证领域."""

    name: str
    english: str = ""
    values: tuple[DimensionValue, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions on folded text whose match is a value by itself: 30-40岁."""
    partitions: tuple[tuple[str, ...], ...] = ()
    """Sets of values that together are always the whole, e.g. (男, 女)."""
    disjoint: bool = False
    """Whether no two values share anything, so that their sum never exceeds the whole."""
    wider: tuple[str, ...] = ()
    """Values that hold others: 管理体系 holds QMS. They are disjoint from no other."""
