"""A finding: figures that cannot all be true, or that somebody should look at."""

from dataclasses import dataclass
from typing import Literal

from ingest.figure import Figure
from ingest.said import Said

Severity = Literal["contradiction", "suspicion", "note"]
"""`contradiction` only where no innocent reading exists; `suspicion` where one does; `note` to know when reading on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that clash, with the sum that shows it."""

    rule: Said
    """Which check: 分项之和, 比例, 分母, 文表, 增长, 部分与整体, 列举, 存量流量, 约数, 区间 …"""
    severity: Severity
    figures: tuple[Figure, ...]
    """The figures that clash, the stated total first."""
    arithmetic: str
    """With its operands: 364 + 82 = 446 ≠ 442."""
    explanation: Said
    """What clashes and what it may mean; never which number to put in its place."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A check that held."""

    rule: Said
    figures: tuple[Figure, ...]
    arithmetic: str
    """6772 + 1867 + 1575 = 10214."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What an audit found, and what it checked that holds."""

    findings: tuple[Finding, ...] = ()
    passed: tuple[Passed, ...] = ()
