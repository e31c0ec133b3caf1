"""Every write about tokens: making and revoking them, counting their use, and keeping what they were answered."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.intake.models import KEPT_FOR, IntakeToken, KeptAnswer, Scope, SentBatch
from annotator.exchange.intake.rules import Refused
from annotator.exchange.intake.secrets import digest_of, hint_of, new_secret
from annotator.exchange.intake.use import Use, minute_of, seconds_left
from annotator.sources.models import Source

# One statement, so that any number of processes count together; a clock that is behind never starts a minute anew.
COUNT = """
    INSERT INTO annotator_tokenuse AS use (token_id, minute, requests, bytes, last_used_at)
    VALUES (%(token)s, %(minute)s, 1, %(size)s, %(now)s)
    ON CONFLICT (token_id) DO UPDATE SET
        requests = CASE WHEN EXCLUDED.minute > use.minute THEN 1 ELSE use.requests + 1 END,
        bytes = EXCLUDED.bytes + CASE WHEN EXCLUDED.minute > use.minute THEN 0 ELSE use.bytes END,
        minute = GREATEST(EXCLUDED.minute, use.minute),
        last_used_at = GREATEST(EXCLUDED.last_used_at, use.last_used_at)
    RETURNING requests, bytes
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A new token with its secret, which nobody will see again."""

    token: IntakeToken
    secret: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and what is said with it; `again` tells that it was said before."""

    status: int
    body: dict[str, Any]
    again: bool = False


@transaction.atomic
def make_token(*, name: str, scopes: Sequence[str], user: User, source: Source | None = None, **limits: Any) -> Made:
    """Make a token on somebody's behalf; limits are requests_per_minute, bytes_per_minute and expires_at."""
    secret = new_secret()
    kept = {"digest": digest_of(secret), "hint": hint_of(secret), "made_by": user}
    chosen = [scope.value for scope in Scope if scope in scopes]
    with pghistory.context(reason="token made", by=user.get_username()):
        return Made(IntakeToken.objects.create(name=name, source=source, scopes=chosen, **kept, **limits), secret)


@transaction.atomic
def revoke_token(*, token: IntakeToken, user: User) -> bool:
    """End a token for good; tell whether it was this that ended it."""
    with pghistory.context(reason="token revoked", by=user.get_username()):
        running = IntakeToken.objects.filter(pk=token.pk, revoked_at=None)
        return bool(running.update(revoked_at=timezone.now(), revoked_by=user))


def count_use(*, token: IntakeToken, size: int, now: datetime) -> Use:
    """Count a request of so many bytes, and return how much that makes in this minute."""
    values: dict[str, Any] = {"token": token.pk, "minute": minute_of(now), "size": size, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        requests, total = cursor.fetchone()
    return Use(requests, token.requests_per_minute, total, token.bytes_per_minute, seconds_left(now))


@transaction.atomic
def answer_once(*, token: IntakeToken, key: str, asked: bytes, do: Callable[[], Answer]) -> Answer:
    """Do something once for a key, and give what was answered then to everybody who asks the same again.

    Two who come at once wait for each other at the key's row. What is refused is not kept: a question that is put
    right may use its key again. Raises Refused where the key was used for another question.
    """
    if not key:
        return do()
    sha256 = hashlib.sha256(asked).hexdigest()
    KeptAnswer.objects.bulk_create([KeptAnswer(token=token, key=key, asked_sha256=sha256)], ignore_conflicts=True)
    kept = KeptAnswer.objects.get(token=token, key=key)
    if kept.asked_sha256 != sha256:
        raise Refused(422, f"Idempotency-Key: “{key}” was used for another body; send this one with a new key.")
    if kept.status:
        return Answer(kept.status, kept.answer, again=True)
    answer = do()
    KeptAnswer.objects.filter(pk=kept.pk).update(status=answer.status, answer=answer.body)
    return answer


def note_sent(*, batch: ImportBatch, token: IntakeToken) -> SentBatch:
    """Keep which token a batch came with."""
    return SentBatch.objects.create(batch=batch, token=token)


def forget_answers(now: datetime) -> int:
    """Delete the answers that are no longer given again."""
    return KeptAnswer.objects.filter(kept_at__lt=now - KEPT_FOR).delete()[0]
