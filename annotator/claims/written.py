"""Queries that every decision makes: Django writes their SQL once, and afterwards only the values are filled in.

Writing the SQL of a query with subqueries takes Django longer than PostgreSQL takes to answer it.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

Row = TypeVar("Row", bound=models.Model)
Statement = tuple[str, tuple[Any, ...]]
# What stands in the SQL until the real values come; nothing else in a query is like them.
NUMBER, DAY = 2_000_000_011, date(9000, 1, 1)
# So far apart that what is reckoned from one (the day after, the next version) is never taken for another.
APART = 10_000


class WrittenQuery(Generic[Row]):
    """A function from whole numbers, days and moments to a queryset, and to nothing else that may change.

    Calling it asks the database and returns the rows. An argument that is None makes a query of its own.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Row]]) -> None:
        self.build = build
        self.known: dict[tuple[Any, ...], tuple[SQLCompiler, str, list[Any]]] = {}

    def __call__(self, *values: Any) -> list[Row]:
        """Return the rows for these values."""
        compiler, sql, places = self._written(values)
        filled = _Filled(compiler, (sql, _fill(places, values)))
        query = SimpleNamespace(get_compiler=lambda using: filled)
        asked: Any = SimpleNamespace(query=query, db=DEFAULT_DB_ALIAS, _known_related_objects={})
        return list(ModelIterable(asked))

    def sql(self, *values: Any) -> Statement:
        """Return the SQL with its parameters for these values, to be part of a longer statement."""
        _, sql, places = self._written(values)
        return sql, _fill(places, values)

    def _written(self, values: Sequence[Any]) -> tuple[SQLCompiler, str, list[Any]]:
        # Days are cut and words chosen by the time zone and the language of the request.
        key = (get_current_timezone_name(), get_language(), *map(type, values))
        if key not in self.known:
            self.known[key] = self._write(values)
        return self.known[key]

    def _write(self, values: Sequence[Any]) -> tuple[SQLCompiler, str, list[Any]]:
        stand_ins = [_stand_in(value, place) for place, value in enumerate(values)]
        asked = self.build(*stand_ins)
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        places = [_Place(stand_ins.index(param)) if param in stand_ins else param for param in params]
        unused = {place for place, one in enumerate(stand_ins) if one is not None and one not in params}
        if unused or any(map(_is_fixed, places)):
            raise ValueError(f"{self.build.__name__} can not be written once: it fixes a value or the time of day.")
        if asked._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise ValueError(f"{self.build.__name__} can not be written once: it asks more than one query.")
        return compiler, sql, places


class _Place(int):
    """The place of an argument whose value goes here."""


class _Filled(SQLCompiler):
    """A compiler that has done its work, with the SQL to send this time."""

    def __init__(self, done: SQLCompiler, statement: Statement) -> None:
        vars(self).update(vars(done))
        self.connection = connections[DEFAULT_DB_ALIAS]
        self.statement = statement

    def as_sql(self, *args: Any, **kwargs: Any) -> Statement:
        """Return the SQL that was written, filled in."""
        return self.statement


def _is_fixed(param: Any) -> bool:
    """Tell whether a parameter is the time of day, or was reckoned from an argument; both would stand for good."""
    reckoned = isinstance(param, int) and not isinstance(param, _Place) and param > NUMBER - APART
    return reckoned or isinstance(param, date)


def _fill(places: Sequence[Any], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(values[place] if isinstance(place, _Place) else place for place in places)


def _stand_in(value: Any, place: int) -> Any:
    if value is None:
        return None
    apart = place * APART
    if isinstance(value, datetime):
        return datetime.combine(DAY, time(), UTC) + timedelta(days=apart)
    return DAY + timedelta(days=apart) if isinstance(value, date) else NUMBER + apart
