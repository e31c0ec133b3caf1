"""Who gets the next claim: one statement finds a free claim and takes its lease, so that no two people get one."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.utils import timezone

from annotator.claims.models import ClaimQuerySet
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
    SELECT taken.* FROM free LEFT JOIN taken ON true
"""
COLUMNS = ("id", "claim_id", "holder_id", "taken_at", "until")
TRIES = 20


def hand_out(*, user: User, claims: ClaimQuerySet) -> Lease | None:
    """Give the user the first of the claims, in the order they come in, that is free; return its lease, or None.

    Whoever holds one of them already may be given it again, for as long as if it were new.
    """
    free = free_for(user, claims).values("id").select_for_update(skip_locked=True, no_key=True, of=("self",))[:1]
    for _ in range(TRIES):
        row = _take(user, free)
        if row is None:
            return None
        if row[0] is not None:
            return Lease(**dict(zip(COLUMNS, row, strict=True)))
    return None


@transaction.atomic(savepoint=False)
def _take(user: User, free: Any) -> tuple[Any, ...] | None:
    now = timezone.now()
    try:
        sql, params = free.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    with connection.cursor() as cursor:
        until = now + timedelta(minutes=settings.LEASE_MINUTES)
        cursor.execute(HAND_OUT.format(free=sql), [*params, user.pk, now, until])
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
