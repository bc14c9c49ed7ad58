"""What one answer is made with, and how it is put down."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Quoted, Status, Understood
from assistant.asking.catalogue import Known
from assistant.asking.inquiry import Inquiry
from assistant.asking.question import LONGEST
from assistant.finding.lookup import Looked, Seeker
from assistant.finding.reading import passages_of
from assistant.telling.proof import proved
from assistant.telling.writing import label_of
from index.library import Disclosure, Library
from ingest.indicators.taxonomy import Taxonomy
from ingest.said import NOTHING, Listed, Said

MANY_BODIES = 4
"""Up to so many bodies are named one by one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, and what was looked up for it, from which the next turn takes what it leaves out."""

    answer: Answer
    looked: tuple[Looked, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """One inquiry with the library it is put to."""

    inquiry: Inquiry
    library: Library
    known: Known
    taxonomy: Taxonomy
    seeker: Seeker

    def answer(self, status: Status, text: Said, **rest: object) -> Answer:
        """An answer with how the question was understood."""
        understood = understood_as(self.inquiry)
        return Answer(self.inquiry.question.text, status, text, understood=understood, **rest)  # type: ignore[arg-type]

    def proved(self, figures: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
        """Only the figures whose number stands in their quote and whose quote stands in the stored text."""
        return tuple(one for one in figures if self._citation(one))

    def citations(self, figures: Iterable[Disclosure]) -> tuple[Quoted, ...]:
        """The quotes of figures, each once."""
        found = [quoted for one in figures if (quoted := self._citation(one))]
        return tuple({(one.sha256, one.passage, one.quote): one for one in found}.values())

    def _citation(self, one: Disclosure) -> Quoted | None:
        return proved(one, passages_of(self.library, one.report.sha256))


def once(figures: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
    """Each figure once, in the order given."""
    return tuple({(one.report.sha256, one.figure.source, one.figure.quantity): one for one in figures}.values())


def understood_as(inquiry: Inquiry) -> Understood:
    """How the question was read, with the line that says so."""
    terms = tuple(dict.fromkeys(term for one in inquiry.asked for term in one.terms))
    organisations = tuple(scope.label for scope in inquiry.scopes if not scope.open)
    return Understood(
        organisations=organisations,
        years=inquiry.years,
        indicators=tuple(dict.fromkeys(found for term in terms for found in term.indicators)),
        words=tuple(term.text for term in terms),
        dimensions=tuple(dict.fromkeys(term.dimension for term in terms if term.dimension)),
        wanted=inquiry.wants[0],
        corrections=inquiry.question.corrections,
        line=_line(inquiry, organisations),
    )


def _line(inquiry: Inquiry, organisations: tuple[str, ...]) -> Said:
    """How the question was read, what was taken for a slip, and whether only its beginning was read."""
    question = inquiry.question
    read = [
        Listed(organisations) if len(organisations) <= MANY_BODIES else Said("各机构"),
        Listed(Said("{year} 年", year=year) for year in inquiry.years),
        Listed(dict.fromkeys(label_of(one) for one in inquiry.asked if one.label)),
    ]
    slips = [Said("“{typed}”按“{read}”查", typed=typed, read=read) for typed, read in question.corrections]
    minded = [Said("（{slips}）", slips=Listed(slips, "，"))] if slips else []
    if question.cut:
        minded.append(Said("（问题过长，只读了前{n}字）", n=LONGEST))
    if not any(read) and not minded:
        return NOTHING
    parts = Listed((part for part in read if part), " · ")
    return Said("理解为：{parts}{minded}", parts=parts, minded=Listed(minded, ""))
