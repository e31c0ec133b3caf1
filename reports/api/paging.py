"""Long lists in pieces: at most so many rows at once, with the addresses of the pieces before and after."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from ninja import Field, Query, Schema

Row = TypeVar("Row")

MOST = 200
USUAL = 50
# Past this many rows, stepping costs the database more than it gives the reader: the bundle has them all.
FARTHEST = 1_000_000

Limit = Annotated[int, Query(ge=1, le=MOST, description=f"How many rows, at most {MOST}.")]
Offset = Annotated[int, Query(ge=0, le=FARTHEST, description="How many rows to pass over.")]
# The one sign that no text has, and no database can look for.
Word = Annotated[str, Query(pattern=r"^[^\x00]*$")]


class Paged(Schema, Generic[Row]):
    """One piece of a list."""

    count: int = Field(description="How many rows there are in all.")
    next: str | None = Field(description="The address of the next piece.")
    previous: str | None = Field(description="The address of the piece before.")
    items: list[Row]


def piece(
    request: HttpRequest, rows: QuerySet[Any], make: Callable[[Any, Any], dict[str, Any]], limit: int, offset: int
) -> dict[str, Any]:
    """Return one piece of a list with its neighbours' addresses."""
    count = rows.count()
    found = rows[offset : offset + limit]
    return {
        "count": count,
        "next": _address(request, limit, offset + limit) if offset + limit < count else None,
        "previous": _address(request, limit, max(offset - limit, 0)) if offset else None,
        "items": [make(row, request.build_absolute_uri) for row in found],
    }


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    asked: QueryDict = request.GET.copy()
    asked["limit"], asked["offset"] = str(limit), str(offset)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
