"""A figure: one number that a report discloses, with what it counts and where it stands."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.document import Footnote
from ingest.said import Said

Qualifier = Literal["exact", "approx", "more_than", "nearly", "at_least", "at_most", "less_than"]
"""约 左右 → approx; 余 多 → more_than; 近 → nearly; 以上 不少于 → at_least; 以下 不超过 → at_most; 不足 → less_than."""

Kind = Literal["stock", "flow", "cumulative", "ratio", "growth", "rule", "history", "target"]
"""At a date; over a period; since the beginning; a share or rate; a change; a limit; an old event; a plan."""

Scope = Literal["own", "parent", "group", "members", "industry", "other"]
"""About whom the number is: only `own` is the reporting body's."""

Basis = Literal["disclosed", "inferred"]
"""`inferred` where words stand for the number: 未发生 → 0, 均合格 → 100 %."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, exactly as printed and in its base unit."""

    raw: str
    """Number and unit as printed, e.g. 22.16 万元."""
    value: Decimal
    """In `unit`: 22.16 万元 → 221600 元; percent stays percent; a fall is negative."""
    unit: str
    """Base unit in the field's usual form: 元, 张, 人次, %, kWh, 吨, tCO2e; empty where none is printed or known."""
    qualifier: Qualifier = "exact"
    low: Decimal | None = None
    """Lower end of a range, in `unit`; `None` for a single number."""
    high: Decimal | None = None
    """Upper end of a range, in `unit`."""


@dataclass(frozen=True, slots=True)
class Period:
    """When a figure holds."""

    text: str
    """`2016-12-31` for a date, `2016` a year, `2016-05` a month, `2016-01/2016-06` a span, empty if unknown."""
    inferred: bool = False
    """True where the sentence does not say and the report's year was taken."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where in its report a figure is printed."""

    passage: int
    """Order of the passage in the report, from 0."""
    start: int
    """Offset of `Quantity.raw` in the passage's text."""
    end: int
    quote: str
    """The sentence or table row that proves it, verbatim; holds `Quantity.raw`."""
    page: int | None
    section: tuple[str, ...] = ()
    """Headings from the outermost in, each with its number."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a report discloses, with what it counts and where it stands."""

    subject: str
    """What was counted, in the report's words, e.g. 质量管理体系有效证书; for a table cell its row and column heads."""
    quantity: Quantity
    """As printed; comparing converts, storing never does."""
    kind: Kind
    period: Period
    source: Citation
    scope: Scope = "own"
    basis: Basis = "disclosed"
    in_table: bool = False
    indicator: str | None = None
    """Id in the taxonomy, or `None` where no indicator surely fits."""
    dimensions: tuple[tuple[str, str], ...] = ()
    """Sorted pairs such as ("认证领域", "QMS")."""
    rule: str = ""
    """Name of the rule that found it, for whoever asks why."""
    confidence: float = 1.0
    doubts: tuple[Said, ...] = ()
    """Why the number may be wrong, in Chinese, e.g. 两次读取不一致：10 与 102."""
    footnotes: tuple[Footnote, ...] = ()
    """Notes that a mark beside its number or its words refers to, or that explain its whole table."""
