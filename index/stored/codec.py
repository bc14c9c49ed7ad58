"""Values as JSON and back: what a report holds survives storing without loss, fields added later included."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ingest.said import Listed, Said

COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

PLAIN = frozenset({str, int, float, bool, type(None)})
"""Types that JSON knows."""

NONE = "[]"
"""No values, as `to_json` writes them."""

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def to_json(value: object) -> str:
    """Compact JSON in which a dataclass keeps only the fields that differ from their defaults."""
    return COMPACT.encode(plain(value))


def from_json(kind: type[T], text: str) -> T:
    """The value of that type again, equal to what `to_json` was given."""
    decode: Decoder = decoder(cast("Any", kind))
    value: T = decode(json.loads(text))
    return value


def several(kind: type[T], text: str) -> tuple[T, ...]:
    """Values of that type; most reports have none of what is asked for so, and that is quickly told."""
    return () if text == NONE else from_json(cast("Any", tuple[kind, ...]), text)  # type: ignore[valid-type]


def plain(value: object) -> object:
    """The value in lists, dicts, strings and numbers; a Decimal as its exact string."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Listed):
        return {"between": value.phrase, "items": [plain(item) for item in value.items]}
    if isinstance(value, Said):
        return {"said": value.phrase, **{name: plain(content) for name, content in value.fields.items()}}
    if is_dataclass(value) and not isinstance(value, type):
        return plain_fields(value)
    return value


def plain_fields(value: object, *, without: frozenset[str] = frozenset()) -> dict[str, object]:
    """A dataclass as a dict of the fields that differ from their defaults, some left out."""
    return {
        name: content if type(content) in PLAIN else plain(content)
        for name, default in fields_with_defaults(cast("Any", type(value)))
        if name not in without and (content := getattr(value, name)) != default
    }


@cache
def fields_with_defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """Each field's name with its default, `MISSING` where there is none."""
    return tuple((field.name, _default(field)) for field in fields(kind))


@cache
def decoder(kind: Any) -> Decoder:
    """The function that makes a value of this type from what `plain` left of it."""
    if kind is Decimal:
        return Decimal
    if kind is Said:
        return _said
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional_decoder(get_args(kind))
    return _same


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _dataclass_decoder(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: decoder(hints[field.name]) for field in fields(kind)}
    working = [(name, decode) for name, decode in decoders.items() if decode is not _same]

    def decode(stored: dict[str, Any]) -> Any:
        for name, decode_content in working:
            if name in stored:
                stored[name] = decode_content(stored[name])  # fresh from the parser, and nobody else's
        if stored.keys() <= decoders.keys():
            return kind(**stored)
        return kind(**{name: content for name, content in stored.items() if name in decoders})

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = decoder(arguments[0])
        return tuple if item is _same else lambda stored: tuple(item(content) for content in stored)
    decoders = tuple(decoder(argument) for argument in arguments)
    return lambda stored: tuple(decode(content) for decode, content in zip(decoders, stored, strict=True))


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    """Of a union that has at most one member needing work, `None` aside."""
    members = [decoder(argument) for argument in arguments if argument is not type(None)]
    working = next((member for member in members if member is not _same), _same)
    return lambda stored: None if stored is None else working(stored)


def _said(stored: Any) -> Said:
    """What was said, from its parts; from a text alone where an older library holds no more."""
    if isinstance(stored, str):
        return Said(stored)
    if "items" in stored:
        return Listed(map(_part, stored["items"]), stored["between"])
    return Said(stored["said"], **{name: _part(content) for name, content in stored.items() if name != "said"})


def _part(stored: Any) -> Any:
    """What fills a gap: said itself, or a name, a quote, a number."""
    return _said(stored) if isinstance(stored, dict) else stored


def _same(stored: Any) -> Any:
    return stored
