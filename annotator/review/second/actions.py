"""Every write of second readings: wanting one, handing it out, answering it and closing it."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.review.models import Decision
from annotator.review.rules import latest_decision
from annotator.review.second import rules
from annotator.review.second.comparing import compare, differing
from annotator.review.second.known.actions import slip_in
from annotator.review.second.models import Publication, ReadingAnswer, Ruling, SecondReading, State, Why
from annotator.review.second.values import actors_by_name, values_of
from annotator.review.second.why import DEATHS, draw, reasons_for

# One statement for all of it: what is open on the claim is overtaken, and a new reading is wanted if there is a reason
# or an edition counts the claim. The count makes the first part happen before the second.
WANT = """
    WITH gone AS (
        UPDATE annotator_secondreading SET state = 'withdrawn', closed_at = %(now)s
        WHERE claim_id = %(claim)s AND state IN ('wanted', 'differs') AND known_id IS NULL RETURNING 1
    ), told AS (
        SELECT EXISTS (SELECT 1 FROM annotator_publication WHERE claim_id = %(claim)s) AS published,
               EXISTS (
                   SELECT 1 FROM annotator_claim AS here JOIN annotator_claim AS other
                   ON other.article_id = here.article_id AND other.start = here.start AND other."end" = here."end"
                   WHERE here.id = %(claim)s AND other.id <> here.id AND other.withdrawn_at IS NULL
               ) AS shared
    )
    INSERT INTO annotator_secondreading
        (claim_id, version, decision_id, first_by_id, first, given, reasons, draw, state, created_at)
    SELECT %(claim)s, %(version)s, %(decision)s, %(first_by)s, %(first)s::jsonb,
           CASE WHEN shared THEN ARRAY['kind'] ELSE ARRAY[]::varchar[] END,
           %(reasons)s::varchar[] || CASE WHEN published THEN ARRAY['published'] ELSE ARRAY[]::varchar[] END,
           %(draw)s, 'wanted', %(now)s
    FROM told, (SELECT count(*) FROM gone) AS first
    WHERE %(wanted)s AND (published OR cardinality(%(reasons)s::varchar[]) > 0)
"""

# Two who ask at once pass over each other's row, so none is given out twice; those before it in the row are free again
# when their time is up.
HAND_OUT = """
    UPDATE annotator_secondreading SET reader_id = %(user)s, handed_at = %(now)s, until = %(until)s
    WHERE id = (
        SELECT reading.id FROM annotator_secondreading AS reading
        JOIN annotator_claim AS claim ON claim.id = reading.claim_id
        WHERE reading.state = 'wanted' AND reading.known_id IS NULL
          AND (reading.until IS NULL OR reading.until <= %(now)s)
          AND reading.first_by_id <> %(user)s AND claim.created_by_id IS DISTINCT FROM %(user)s
          AND NOT EXISTS (
              SELECT 1 FROM annotator_decision AS told
              WHERE told.claim_id = reading.claim_id AND told.actor_id = %(user)s AND told.outcome <> 'hold')
          AND NOT EXISTS (
              SELECT 1 FROM annotator_secondreading AS earlier JOIN annotator_readinganswer AS given
              ON given.reading_id = earlier.id
              WHERE earlier.claim_id = reading.claim_id AND given.reader_id = %(user)s)
        ORDER BY reading.id FOR UPDATE OF reading SKIP LOCKED LIMIT 1)
    RETURNING *
