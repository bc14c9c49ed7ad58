"""Names of organisations as people write them, resolved against those that the library holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.filed import Filed


@dataclass(frozen=True, slots=True)
class NameMention:
    """A stretch of a text that names an organisation."""

    start: int
    end: int
    candidates: tuple[str, ...]
    """Full names it may mean, likeliest first; several where the words do not decide."""
    exact: bool = True
    """False where a letter or a sound had to be forgiven."""
    correction: str = ""
    """What was read for the words as typed, where they were not exact: 航协 for 航鞋."""
    files: tuple[str, ...] = ()
    """Files meant, where the report names no organisation and only its own words reach it."""


class Names:
    """The names in a library: full, short, English and acronyms, and words that mean a body."""

    def __init__(self, filed: Iterable[Filed]) -> None:
        self._exact: dict[str, tuple[str, ...]] = {}
        for report in filed:
            identity = report.identity
            if identity.organisation is None:
                continue
            for name in (identity.organisation, *identity.short_names):
                known = self._exact.get(name, ())
                if identity.organisation not in known:
                    self._exact[name] = (*known, identity.organisation)

    def resolve(self, text: str) -> tuple[NameMention, ...]:
        """The organisations that a text names, from left to right; longer names win over those inside them."""
        mentions: list[NameMention] = []
        taken = [False] * len(text)
        for name in sorted(self._exact, key=lambda name: (-len(name), name)):
            start = text.find(name)
            while start >= 0:
                if not any(taken[start : start + len(name)]):
                    taken[start : start + len(name)] = [True] * len(name)
                    mentions.append(NameMention(start, start + len(name), self._exact[name]))
                start = text.find(name, start + 1)
        return tuple(sorted(mentions, key=lambda mention: mention.start))
