"""A conversation: turns that inherit what they leave out."""

from dataclasses import dataclass, field

from assistant.answer import Answer, Understood
from index.library import Library


@dataclass(frozen=True, slots=True)
class Context:
    """What the next turn inherits."""

    turns: tuple[Answer, ...] = ()
    understood: Understood = field(default_factory=Understood)


def ask(question: str, library: Library, context: Context = Context()) -> tuple[Answer, Context]:
    """The answer and the context for the next turn. Same library, question and context: the same bytes."""
    raise NotImplementedError
