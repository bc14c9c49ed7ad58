"""What reviewers said of figures, for people."""

from collections.abc import Sequence

from rich.console import Console

from index.library import Disclosure
from index.reviewing.amendments import FigureReview
from tui.console import Column, plain, table
from tui.figure_ids import figure_id
from tui.labels import VERDICTS
from tui.words import _


def print_reviews(console: Console, reviews: Sequence[tuple[FigureReview, Disclosure | None]]) -> None:
    """A line a review, in the order of time."""
    if not reviews:
        console.print(plain(_("还没有复核记录。")))
        return
    columns = [
        Column(_("时间")),
        Column(_("复核人")),
        Column(_("结论")),
        Column(_("原文数字"), "right"),
        Column(_("原文"), share=3),
        Column(_("理由"), share=2),
        Column(_("编号"), style="dim"),
    ]
    console.print(table(columns, (_cells(*review) for review in reviews)))


def _cells(said: FigureReview, disclosure: Disclosure | None) -> tuple[str, ...]:
    review = said.review
    verdict = _(VERDICTS[review.verdict])
    if not said.attached:
        verdict = _("{verdict}（原文已变）").format(verdict=verdict)
    return (
        review.time.replace("T", " ")[: len("2021-04-30 12:00")],
        review.author,
        verdict,
        said.raw,
        said.quote,
        review.reason,
        figure_id(disclosure) if disclosure else "",
    )
