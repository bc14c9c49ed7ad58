"""Which part of the library a search or a lookup is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """Which part of the library a search or a lookup is about; an empty tuple means all."""

    organisations: tuple[str, ...] = ()
    """Full names."""
    years: tuple[int, ...] = ()
    """Report years."""
    indicators: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Words that a heading above the passage holds."""
    languages: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    """Kinds of body: certification, association, laboratory, company."""


EVERYWHERE = Where()

Condition = tuple[str, tuple[object, ...]]
"""SQL that follows WHERE, and what its question marks stand for."""


def reports_condition(where: Where, *, versions: bool = False) -> Condition:
    """The reports meant, over the table `reports`; without `versions`, those that no newer one replaces."""
    chosen = {
        "reports.organisation": where.organisations,
        "reports.year": where.years,
        "reports.file": where.files,
        "reports.language": where.languages,
        "reports.body": where.bodies,
    }
    conditions = [_is_one_of(column, values) for column, values in chosen.items() if values]
    if not versions:
        conditions.append(("reports.superseded_by IS NULL", ()))
    return all_of(conditions)


def section_condition(column: str, sections: tuple[str, ...]) -> Condition:
    """Any of these words in a column that holds headings."""
    return " OR ".join([f"instr({column}, ?)"] * len(sections)) or "1", tuple(sections)


def indicator_condition(indicators: tuple[str, ...]) -> Condition:
    """Figures of these indicators, over the table `figures`."""
    return _is_one_of("figures.indicator", indicators) if indicators else ("1", ())


def all_of(conditions: list[Condition]) -> Condition:
    """All of them at once."""
    joined = " AND ".join(f"({sql})" for sql, _ in conditions) or "1"
    return joined, tuple(value for _, values in conditions for value in values)


def _is_one_of(column: str, values: tuple[object, ...]) -> Condition:
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)
