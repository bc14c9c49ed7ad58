"""The sheet of figures: every one with where it stands, how it was found, and what a reviewer said of it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from index.library import Disclosure, Review
from ingest.indicators.taxonomy import Taxonomy
from tui.labels import (
    BASES,
    KINDS,
    QUALIFIERS,
    RULES,
    SCOPES,
    VERDICTS,
    dimension_text,
    indicator_name,
)
from tui.numbers import unit_name
from tui.words import N_, _, bracketed, listed, with_label
from tui.workbook.sheet import Book, Cell, Sheet, Style

HEADS = (
    N_("机构"), N_("报告年度"), N_("指标"), N_("维度"), N_("统计对象"), N_("数值"), N_("单位"), N_("期间"), N_("页"),
    N_("原文"), N_("下限"), N_("上限"), N_("限定"), N_("类型"), N_("期间为推定"), N_("范围"), N_("依据"), N_("文件"),
    N_("章节"), N_("原文数字"), N_("规则"), N_("可信度"), N_("疑点"), N_("复核"), N_("指标编号"), N_("文件指纹"),
)  # fmt: skip
PRINTED = (16, 6, 16, 14, 22, 14, 8, 12, 4, 44)
"""How wide the columns are that are printed: whose, of what year, what, how much, when, and where it says so."""
VALUE_COLUMN = 5

FINGERPRINT = 12
"""Characters of a file's fingerprint that tell it from others; the whole stands on the sheet of reports."""

FigureKey = tuple[str, int, int, str]


def figure_key(disclosure: Disclosure) -> FigureKey:
    """What tells a figure from every other in the library."""
    source = disclosure.figure.source
    return disclosure.report.sha256, source.passage, source.start, disclosure.figure.subject


def write_figures(
    book: Book, disclosures: Iterable[Disclosure], taxonomy: Taxonomy
) -> tuple[Sheet, Mapping[FigureKey, int]]:
    """The sheet, and in which of its rows each figure stands."""
    sheet = book.sheet(_("数据"))
    sheet.head([_(head) for head in HEADS], freeze_columns=2, printed=PRINTED)
    rows = {}
    for disclosure in disclosures:
        style: Style = "doubt" if disclosure.figure.doubts else ""
        rows[figure_key(disclosure)] = sheet.row(_cells(disclosure, taxonomy), style=style)
    return sheet, rows


def _cells(disclosure: Disclosure, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    figure, report = disclosure.figure, disclosure.report
    quantity, source = figure.quantity, figure.source
    indicator = taxonomy.indicators.get(figure.indicator or "")
    return (
        report.identity.organisation,
        report.identity.year,
        indicator_name(indicator) if indicator else None,
        dimension_text(figure.dimensions),
        figure.subject,
        quantity.value,
        unit_name(quantity.unit),
        figure.period.text,
        source.page,
        source.quote,
        quantity.low,
        quantity.high,
        _(QUALIFIERS[quantity.qualifier]),
        _(KINDS[figure.kind]),
        figure.period.inferred,
        _(SCOPES[figure.scope]),
        _(BASES[figure.basis]),
        report.file,
        " / ".join(source.section),
        quantity.raw,
        rule_text(figure.rule),
        Decimal(str(round(figure.confidence, 2))),
        listed(map(_, figure.doubts), "；"),
        review_text(disclosure.review),
        figure.indicator,
        report.sha256[:FINGERPRINT],
    )


def rule_text(rule: str) -> str:
    """How the figure was found, in words."""
    kind, _colon, _which = rule.partition(":")
    return _(RULES[kind]) if kind in RULES else rule


def review_text(review: Review | None) -> str | None:
    """更正：读漏一位（王敏，2024-05-01）."""
    if review is None:
        return None
    said = with_label(_(VERDICTS[review.verdict]), review.reason)
    return said + bracketed(listed((review.author, review.time), "，"))
