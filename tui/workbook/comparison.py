"""The sheet of comparison: a row an indicator and organisation; what is derived are live formulas over the figures."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from assistant.comparison import Compared, Comparison, standings
from assistant.finding.calculating import median, rounded
from index.library import Disclosure
from tui.labels import BODIES, dimension_text, indicator_name
from tui.numbers import unit_name
from tui.printing.comparison import absence_label, told
from tui.words import N_, _, listed
from tui.workbook.figures import VALUE_COLUMN, FigureKey, figure_key
from tui.workbook.sheet import Book, Cell, Formula, Sheet, number_format, reference

LEFT_HEADS = (N_("指标"), N_("维度"), N_("单位"), N_("同类"), N_("机构"))
WORTH_COMPARING = 2
"""Values that there must be for something to be compared."""

PERCENT = "0.0%"


def write_comparison(
    book: Book, comparisons: Iterable[Comparison], years: Sequence[int], figures: Sheet, rows: Mapping[FigureKey, int]
) -> None:
    """Wholes on one sheet, parts on another: the values by year, growth, and the latest year's rank and median."""
    wholes, parts = (_sheet(book, name, years) for name in (_("比较"), _("分项比较")))
    for comparison in comparisons:
        if sum(bool(cell.figures) for cell in comparison.cells.values()) >= WORTH_COMPARING:
            for kind in comparison.kinds_of_body():
                among = comparison.among(kind)
                if among.latest is not None:
                    _write_one(parts if comparison.dimensions else wholes, among, kind, figures, rows)


def _sheet(book: Book, name: str, years: Sequence[int]) -> Sheet:
    sheet = book.sheet(name)
    growth = [_("{year} 增长").format(year=year) for year in years[1:]]
    latest = [_("最近年度"), _("名次"), _("中位数"), _("披露家数"), _("说明")]
    sheet.head([*(_(head) for head in LEFT_HEADS), *map(str, years), *growth, *latest], freeze_columns=len(LEFT_HEADS))
    return sheet


def _write_one(sheet: Sheet, comparison: Comparison, kind: str, figures: Sheet, rows: Mapping[FigureKey, int]) -> None:
    """The bodies of one kind, which are ranked among each other."""
    bodies = [body for body in comparison.organisations if _has_report(comparison, body)]
    first, last = sheet.next_row, sheet.next_row + len(bodies) - 1
    limits = dimension_text(comparison.dimensions)
    for body in bodies:
        cells = [comparison.cells[body, year] for year in comparison.years]
        values = [_value(cell, figures, rows) for cell in cells]
        row = sheet.row(
            (
                indicator_name(comparison.indicator),
                limits,
                unit_name(comparison.unit),
                _(BODIES[kind]),
                body,
                *values,
                *_growth(comparison, body, sheet.next_row),
                *_standing(comparison, body, sheet.next_row, first, last),
                listed((note for cell in cells for note in _notes(cell, comparison.unit)), "；"),
            )
        )
        for column, cell in enumerate(cells, len(LEFT_HEADS)):
            if cell.figure:
                sheet.note(row, column, _source(cell.figure))


def _has_report(comparison: Comparison, body: str) -> bool:
    return any(comparison.cells[body, year].absence != "no_report" for year in comparison.years)


def _value(cell: Compared, figures: Sheet, rows: Mapping[FigureKey, int]) -> Cell:
    """The figure's own cell on the sheet of figures, or why there is none."""
    if cell.figure is None:
        return absence_label(cell)
    value = cell.figure.figure.quantity.value
    row = rows.get(figure_key(cell.figure))
    if row is None:
        return value
    divided = f"/{cell.divided_by:f}" if cell.divided_by != 1 else ""
    return Formula(f"={reference(figures.name, row, VALUE_COLUMN)}{divided}", value, number_format(value))


def _growth(comparison: Comparison, body: str, row: int) -> list[Cell]:
    """Against the year before, by formula; empty where either is missing."""
    made: list[Cell] = []
    for place, (before, year) in enumerate(zip(comparison.years, comparison.years[1:], strict=False)):
        old, new = (xl_rowcol_to_cell(row, len(LEFT_HEADS) + place + step) for step in (0, 1))
        found = comparison.growth(body, year) if year == before + 1 else None
        value: Decimal | str = found.value / 100 if found else ""
        text = f'=IF(AND(ISNUMBER({old}),ISNUMBER({new})),IF({old}>0,{new}/{old}-1,""),"")'
        made.append(Formula(text, value, PERCENT) if year == before + 1 else None)
    return made


def _standing(comparison: Comparison, body: str, row: int, first: int, last: int) -> list[Cell]:
    """Rank, median and count of the last year for which anybody discloses, by formula over the indicator's rows."""
    year = comparison.latest
    if year is None:
        return [None, None, None, None]
    column = len(LEFT_HEADS) + comparison.years.index(year)
    own = xl_rowcol_to_cell(row, column)
    everyone = f"{xl_rowcol_to_cell(first, column, row_abs=True)}:{xl_rowcol_to_cell(last, column, row_abs=True)}"
    found = comparison.disclosed(year)
    ranked = standings(comparison, year).get(body)
    middle = rounded(median([cell.figures[0] for cell in found]).value, Decimal("0.01"))
    return [
        str(year),
        Formula(f'=IF(ISNUMBER({own}),RANK({own},{everyone}),"")', Decimal(ranked.rank) if ranked else "", "0"),
        Formula(f'=IF(COUNT({everyone}),MEDIAN({everyone}),"")', middle, number_format(middle)),
        Formula(f"=COUNT({everyone})", Decimal(len(found)), "0"),
    ]


def _source(disclosure: Disclosure) -> str:
    source = disclosure.figure.source
    page = _("第 {page} 页").format(page=source.page) if source.page else ""
    return f"{disclosure.report.file} {page}\n{' / '.join(source.section)}\n{source.quote}"


def _notes(cell: Compared, unit: str) -> list[str]:
    """What has to be known of the value, other values for the same thing, and what was left out with the reason."""
    own = cell.figure.figure.quantity.unit if cell.figure else ""
    counted = [_("单位 {unit}").format(unit=unit_name(own))] if own not in ("", unit) else []
    about = [_("{year} {remark}").format(year=cell.year, remark=remark) for remark in (*counted, *told(cell))]
    others = [_("{year} 另作 {raw}").format(year=cell.year, raw=one.figure.quantity.raw) for one in cell.figures[1:]]
    excluded = [
        _("{year} 未采用 {raw}（{reason}）").format(
            year=cell.year, raw=one.disclosure.figure.quantity.raw, reason=_(one.reason)
        )
        for one in cell.excluded
    ]
    return about + others + excluded
