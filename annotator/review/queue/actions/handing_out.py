"""Who gets the next claim: one statement finds a free claim and takes its lease, so that no two people get one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.utils import timezone

from annotator.claims.models import ClaimQuerySet
from annotator.claims.written import Statement
from annotator.review.models import Lease
from annotator.review.queue.free import free_for

# A claim that somebody else is being handed at this moment is locked, and passed over. Whoever looked a moment before
# may still see it as free: then the lease refuses, nothing is taken, and the question is asked again.
HAND_OUT = """
    WITH free AS MATERIALIZED ({free}), taken AS (
        INSERT INTO annotator_lease AS lease (claim_id, holder_id, taken_at, until)
        SELECT free.id, %s, %s, %s FROM free
        ON CONFLICT (claim_id) DO UPDATE
        SET holder_id = EXCLUDED.holder_id, until = EXCLUDED.until,
            taken_at = CASE WHEN lease.until > EXCLUDED.taken_at THEN lease.taken_at ELSE EXCLUDED.taken_at END
        WHERE lease.holder_id = EXCLUDED.holder_id OR lease.until <= EXCLUDED.taken_at
        RETURNING id, claim_id, holder_id, taken_at, until
    )
    SELECT free.article_id, taken.* FROM free LEFT JOIN taken ON true
"""
COLUMNS = ("id", "claim_id", "holder_id", "taken_at", "until")
TRIES = 20


@dataclass(frozen=True)
class HandedOut:
    """The lease of the claim that a person got, and the article that it stands in."""

    lease: Lease
    article_id: int


# What to choose from: claims in their order, or the statement that finds the first free one, where it is written once.
Choice = ClaimQuerySet | Callable[[User, datetime], Statement]


def hand_out(*, user: User, claims: Choice, otherwise: Choice | None = None) -> HandedOut | None:
    """Give the user the first of the claims, in the order they come in, that is free; if none is, of the others.

    Whoever holds one of them already may be given it again, for as long as if it were new.
    """
    choices = [claims] if otherwise is None else [claims, otherwise]
    for _ in range(TRIES):
        row = _take(user, choices)
        if row is None:
            return None
        article_id, *values = row
        if values[0] is not None:
            return HandedOut(Lease(**dict(zip(COLUMNS, values, strict=True))), article_id)
    return None


@transaction.atomic(savepoint=False)
def _take(user: User, choices: Sequence[Choice]) -> tuple[Any, ...] | None:
    now = timezone.now()
    parts = [part for choice in choices if (part := _statement(user, choice, now))]
    if not parts:
        return None
    # Of several the later ones are not even looked at where an earlier one finds a claim.
    free = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS choice{number}" for number, (sql, _) in enumerate(parts))  # noqa: S608
    params = [value for _, values in parts for value in values]
    with connection.cursor() as cursor:
        until = now + timedelta(minutes=settings.LEASE_MINUTES)
        cursor.execute(HAND_OUT.format(free=f"{free} LIMIT 1"), [*params, user.pk, now, until])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _statement(user: User, choice: Choice, now: datetime) -> Statement | None:
    if callable(choice):
        return choice(user, now)
    try:
        sql, params = first_free(user, choice, now).query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, tuple(params)


def first_free(user: User, claims: ClaimQuerySet, now: datetime) -> ClaimQuerySet:
    """Return the first of the claims that may be handed to the user at a moment, to be locked; its id and article."""
    free: Any = free_for(user, claims, now).values("id", "article_id")
    first: ClaimQuerySet = free.select_for_update(skip_locked=True, no_key=True, of=("self",))[:1]
    return first
