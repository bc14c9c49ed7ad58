"""What is known of the figure that one is at in a report."""

from typing import TYPE_CHECKING

from tui.app.prose import Mark, joined
from tui.labels import VERDICTS
from tui.safe import one_line
from tui.words import _, bracketed, listed, term, with_label

if TYPE_CHECKING:
    from index.library import Disclosure


def explained(disclosure: "Disclosure", place: str) -> tuple[str, tuple[Mark, ...]]:
    """Value, subject, meaning, and what a reviewer or the reader says of it; `place` is 3/84."""
    from ingest.indicators.taxonomy import load_taxonomy
    from tui.app.labels import about, doubtful
    from tui.numbers import measured

    figure, review = disclosure.figure, disclosure.review
    name = term(load_taxonomy().name_of(figure.indicator) or "") or _("未归入指标")
    said = with_label(_(VERDICTS[review.verdict]), review.reason) + bracketed(review.author) + "  " if review else ""
    sure = _("置信度 {percent}%").format(percent=round(figure.confidence * 100))
    doubt = _("存疑：") + listed(map(_, figure.doubts), "；") if figure.doubts else sure
    return joined(
        (f"{place}  ", "$foreground 60%"),
        (one_line(measured(figure.quantity)), "bold $accent"),
        (f"  {one_line(figure.subject)}", ""),
        ("\n" + one_line(f"{about(figure)} · {name}"), ""),
        ("\n" + one_line(said), "$success"),
        (one_line(doubt), "bold $warning" if doubtful(figure) else "$foreground 60%"),
    )
