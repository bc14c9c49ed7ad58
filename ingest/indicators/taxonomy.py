"""The taxonomy: the indicators and dimensions that figures are compared by, read from TOML and checked.

Our own entries stand in `themes/*.toml` (a file a theme) and `dimensions.toml`. A user's file has the same form:
an entry with a new id adds an indicator, one with an id of ours adds its aliases to ours and replaces the rest.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.indicators.entries import Dimension, Indicator
from ingest.indicators.entry_tables import (
    DIMENSIONS,
    TaxonomyError,
    check_references,
    entry_of,
    merged_dimension,
    merged_indicator,
    parse_tables,
    read_dimension,
    read_indicator,
)
from ingest.indicators.wording import worded
from ingest.said import Said

USERS_FILE = "ZEWEN_INDICATORS"
HERE = Path(__file__).parent
MATCHING = "5"
"""Changes with every change to the rules of matching: a part of every taxonomy's fingerprint."""


@dataclass(frozen=True, slots=True, eq=False)
class Taxonomy:
    """All indicators and dimensions, looked up by id, alias or name."""

    indicators: Mapping[str, Indicator]
    dimensions: Mapping[str, Dimension]
    fingerprint: str
    """Changes when an entry or a rule of matching changes: stored figures are then matched again."""

    @property
    def named_by(self) -> Mapping[str, tuple[str, ...]]:
        """Folded id, name, alias or everyday wording → ids."""
        return _names(self)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators.values())

    def __len__(self) -> int:
        return len(self.indicators)

    def __contains__(self, indicator: object) -> bool:
        return indicator in self.indicators

    def __getitem__(self, indicator: str) -> Indicator:
        return self.indicators[indicator]

    def name_of(self, indicator: str | None) -> str | None:
        """The Chinese name, or `None` for an unmatched figure or an id of a taxonomy that is no longer used."""
        entry = self.indicators.get(indicator or "")
        return entry.name if entry else None

    def named(self, text: str) -> tuple[Indicator, ...]:
        """The indicators that the whole of `text` names: an id, a name or an alias."""
        return tuple(self.indicators[found] for found in self.named_by.get(worded(text), ()))


def load_taxonomy(extra: Path | None = None) -> Taxonomy:
    """Our indicators, and those of the user's file, by default the one `$ZEWEN_INDICATORS` names.

    The environment, so that worker processes see the same taxonomy. Raises TaxonomyError.
    """
    named = os.environ.get(USERS_FILE)
    return _load_taxonomy(extra or (Path(named) if named else None))


def taxonomy_fingerprint() -> str:
    """What `load_taxonomy` would tell, sooner: our own files need no checking. Raises TaxonomyError."""
    if os.environ.get(USERS_FILE):
        return load_taxonomy().fingerprint
    return _fingerprint(_contents(None).values())


def _contents(extra: Path | None) -> dict[Path, bytes]:
    paths = [HERE / "dimensions.toml", *sorted((HERE / "themes").glob("*.toml")), *([extra] if extra else [])]
    return {path: _read(path) for path in paths}


def _fingerprint(contents: Iterable[bytes]) -> str:
    digest = hashlib.sha256(MATCHING.encode() + (HERE / "matching.toml").read_bytes())
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:16]


@cache
def _load_taxonomy(extra: Path | None) -> Taxonomy:
    contents = _contents(extra)
    indicators: dict[str, Indicator] = {}
    dimensions: dict[str, Dimension] = {}
    files: dict[str, str] = {}
    for path, content in contents.items():
        tables = parse_tables(content, path.name)
        theme = tables.pop("theme", "" if path == extra else path.stem)
        for name, table in tables.pop(DIMENSIONS, {}).items():
            dimensions[name] = merged_dimension(dimensions.get(name), read_dimension(name, table, path.name))
        for name, table in tables.items():
            entry = read_indicator(name, table, theme, path.name)
            if name in indicators and path != extra:
                raise TaxonomyError(
                    Said("{where}：这个编号已经在别的文件里用过。请换一个编号。", where=entry_of(path.name, name))
                )
            indicators[name] = merged_indicator(indicators.get(name), entry, table)
            files[name] = path.name
    check_references(indicators, dimensions, files)
    return Taxonomy(indicators, dimensions, _fingerprint(contents.values()))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TaxonomyError(
            Said("无法读取指标文件 {path}：{why}。请检查路径。", path=path, why=error.strerror)
        ) from error


@cache
def _names(taxonomy: Taxonomy) -> dict[str, tuple[str, ...]]:
    """Folded id, name, alias and everyday wording → ids."""
    found: dict[str, list[str]] = {}
    for entry in taxonomy:
        for word in (entry.id, entry.name, entry.english, *entry.aliases, *entry.asked):
            ids = found.setdefault(worded(word), [])
            if word and entry.id not in ids:
                ids.append(entry.id)
    return {word: tuple(ids) for word, ids in found.items()}
