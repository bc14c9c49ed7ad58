"""An answer: what was asked, what was found, and the proof."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from index.library import Disclosure
from ingest.said import NOTHING, Said

Status = Literal["answered", "not_disclosed", "no_report", "ambiguous", "unreadable"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that was calculated from disclosed figures."""

    value: Decimal
    unit: str
    label: Said
    """e.g. 相差."""
    formula: str
    """With its operands: 10214 − 1654 = 8560."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report that prove an answer; checked against the stored text before they are shown."""

    file: str
    sha256: str
    organisation: str | None
    year: int | None
    page: int | None
    section: tuple[str, ...]
    quote: str
    passage: int
    """Order of the passage, so that the quote can be opened in its place."""
    start: int = 0
    """Offset of the quote in the passage's text."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A related figure that was not taken, and why: 行业数据, 去年数据, 单位不同."""

    disclosure: Disclosure
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was searched before saying that something is not there."""

    reports: tuple[str, ...] = ()
    """Files searched."""
    passages: int = 0
    terms: tuple[str, ...] = ()
    """Words and synonyms tried."""
    nearest: tuple[Quoted, ...] = ()
    unread: tuple[Said, ...] = ()
    """Pages that could not be read, as 文件 第 n 页."""
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """How the question was read; shown in one quiet line, inherited by the next turn."""

    organisations: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    """Ids of the taxonomy."""
    words: tuple[str, ...] = ()
    """Free words for what no indicator covers."""
    dimensions: tuple[tuple[str, str], ...] = ()
    wanted: str = "value"
    """value, compare, difference, share, growth, trend, rank, list, yesno, quote, disclosed, missing …"""
    corrections: tuple[tuple[str, str], ...] = ()
    line: Said = NOTHING
    """The quiet line, e.g. 理解为：北京… · 2016 年 · 有效证书 · 环境."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn's answer; every number in `text` is in `figures` or `derived`."""

    question: str
    status: Status
    text: Said
    figures: tuple[Disclosure, ...] = ()
    derived: tuple[Derived, ...] = ()
    citations: tuple[Quoted, ...] = ()
    choices: tuple[str, ...] = ()
    """Readings to choose from; each can be sent as the next turn."""
    receipt: Receipt = field(default_factory=Receipt)
    understood: Understood = field(default_factory=Understood)
    suggestions: tuple[Said, ...] = ()
    """Questions that may follow, each fit to send as it is."""