"""


def want_second_reading(*, claim: Claim, decision: Decision) -> None:
    """Let a second person read what was just decided, if the method or the lot asks for it."""
    reasons = reasons_for(claim, decision)
    # On a first decision nothing is open and nothing published, so nothing needs asking.
    if reasons or decision.version > 2:
        _want(claim, decision.actor, decision, reasons, wanted=decision.to_status not in ("candidate", "held"))


def want_again(*, claim: Claim, actor: User) -> None:
    """Let a second person read a claim whose part in what happened was changed, if it was to be read at all."""
    last = claim.decisions.order_by("version").last()
    if last:
        _want(claim, actor, None, reasons_for(claim, last), wanted=True)


def want_published_again(*, claims: Iterable[Claim], actor: User) -> None:
    """Let a second person read those claims, moved between incidents, that stand behind a published figure.

    The move alone asks for it: whether they were to be read before, or already were, changes nothing (METHOD §4).
    """
    by_pk = {claim.pk: claim for claim in claims}
    published = Publication.objects.filter(claim__in=by_pk).order_by("claim").distinct("claim")
    for pk in published.values_list("claim", flat=True):
        want_again(claim=by_pk[pk], actor=actor)


def want_missing() -> int:
    """Let second persons read the deaths that were accepted before readings were kept; return how many."""
    deaths = Claim.objects.filter(status__in=ACCEPTED, kind__in=DEATHS, second_readings=None)
    asked = 0
    for claim in deaths.select_related("article").iterator(chunk_size=500):
        if last := latest_decision(claim):
            want_second_reading(claim=claim, decision=last)
            asked += 1
    return asked


def _want(claim: Claim, actor: User, decision: Decision | None, reasons: list[str], *, wanted: bool) -> None:
    values = {
        "claim": claim.pk,
        "version": claim.version,
        "decision": decision.pk if decision else None,
        "first_by": actor.pk,
        "first": json.dumps(values_of(claim)),
        "reasons": reasons,
        "draw": draw(claim) if Why.SAMPLE in reasons else None,
        "wanted": wanted,
        "now": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(WANT, values)


@transaction.atomic
def hand_out(*, user: User) -> SecondReading | None:
    """Give the user the reading that they have in hand, or the oldest that they may read; none may be left."""
    rules.check_may_read(user)
    now = timezone.now()
    until = now + timedelta(minutes=settings.LEASE_MINUTES)
    mine = SecondReading.objects.filter(reader=user, state=State.WANTED)
    if mine.update(until=until):
        return mine.first()
    if known := slip_in(user=user, until=until):
        return known
    values = {"user": user.pk, "now": now, "until": until}
    return next(iter(SecondReading.objects.raw(HAND_OUT, values)), None)


def give_back(*, reading: SecondReading, user: User) -> None:
    """Let somebody else have a reading that the user does not answer."""
    held = SecondReading.objects.filter(pk=reading.pk, reader=user, state=State.WANTED)
    held.filter(known=None).update(reader=None, handed_at=None, until=None)
    # A known answer is one person's alone: nobody else can take it.
    held.exclude(known=None).update(state=State.WITHDRAWN, until=None, closed_at=timezone.now())


@transaction.atomic
def answer_reading(*, reading: SecondReading, user: User, values: dict[str, Any], note: str = "") -> ReadingAnswer:
    """Record what the second person read, and whether both agree; who differs waits for a lead."""
    rules.check_may_read(user)
    rules.check_is_theirs(reading, user)
    first = reading.known.answer if reading.known else reading.first
    compared = compare(first, values, actors_by_name())
    differs = [field for field in differing(compared) if field not in reading.given]
    state = State.CHECKED if reading.known_id else State.DIFFERS if differs else State.AGREED
    now = timezone.now()
    # The condition settles a race with somebody who got the reading after this person's time, or decided anew.
    mine = SecondReading.objects.filter(pk=reading.pk, state=State.WANTED, reader=user)
    if not mine.update(state=state, until=None, closed_at=None if state == State.DIFFERS else now):
        reading.refresh_from_db()
        rules.check_is_theirs(reading, user)
    reading.state = state
    seconds = round((now - reading.handed_at).total_seconds()) if reading.handed_at else 0
    return ReadingAnswer.objects.create(
        reading=reading, reader=user, values=values, compared=compared, differing=differs,
        note=note.strip(), seconds=max(seconds, 0),
    )  # fmt: skip


@transaction.atomic
def close_dispute(
    *, reading: SecondReading, actor: User, choices: dict[str, Any], reason: str, decision: Decision | None
) -> Ruling:
    """Record how a lead settled a dispute, with the decision that came of it where the first answer did not stand."""
    rules.check_ruling(reading.answer.differing, list(choices), reason)
    open_ones = SecondReading.objects.filter(pk=reading.pk, state=State.DIFFERS)
    with pghistory.context(reason="dispute settled", by=actor.get_username()):
        if not open_ones.update(state=State.SETTLED, closed_at=timezone.now()):
            reading.refresh_from_db()
            rules.check_may_settle(reading, actor)
    return Ruling.objects.create(
        reading=reading, actor=actor, choices=choices, reason=reason.strip(), decision=decision
    )


def remember_published(*, edition: int, claims: Iterable[tuple[int, int]]) -> None:
    """Keep which versions of which claims stand behind an edition's figures."""
    rows = [Publication(claim_id=claim, version=version, edition=edition) for claim, version in claims]
    Publication.objects.bulk_create(rows, ignore_conflicts=True)
