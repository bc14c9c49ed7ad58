"""A report: one file's identity, text and figures."""

from dataclasses import dataclass
from typing import Literal

from ingest.document import Passage, Section, Table
from ingest.figure import Figure
from ingest.said import Said

Language = Literal["zh-Hans", "zh-Hant", "en"]

BodyKind = Literal["certification", "association", "laboratory", "company"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is and of which year; what is doubtful is `None`."""

    organisation: str | None
    """Full name."""
    year: int | None
    """The year reported on (from the title), never the year of issue."""
    short_names: tuple[str, ...] = ()
    """Names that the report declares or uses for the body: 航协, CCAA."""
    self_references: tuple[str, ...] = ()
    """Words that mean the body inside this report only: 本中心, 我会, 公司."""
    period_start: str | None = None
    """ISO date."""
    period_end: str | None = None
    title: str | None = None
    document_number: str | None = None
    published: str | None = None
    """ISO date, year-month or year of issue."""
    language: Language = "zh-Hans"
    body: BodyKind | None = None
    """What kind of body reports; decides which checklist applies and who its peers are."""
    region: str | None = None
    """Province-level region in the body's name, e.g. 上海."""
    read_from: tuple[tuple[str, str], ...] = ()
    """(field, where it was read), e.g. ("year", "标题")."""


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page of which something is not in the report, so that "not disclosed" never hides it."""

    number: int
    reason: Said
    """In Chinese, with what would help."""
    partly: bool = False
    """True where all text is in the report, and only what the numbers of a chart count is not."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one file tells."""

    file: str
    """Base name."""
    sha256: str
    identity: Identity
    pages: int | None
    characters: int
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[Said, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    reader: str = ""
    """Version of the reader that made it."""
