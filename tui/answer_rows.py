"""Rows of answers: an answer with everything that proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.rows import Row, figure_row, join_section

if TYPE_CHECKING:
    from assistant.answer import Answer, Derived, Quoted
    from ingest.indicators.taxonomy import Taxonomy


def answer_row(answer: Answer, taxonomy: Taxonomy) -> Row:
    """An answer with everything that proves it."""
    receipt = answer.receipt
    return {
        "question": answer.question,
        "status": answer.status,
        "text": answer.text,
        "figures": [figure_row(disclosure, taxonomy) for disclosure in answer.figures],
        "derived": [derived_row(derived) for derived in answer.derived],
        "citations": [quoted_row(quoted) for quoted in answer.citations],
        "choices": list(answer.choices),
        "receipt": {
            "reports": list(receipt.reports),
            "passages": receipt.passages,
            "terms": list(receipt.terms),
            "nearest": [quoted_row(quoted) for quoted in receipt.nearest],
            "unread": list(receipt.unread),
            "refused": [
                {"reason": refused.reason, "figure": figure_row(refused.disclosure, taxonomy)}
                for refused in receipt.refused
            ],
        },
        "understood": answer.understood.line,
        "suggestions": list(answer.suggestions),
    }


def derived_row(derived: Derived) -> Row:
    """A number calculated from disclosed figures."""
    return {"value": derived.value, "unit": derived.unit, "label": derived.label, "formula": derived.formula}


def quoted_row(quoted: Quoted) -> Row:
    """A citation."""
    return {
        "file": quoted.file,
        "organisation": quoted.organisation,
        "year": quoted.year,
        "page": quoted.page,
        "section": join_section(quoted.section),
        "quote": quoted.quote,
    }
