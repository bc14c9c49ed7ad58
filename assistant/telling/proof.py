"""Nothing is shown that its report does not hold: quotes are looked up in the stored text, numbers in the figures."""

import re

from assistant.answer import Answer, Quoted
from index.library import Disclosure, Filed
from ingest.document import Passage
from ingest.indicators.wording import wording

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def prove(quote: str, passage: Passage, report: Filed) -> Quoted | None:
    """The quote with its place in the passage, or `None` where the passage does not hold it."""
    start = passage.text.find(quote)
    if start < 0:
        start = _loosely(quote, passage.text)
    if start < 0 or not quote.strip():
        return None
    return Quoted(
        report.file, report.sha256, report.identity.organisation, report.identity.year,
        passage.page, passage.section, quote, passage.order, start,
    )  # fmt: skip


def proved(disclosure: Disclosure, passages: dict[int, Passage]) -> Quoted | None:
    """The citation of a figure, or `None` where the number is not in its quote or the quote not in the report."""
    figure = disclosure.figure
    if _squeeze(figure.quantity.raw) not in _squeeze(figure.source.quote):
        return None
    passage = passages.get(figure.source.passage)
    return prove(figure.source.quote, passage, disclosure.report) if passage else None


def unsupported(answer: Answer) -> tuple[str, ...]:
    """Numbers in an answer's text that neither its figures nor its calculations hold; years and names aside."""
    text = _undated(answer.text)
    for known in sorted(map(_undated, _names(answer)), key=len, reverse=True):
        text = text.replace(known, " ")
    held = {_plain(n) for n in _held(answer)}
    return tuple(n for n in _NUMBER.findall(text) if _plain(n) not in held)


_DATED = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|(?<!\d)(?:19|20)\d{2}(?!\d)|第 ?\d+ ?页")


def _undated(text: str) -> str:
    return _DATED.sub(" ", text)


def _names(answer: Answer) -> set[str]:
    names: set[str] = {answer.question, *answer.understood.organisations, *answer.receipt.reports}
    for one in answer.figures:
        names |= {one.figure.subject, one.report.file, one.report.identity.organisation or ""}
        names |= {one.figure.source.quote, *one.figure.source.section, *(value for _, value in one.figure.dimensions)}
    for quoted in answer.citations:
        names |= {quoted.quote, quoted.file, quoted.organisation or ""}
    return {name for name in names if name.strip()}


def _held(answer: Answer) -> set[str]:
    held: set[str] = set()
    for one in answer.figures:
        held |= set(_NUMBER.findall(one.figure.quantity.raw))
        held.add(format(one.figure.quantity.value, "f"))
    for made in answer.derived:
        held |= set(_NUMBER.findall(made.formula)) | {format(made.value, "f")}
    return held


def _plain(number: str) -> str:
    plain = number.replace(",", "").lstrip("0") or "0"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _loosely(quote: str, text: str) -> int:
    """Where the quote stands when white space and widths are forgiven; -1 where it does not."""
    whole, part = wording(text), wording(quote)
    at = whole.text.find(part.text) if part.text else -1
    return whole.origins[at] if at >= 0 else -1
