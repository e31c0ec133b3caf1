"""Frozen dataclasses that go to JSON and come back equal.

Keys are sorted and nothing depends on the machine: the same value always gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import NoneType
from typing import Any, Self, get_args, get_origin, get_type_hints


class UnknownField(ValueError):
    """A stored record carries a field that this version of the program does not know."""


class Frozen:
    """Gives a frozen dataclass its round trip through JSON."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values: dates as ISO strings, tuples as lists."""
        encoded: dict[str, Any] = _encode(self)
        return encoded

    def to_json(self) -> str:
        """Return the record as one line of JSON whose bytes depend on its values alone."""
        return json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Rebuild a record; a field that an older record lacks takes its default, an unknown one fails."""
        hints = _hints(cls)
        if unknown := sorted(set(values) - set(hints)):
            raise UnknownField(f"{cls.__name__} has no field {', '.join(unknown)}.")
        return cls(**{name: _decode(hints[name], value) for name, value in values.items()})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Rebuild a record from the text that `to_json` gave."""
        return cls.from_dict(json.loads(text))


_known: dict[type, dict[str, Any]] = {}


def _hints(cls: Any) -> dict[str, Any]:
    if cls not in _known:
        hints = get_type_hints(cls)
        _known[cls] = {field.name: hints[field.name] for field in fields(cls)}
    return _known[cls]


def _encode(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        return {name: _encode(getattr(value, name)) for name in _hints(type(value))}
    return value


def _decode(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_decode(get_args(hint)[0], item) for item in value)
    if NoneType in get_args(hint):
        return _decode(next(arg for arg in get_args(hint) if arg is not NoneType), value)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return hint.from_dict(value)
    return value
