"""Names typed wrong: by sound, by shape, or with a character too many or too few."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property
from itertools import pairwise

from index.language import word_list
from index.names.sounds import sound_of, sounds_of, spelt_out
from index.search.segmenter import is_word

Span = tuple[int, int]

CLOSE = 80.0
"""RapidFuzz ratio of a long name and what was typed, from 0 to 100."""

LONG = 5
"""Characters from which on a name may have one too many or too few."""


class MisspeltNames:
    """Finds names of a list in a text that holds them almost."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = frozenset(name for name in names if len(name) > 1)
        self._names = tuple(sorted(self._known))

    def find(self, text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
        """(start, end, name) of stretches that are no words and mean a name, the longest first."""
        if not self._names:
            return
        windows = [
            (start, start + length)
            for first, last in _free_runs(text, taken)
            for length in range(min(last - first, self._longest), 1, -1)
            for start in range(first, last - length + 1)
        ]
        for start, end in sorted(windows, key=lambda span: (span[0] - span[1], span[0])):
            name = self._meant(text[start:end])
            if name:
                yield start, end, name

    def _meant(self, typed: str) -> str | None:
        """The name that was meant, if that is clear."""
        if typed in self._known or is_word(typed):
            return None
        for meant in (self._by_sound(typed), self._by_shape(typed), self._by_likeness(typed)):
            if meant and typed not in meant and not _says_another_word(typed, meant):
                return meant
        return None

    def _by_sound(self, typed: str) -> str | None:
        for sound in sounds_of(typed):
            names = self._sounds.get(sound, ())
            alike = [name for name in names if _shares(typed, name) and (len(name) > 2 or _sounds_just_so(typed, name))]
            if alike:
                return alike[0]
        return None

    def _by_shape(self, typed: str) -> str | None:
        return next((name for name in self._shapes.get(_shape(typed), ()) if name != typed), None)

    def _by_likeness(self, typed: str) -> str | None:
        """One character wrong, missing or too many in a long name."""
        if len(typed) < LONG - 1:
            return None
        from rapidfuzz import fuzz, process

        near = [name for name in self._long.get(typed[0], ()) if abs(len(name) - len(typed)) <= 1]
        best = process.extractOne(typed, near, scorer=fuzz.ratio, score_cutoff=CLOSE)
        return None if best is None else str(best[0])

    @cached_property
    def _longest(self) -> int:
        return min(max(map(len, self._names), default=0) + 1, 16)

    @cached_property
    def _long(self) -> dict[str, list[str]]:
        """Long names by their first characters, which nobody mistypes."""
        by_first: dict[str, list[str]] = {}
        for name in self._names:
            if len(name) >= LONG:
                by_first.setdefault(name[0], []).append(name)
        return by_first

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        by_sound: dict[str, list[str]] = {}
        for name in self._names:
            if not name.isascii():
                by_sound.setdefault(sound_of(name), []).append(name)
        return by_sound

    @cached_property
    def _shapes(self) -> dict[str, list[str]]:
        by_shape: dict[str, list[str]] = {}
        for name in self._names:
            by_shape.setdefault(_shape(name), []).append(name)
        return by_shape


def _shares(typed: str, name: str) -> bool:
    """Whether some character is the same: all others sound alike, or this would be another word."""
    return any(one == other for one, other in zip(typed, name, strict=False)) and typed != name


def _says_another_word(typed: str, name: str) -> bool:
    """航天认证中心 is not 航协认证中心 typed wrong: where it differs it has a word of its own."""
    changes = SequenceMatcher(None, typed, name, autojunk=False).get_opcodes()
    changed = {at for kind, start, end, *_ in changes if kind != "equal" for at in range(start, end)}
    pairs = {typed[at : at + 2] for place in changed for at in (place - 1, place) if 0 <= at < len(typed) - 1}
    return len(typed) > 2 and any(is_word(pair) for pair in pairs)


def _sounds_just_so(typed: str, name: str) -> bool:
    """For two characters, of which so many sound nearly alike: 航鞋 for 航协, not 乙纸 for 乙子."""
    return spelt_out(typed) == spelt_out(name)


def _shape(word: str) -> str:
    """The word with every look-alike as the first of its group."""
    return word.translate(_look_alikes())


def look_alikes(word: str) -> list[str]:
    """The word with one character replaced by one that looks like it."""
    groups = {character: group for group in word_list("similar_shapes") for character in group}
    return [
        word[:at] + other + word[at + 1 :]
        for at, character in enumerate(word)
        for other in groups.get(character, "")
        if other != character
    ]


@cache
def _look_alikes() -> dict[int, str]:
    return {ord(character): group[0] for group in word_list("similar_shapes") for character in group}


def _free_runs(text: str, taken: Sequence[Span]) -> list[Span]:
    """Runs of Chinese characters that nothing else was found in."""
    runs = []
    for first, last in _han_runs(text):
        edges = sorted({first, last, *(max(first, min(last, edge)) for span in taken for edge in span)})
        runs += [(start, end) for start, end in pairwise(edges) if not any(s < end and start < e for s, e in taken)]
    return runs


def _han_runs(text: str) -> list[Span]:
    runs: list[Span] = []
    for at, character in enumerate(text):
        if "\u3400" <= character <= "\u9fff":
            if runs and runs[-1][1] == at:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
    return runs
