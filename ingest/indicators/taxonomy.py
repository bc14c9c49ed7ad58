"""The taxonomy: the indicators and dimensions that figures are compared by, read from TOML and checked.

Our own entries stand in `indicators/*.toml` (a file a theme) and `dimensions.toml`. A user's file has the same form:
an entry with a new id adds an indicator, one with an id of ours adds its aliases to ours and replaces the rest.
"""

import hashlib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_args

from ingest.errors import ZewenError
from ingest.figure import Kind
from ingest.figures.units import load_units
from ingest.indicators.wording import worded
from ingest.said import Listed, Said

USERS_FILE = "ZEWEN_INDICATORS"
HERE = Path(__file__).parent
MATCHING = "5"
"""Changes with every change to the rules of matching: a part of every taxonomy's fingerprint."""

DIMENSIONS = "dimensions"
"""Name of the table that holds dimensions, in `dimensions.toml` and in a user's file."""


class TaxonomyError(ZewenError):
    """A taxonomy file that cannot be used; says file, entry and the nearest valid word."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the taxonomy: something that bodies disclose a number of."""

    id: str
    name: str
    """In Chinese, as users read it."""
    english: str = ""
    aliases: tuple[str, ...] = ()
    """Ways in which reports name it; … stands for a gap of up to twenty characters."""
    asked: tuple[str, ...] = ()
    """Everyday wording that only questions use: 发了多少证."""
    units: tuple[str, ...] = ()
    """Units it may come in, as printed or in base form; "" for a bare number. Empty admits all."""
    kind: Kind = "flow"
    dimensions: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    """Dimensions whose values share members, so that they never sum to the total: an auditor of two schemes."""
    codes: tuple[str, ...] = ()
    """Clauses of standards that ask for it, e.g. GRI 302-1, HKEX A2.1, 36000 H-2."""
    bounds: tuple[float, float] | None = None
    """What one body may plausibly report, in the base unit; outside is a suspicion, never an error."""
    needs: tuple[str, ...] = ()
    """Words of which one must stand in the subject, the quote or a heading, where the aliases alone are ambiguous."""
    excludes: tuple[str, ...] = ()
    """Words that must not stand in the subject: they make it another thing."""
    bodies: tuple[str, ...] = ()
    """Kinds of body that disclose it, e.g. certification; empty for every kind."""
    bare: bool = False
    """True where an alias is a plain word (员工): anything else in the subject makes it only a part of the total."""
    part_of: str = ""
    """Id of the indicator that it can never exceed in the same period and dimensions."""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class DimensionValue:
    """One value of a dimension with the words that mean it."""

    value: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    """Words that mean it only right beside an indicator or alone in a head: 质量, 环境."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way in which an indicator is divided: 性别, 认证领域."""

    name: str
    english: str = ""
    values: tuple[DimensionValue, ...] = ()
    patterns: tuple[str, ...] = ()
    """Regular expressions on folded text whose match is a value by itself: 30-40岁."""
    partitions: tuple[tuple[str, ...], ...] = ()
    """Sets of values that together are always the whole, e.g. (男, 女)."""
    disjoint: bool = False
    """Whether no two values share anything, so that their sum never exceeds the whole."""
    wider: tuple[str, ...] = ()
    """Values that hold others: 管理体系 holds QMS. They are disjoint from no other."""


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
        tables = _parse(content, path.name)
        theme = tables.pop("theme", "" if path == extra else path.stem)
        for name, table in tables.pop(DIMENSIONS, {}).items():
            dimensions[name] = _merged_dimension(dimensions.get(name), _dimension(name, table, path.name))
        for name, table in tables.items():
            entry = _indicator(name, table, theme, path.name)
            if name in indicators and path != extra:
                raise TaxonomyError(
                    Said("{where}：这个编号已经在别的文件里用过。请换一个编号。", where=_entry(path.name, name))
                )
            indicators[name] = _merged_indicator(indicators.get(name), entry, table)
            files[name] = path.name
    _check_references(indicators, dimensions, files)
    return Taxonomy(indicators, dimensions, _fingerprint(contents.values()))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TaxonomyError(
            Said("无法读取指标文件 {path}：{why}。请检查路径。", path=path, why=error.strerror)
        ) from error


