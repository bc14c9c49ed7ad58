"""What an answer says in plain text: where a quote stands, what was searched, and what goes to the clipboard."""

from typing import TYPE_CHECKING

from tui.labels import STATUSES
from tui.numbers import measured
from tui.safe import one_line
from tui.words import _, bracketed, listed

if TYPE_CHECKING:
    from assistant.answer import Answer, Quoted, Receipt
    from ingest.coverage.checklist import Evidence
    from ingest.figure import Citation

QUOTES_SHOWN = 4
"""Quotes of an answer that are shown and copied; the rest unfold."""


def place(quoted: "Quoted") -> str:
    """File, page and section of a quote, on one line."""
    parts = [quoted.file]
    if quoted.page is not None:
        parts.append(_("第 {page} 页").format(page=quoted.page))
    if quoted.section:
        parts.append(" / ".join(quoted.section))
    return one_line(" · ".join(parts))


def stands(source: "Citation | Evidence") -> str:
    """The page, the innermost section where there are no pages: what tells quotes apart that look alike."""
    if source.page is not None:
        return _("第 {page} 页").format(page=source.page)
    return one_line("".join(source.section[-1:]))


def receipt_head(receipt: "Receipt") -> str:
    """How much was searched."""
    return _("检索凭据：{reports} 份报告，{passages} 段").format(
        reports=len(receipt.reports), passages=receipt.passages
    )


def receipt_text(receipt: "Receipt") -> str:
    """What was searched, with which words, and what was found but not taken."""
    lines = []
    if receipt.terms:
        lines.append(_("用词：") + listed(receipt.terms))
    if receipt.reports:
        names = listed(receipt.reports[:5])
        more = _(" 等 {count} 份").format(count=len(receipt.reports)) if len(receipt.reports) > 5 else ""
        lines.append(_("报告：") + names + more)
    lines.extend(_("未能辨读：") + _(page) for page in receipt.unread)
    for refused in receipt.refused:
        figure = refused.disclosure.figure
        value = f"{measured(figure.quantity)} {figure.subject}"
        lines.append(_("未采用：{value}（{reason}）").format(value=value, reason=_(refused.reason)))
    if receipt.nearest:
        lines.append(_("最接近的原文："))
    return "\n".join(one_line(line) for line in lines)


def proven(answer: "Answer", quoted: "Quoted") -> int:
    """Where in the quote's passage the first figure stands that the quote proves; -1 for none."""
    places = (
        one.figure.source.start
        for one in answer.figures
        if one.report.sha256 == quoted.sha256 and one.figure.source.passage == quoted.passage
    )
    return next(places, -1)


def answer_text(answer: "Answer") -> str:
    """The answer for the clipboard: question, answer, and each quote with its place."""
    lines = [answer.question, _(answer.text) or _(STATUSES[answer.status])]
    lines.extend(_(one.formula) for one in answer.derived)
    lines.extend(citation_text(quoted) for quoted in answer.citations[:QUOTES_SHOWN])
    return "\n".join(lines)


def citation_text(quoted: "Quoted") -> str:
    """A quote for the clipboard, with whose report and where."""
    whose = " ".join(filter(None, [quoted.organisation or "", f"{quoted.year}" if quoted.year else ""]))
    return f"“{quoted.quote}”{bracketed(listed(filter(None, (whose, place(quoted))), '，'))}"
