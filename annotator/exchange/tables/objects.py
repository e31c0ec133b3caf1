"""JSON as rows: one object a line, or the objects of one array, each parsed by itself and within bounds."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from annotator.exchange.contract import Problem
from annotator.exchange.tables.bounds import Bounds
from annotator.exchange.tables.raw import Flaw, Raw, Value

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)
_WHOLE = re.compile(r"(-?\d+)\.0+")
_LONGEST_NUMBER = 400


class _Twice(dict[str, Any]):
    """An object in which a name stands more than once."""

    names: set[str]


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = _Twice(found)
    seen: set[str] = set()
    twice.names = {name for name, _ in pairs if name in seen or seen.add(name)}  # type: ignore[func-returns-value]
    return twice


class _Number(str):
    """A number as it is written, so that no digit is lost."""

    __slots__ = ()


def _number(text: str) -> Value:
    if len(text) > _LONGEST_NUMBER:
        return Flaw(text[:_LONGEST_NUMBER], "number", f"A number of {len(text):,} digits is none that can be kept.")
    whole = _WHOLE.fullmatch(text)
    return _Number(whole[1] if whole else text)


def _no_number(text: str) -> Flaw:
    return Flaw(text, "number", f"{text} is no number, and no JSON.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_number, parse_float=_number, parse_constant=_no_number, strict=False
)


def depth(text: str) -> int:
    """Return how deep brackets nest in a text, strings left out."""
    deepest = now = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        sign = found[0][0]
        if sign in "[{":
            now += 1
            deepest = max(deepest, now)
        elif sign in "]}":
            now -= 1
    return deepest


def record(number: int, text: str, bounds: Bounds) -> dict[str, Value] | Problem:
    """Return an object's values by column, or why there are none."""
    problem = partial(Problem.of, "json", "", text[:200])
    if (deep := depth(text)) > bounds.nesting:
        return problem(bounds.sentence("nesting", deep))
    try:
        found = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return problem(f"This is no JSON: {error.msg} at sign {error.pos + 1} of row {number}.")
    if not isinstance(found, dict):
        return problem("This is no object with named values, so it has no columns.")
    return dict(_flat(found))


def _flat(found: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Value]]:
    twice = found.names if isinstance(found, _Twice) else set()
    for key, value in found.items():
        name = f"{prefix}{key}"
        if key in twice:
            yield name, Flaw(_text(value), "twice", "This name stands twice in one object; which value counts?")
        elif isinstance(value, dict) and value:
            yield from _flat(value, f"{name}.")
        else:
            yield name, _value(value)


def _value(value: Any) -> Value:
    flaw = _first_flaw(value)
    return flaw or _text(value)


def _first_flaw(value: Any) -> Flaw | None:
    if isinstance(value, Flaw):
        return value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((flaw for each in inner if (flaw := _first_flaw(each))), None)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(_native(value), ensure_ascii=False)


def _native(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _native(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_native(each) for each in value]
    return json.loads(value) if isinstance(value, _Number) else value


def raw_row(number: int, found: dict[str, Value] | Problem, columns: Sequence[str]) -> Raw:
    """Return an object as a row; names that no column has are told with the row."""
    if isinstance(found, Problem):
        return Raw(number, [], [found])
    known = set(columns)
    extra = [name for name in found if name not in known and found[name]]
    notes = [f"“{name[:80]}” is not among the columns that the first rows have, and is left out." for name in extra[:5]]
    return Raw(number, [found.get(name, "") for name in columns], [], notes)
