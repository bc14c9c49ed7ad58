"""Tables of TOML as entries of the taxonomy: each key checked, what is wrong told with file, entry and nearest word."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import Any, get_args

from ingest.errors import ZewenError
from ingest.figure import Kind
from ingest.figures.units import load_units
from ingest.indicators.entries import Dimension, DimensionValue, Indicator
from ingest.said import Listed, Said

DIMENSIONS = "dimensions"
"""Name of the table that holds dimensions, in `dimensions.toml` and in a user's file."""


class TaxonomyError(ZewenError):
    """A taxonomy file that cannot be used; says file, entry and the nearest valid word."""


def parse_tables(content: bytes, file: str) -> dict[str, Any]:
    """The tables of a file."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TaxonomyError(Said("{file} 不是 UTF-8 编码。请另存为 UTF-8。", file=file)) from error
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(Said("{file} 不是合法的 TOML：{why}。", file=file, why=error)) from error


INDICATOR_KEYS = tuple(one.name for one in fields(Indicator) if one.name not in {"id", "theme"})
VALUE_KEYS = ("words", "weak")
DIMENSION_KEYS = ("english", "values", "patterns", "partitions", "disjoint", "wider")


def read_indicator(name: str, table: object, theme: str, file: str) -> Indicator:
    """The indicator that a table is."""
    where = entry_of(file, name)
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


def entry_of(file: str, name: str) -> Said:
    """Where an entry stands, for what is wrong with it."""
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


def read_dimension(name: str, table: Mapping[str, Any], file: str) -> Dimension:
    """The dimension that a table is."""
    where = entry_of(file, f"{DIMENSIONS}.{name}")
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


def merged_dimension(old: Dimension | None, new: Dimension) -> Dimension:
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


def merged_indicator(old: Indicator | None, new: Indicator, table: Mapping[str, object]) -> Indicator:
    """A user's keys replace ours; its aliases come before them."""
    if old is None:
        return new
    given = {key: getattr(new, key) for key in table if key in INDICATOR_KEYS}
    given["aliases"] = tuple(dict.fromkeys((*new.aliases, *old.aliases)))
    return replace(old, **given)


def check_references(
    indicators: Mapping[str, Indicator], dimensions: Mapping[str, Dimension], files: Mapping[str, str]
) -> None:
    """Units, dimensions and other indicators that an entry names have to be there; `files` holds each entry's file."""
    units = load_units()
    for entry in indicators.values():
        where = entry_of(files[entry.id], entry.id)
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