def _parse(content: bytes, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TaxonomyError(Said("{file} 不是 UTF-8 编码。请另存为 UTF-8。", file=file)) from error
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(Said("{file} 不是合法的 TOML：{why}。", file=file, why=error)) from error


INDICATOR_KEYS = tuple(one.name for one in fields(Indicator) if one.name not in {"id", "theme"})
VALUE_KEYS = ("words", "weak")
DIMENSION_KEYS = ("english", "values", "patterns", "partitions", "disjoint", "wider")


def _indicator(name: str, table: object, theme: str, file: str) -> Indicator:
    where = _entry(file, name)
    if not isinstance(table, dict):
        raise TaxonomyError(Said("{where}：这里应当是一个表，里面写 name、aliases 等。", where=where))
    _check_keys(table, INDICATOR_KEYS, where)
    if not name.replace("_", "").isalnum() or not name.isascii():
        raise TaxonomyError(Said("{where}：编号只用小写英文字母、数字和下划线。", where=where))
    if not isinstance(table.get("name"), str) or not table["name"]:
        raise TaxonomyError(Said("{where}：缺少中文名 name。", where=where))
    kind = table.get("kind", "flow")
    if kind not in get_args(Kind):
        nearest = _nearest(str(kind), get_args(Kind))
        raise TaxonomyError(Said("{where}：kind 没有“{kind}”，{nearest}", where=where, kind=kind, nearest=nearest))
    lists = {key: _words(table.get(key, []), where, key) for key in LIST_KEYS}
    short = [alias for alias in lists["aliases"] if len(alias) < 2]
    if short:
        raise TaxonomyError(Said("{where}：别名“{alias}”太短，至少两个字。", where=where, alias=short[0]))
    return Indicator(
        id=name, name=table["name"], english=_text(table, "english", where), kind=kind, theme=theme,
        bounds=_bounds(table.get("bounds"), where), bare=bool(table.get("bare", False)),
        part_of=_text(table, "part_of", where), **lists,
    )  # fmt: skip


LIST_KEYS = ("aliases", "asked", "units", "dimensions", "overlaps", "codes", "needs", "excludes", "bodies")


def _entry(file: str, name: str) -> Said:
    return Said("{file} 的 [{name}]", file=file, name=name)


def _under(where: Said, key: str) -> Said:
    return Said("{where} 的 {key}", where=where, key=key)


def _check_keys(table: Mapping[str, object], known: tuple[str, ...], where: Said) -> None:
    for key in table:
        if key not in known:
            nearest = _nearest(key, known)
            raise TaxonomyError(Said("{where}：没有“{key}”这个键，{nearest}", where=where, key=key, nearest=nearest))


def _nearest(word: str, known: tuple[str, ...]) -> Said:
    best = get_close_matches(word, known, n=1, cutoff=0.4)
    return Said("是不是“{word}”？", word=best[0]) if best else Said("可用的有：{known}。", known=Listed(known[:40]))


def _words(value: object, where: Said, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise TaxonomyError(
            Said('{where}：应当是一串文字，例如 ["有效证书", "证书保有量"]。', where=_under(where, key))
        )
    return tuple(value)


def _text(table: Mapping[str, object], key: str, where: Said) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise TaxonomyError(Said("{where}：应当是一段文字。", where=_under(where, key)))
    return value


def _bounds(value: object, where: Said) -> tuple[float, float] | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2:
        low, high = value
        if isinstance(low, int | float) and isinstance(high, int | float) and low <= high:
            return float(low), float(high)
    raise TaxonomyError(Said("{where}：应当是从小到大的两个数，例如 [0, 100]。", where=_under(where, "bounds")))


def _dimension(name: str, table: Mapping[str, Any], file: str) -> Dimension:
    where = _entry(file, f"{DIMENSIONS}.{name}")
    _check_keys(table, DIMENSION_KEYS, where)
    values = tuple(_value(value, words, where) for value, words in table.get("values", {}).items())
    partitions = tuple(_words(part, where, "partitions") for part in table.get("partitions", []))
    patterns = _words(table.get("patterns", []), where, "patterns")
    wider = _words(table.get("wider", []), where, "wider")
    disjoint = bool(table.get("disjoint", False))
    return Dimension(name, _text(table, "english", where), values, patterns, partitions, disjoint, wider)


def _value(value: str, words: object, where: Said) -> DimensionValue:
    if isinstance(words, dict):
        _check_keys(words, VALUE_KEYS, _under(where, value))
        lists = [_words(words.get(key, []), where, value) for key in VALUE_KEYS]
        return DimensionValue(value, *lists)
    return DimensionValue(value, _words(words, where, value))


def _merged_dimension(old: Dimension | None, new: Dimension) -> Dimension:
    """A user's values come first, so that they win over ours for the same words."""
    if old is None:
        return new
    named = {value.value for value in new.values}
    rest = tuple(value for value in old.values if value.value not in named)
    return replace(
        old,
        values=(*new.values, *rest),
        patterns=(*new.patterns, *old.patterns),
        partitions=(*old.partitions, *new.partitions),
        wider=(*old.wider, *new.wider),
    )


def _merged_indicator(old: Indicator | None, new: Indicator, table: Mapping[str, object]) -> Indicator:
    if old is None:
        return new
    given = {key: getattr(new, key) for key in table if key in INDICATOR_KEYS}
    given["aliases"] = tuple(dict.fromkeys((*new.aliases, *old.aliases)))
    return replace(old, **given)


def _check_references(
    indicators: Mapping[str, Indicator], dimensions: Mapping[str, Dimension], files: Mapping[str, str]
) -> None:
    units = load_units()
    for entry in indicators.values():
        where = _entry(files[entry.id], entry.id)
        for unit in entry.units:
            if unit and not units.family(unit):
                nearest = _nearest(unit, tuple(known.form for known in units))
                raise TaxonomyError(
                    Said("{where}：没有“{unit}”这个单位，{nearest}", where=where, unit=unit, nearest=nearest)
                )
        for name in entry.dimensions:
            if name not in dimensions:
                nearest = _nearest(name, tuple(dimensions))
                raise TaxonomyError(
                    Said("{where}：没有“{name}”这个维度，{nearest}", where=where, name=name, nearest=nearest)
                )
        if entry.part_of and entry.part_of not in indicators:
            nearest = _nearest(entry.part_of, tuple(indicators))
            raise TaxonomyError(
                Said(
                    "{where}：part_of 没有“{name}”这个指标，{nearest}", where=where, name=entry.part_of, nearest=nearest
                )
            )


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
