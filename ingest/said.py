"""What users read, put together in Chinese and still known piece by piece, so that it can be said in another language.

A `Said` is the Chinese text itself, which rows and files take as it is. Whoever shows it to people in another language
asks for its phrases in that language; what stands in their gaps, such as names and quotes, is nobody's to translate.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Self

Translate = Callable[[str], str]
"""A phrase in another language; the phrase itself where it has no translation."""


class Said(str):
    """A phrase with its gaps filled: Said("共 {pages} 页", pages=3). The phrase alone is what is translated."""

    __slots__ = ("fields", "phrase")
    phrase: str
    fields: Mapping[str, object]

    def __new__(cls, phrase: str, /, **fields: object) -> Self:
        """The phrase in Chinese; without fields, braces in it are plain text."""
        said = str.__new__(cls, phrase.format(**fields) if fields else phrase)
        said.phrase, said.fields = phrase, fields
        return said

    def __reduce__(self) -> tuple[object, ...]:
        """Made again from its parts, in whatever process."""
        return _said_again, (self.phrase, dict(self.fields))

    def through(self, translate: Translate) -> str:
        """The text in another language."""
        if not self.phrase:
            return ""
        phrase = translate(self.phrase)
        if not self.fields:
            return phrase
        return phrase.format(**{name: in_words_of(value, translate) for name, value in self.fields.items()})


class Listed(Said):
    """Several texts with a mark between them, which is translated too: 质量、环境 or one line under the other."""

    __slots__ = ("items",)
    items: tuple[str, ...]

    def __new__(cls, items: Iterable[str], between: str = "、") -> Self:
        """The texts, each as it is in Chinese."""
        kept = tuple(items)
        listed = str.__new__(cls, between.join(kept))
        listed.phrase, listed.fields, listed.items = between, {}, kept
        return listed

    def __reduce__(self) -> tuple[object, ...]:
        """Made again from its parts, in whatever process."""
        return Listed, (self.items, self.phrase)

    def through(self, translate: Translate) -> str:
        """Each text in another language, with that language's mark between them."""
        return translate(self.phrase).join(str(in_words_of(item, translate)) for item in self.items)


NOTHING: Said = Listed(())
"""Where nothing has to be said."""


def in_words_of(value: object, translate: Translate) -> object:
    """The value with what was said in it translated; anything else, such as a name of a report, as it is."""
    return value.through(translate) if isinstance(value, Said) else value


def _said_again(phrase: str, fields: Mapping[str, object]) -> Said:
    return Said(phrase, **fields)
