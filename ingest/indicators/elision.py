"""Elision: figures that leave out what the figure before said, matched by their company."""

from dataclasses import replace

from ingest.figure import Figure
from ingest.indicators.dimensions import PARTS, RESTRICTION
from ingest.indicators.mentions import occurrences
from ingest.indicators.subject_words import around, subject_of, unexplained
from ingest.indicators.taxonomy import Taxonomy

LONGEST_ROW = 12
"""Characters from one number to the next in a list: , 实习审核员 27人."""


def like_the_one_before(figure: Figure, before: Figure, taxonomy: Taxonomy) -> Figure:
    """A figure that leaves out what the one before said: 参与国家标准3项、行业标准5项."""
    if figure.in_table or before.source.quote != figure.source.quote or before.quantity.unit != figure.quantity.unit:
        return figure
    if figure.indicator and _is_the_rest(before, figure):
        return replace(figure, dimensions=tuple(sorted((*figure.dimensions, (RESTRICTION, PARTS)))))
    if not before.indicator or not before.dimensions or figure.source.passage != before.source.passage:
        return figure
    if figure.indicator:
        shared = taxonomy[before.indicator].part_of == figure.indicator and _stand_in_a_row(before, figure)
        return replace(figure, indicator=before.indicator) if shared else figure
    subject = subject_of(figure)
    said = [one for one in occurrences(subject, taxonomy) if one.word.dimension and not one.word.weak]
    names = [name for name, _ in before.dimensions]
    if len(names) != 1 or unexplained(subject, 0, len(subject), [(one.start, one.end) for one in said]):
        return figure
    values = {one.word.dimension for one in said if one.word.dimension and one.word.dimension[0] == names[0]}
    like = len(values) == 1 and before.kind == figure.kind
    return replace(figure, indicator=before.indicator, dimensions=tuple(values)) if like else figure


def _is_the_rest(before: Figure, figure: Figure) -> bool:
    """Whether a part is named as its whole: 审核员235名，其中主任审核员56名，审核员150名."""
    said = PARTS in around(figure)[0] and PARTS in around(before)[0]
    return said and not figure.dimensions and figure.indicator == before.indicator and bool(before.dimensions)


def _stand_in_a_row(before: Figure, figure: Figure) -> bool:
    """Whether two values of one dimension follow each other with no verb of their own between them."""
    one, other = dict(before.dimensions), dict(figure.dimensions)
    return one.keys() == other.keys() and one != other and figure.source.start - before.source.end <= LONGEST_ROW
