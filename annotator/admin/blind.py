"""Whoever has a blind reading in hand does not meet the first answer in the administration either (METHOD §4)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.review.second.models import SecondReading, State


class NotInHand:
    """Leaves out rows of claims that this person is to read a second time; `claim` leads from a row to its claim."""

    claim = "claim"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return what this person may meet."""
        found: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        mine = SecondReading.objects.filter(reader=request.user.pk, state=State.WANTED)
        return found.exclude(**{f"{self.claim}__in": mine.values("claim")})
