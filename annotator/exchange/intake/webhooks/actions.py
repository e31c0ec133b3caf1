"""Every write about webhooks: making and switching them, noting what they are to be told, and how telling it went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.exchange.intake.webhooks.addresses import Allowed, target_of
from annotator.exchange.intake.webhooks.models import Delivery, Event, Webhook
from annotator.exchange.intake.webhooks.news import CHUNK, News, teller_of
from annotator.exchange.intake.webhooks.sending import Outcome
from annotator.exchange.intake.webhooks.signing import new_salt, secret_of

# What was begun this long ago is committed: a look goes back by as much, and finds what it could not see before.
OVERLAP = timedelta(minutes=15)
# How long after each try that failed the next one is made; after the last one nobody tries again by themselves.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 300, 600, 1440))
TRIES = len(WAITS) + 1
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class MadeWebhook:
    """A webhook with its secret, for the one page that shows it."""

    webhook: Webhook
    secret: str


def allowed() -> Allowed:
    """Return which addresses the operator allows."""
    return Allowed(tuple(host.lower() for host in settings.WEBHOOK_HOSTS), settings.WEBHOOK_HTTP_HERE)


def secret_for(webhook: Webhook) -> str:
    """Return the secret by which a webhook's messages are signed."""
    return secret_of(webhook.salt, settings.SECRET_KEY)


@transaction.atomic
def make_webhook(*, name: str, url: str, events: Sequence[str], user: User) -> MadeWebhook:
    """Have an address told of events from now on; raise BadAddress where nothing may be sent there."""
    target_of(url, allowed())
    now = timezone.now()
    with pghistory.context(reason="webhook made", by=user.get_username()):
        made = Webhook.objects.create(
            name=name,
            url=url,
            told_of=_in_order(events),
            salt=new_salt(),
            secret_made_at=now,
            begun_at=now,
            looked_until=now,
            made_by=user,
        )
    return MadeWebhook(made, secret_for(made))


@transaction.atomic
def change_webhook(*, webhook: Webhook, name: str, url: str, events: Sequence[str], active: bool, user: User) -> None:
    """Change whom a webhook tells of what; one that is switched on again is told what happens from then on."""
    if active:
        target_of(url, allowed())
    values = {"name": name, "url": url, "told_of": _in_order(events), "active": active}
    with pghistory.context(reason="webhook changed", by=user.get_username()):
        kept = Webhook.objects.select_for_update().get(pk=webhook.pk)
        if active and not kept.active:
            values |= {"begun_at": timezone.now()}
        Webhook.objects.filter(pk=webhook.pk).update(**values)
    webhook.refresh_from_db()


@transaction.atomic
def renew_secret(*, webhook: Webhook, user: User) -> str:
    """Give a webhook another secret, and return it; the one before signs nothing any more."""
    with pghistory.context(reason="webhook given a new secret", by=user.get_username()):
        webhook.salt, webhook.secret_made_at = new_salt(), timezone.now()
        webhook.save(update_fields=["salt", "secret_made_at"])
    return secret_for(webhook)


def note_news(now: datetime) -> int:
    """Write down what every active webhook is to be told since the last look; return how much that was."""
    noted = 0
    for webhook in Webhook.objects.active():
        since = max(webhook.begun_at, webhook.looked_until - OVERLAP)
        for event in webhook.told_of:
            noted += _note(webhook, event, teller_of(event)(since), now)
        Webhook.objects.filter(pk=webhook.pk, looked_until__lt=now).update(looked_until=now)
    return noted


def _note(webhook: Webhook, event: str, news: Iterator[News], now: datetime) -> int:
    """Store messages a chunk at a time; what is there already, from a look before or beside this one, stays."""
    noted = 0
    while chunk := list(islice(news, CHUNK)):
        new = [_message(webhook, event, one, now) for one in chunk]
        before = {one.event_id for one in new} & set(
            webhook.deliveries.filter(event_id__in=[one.event_id for one in new]).values_list("event_id", flat=True)
        )
        new = [one for one in new if one.event_id not in before]
        Delivery.objects.bulk_create(new, ignore_conflicts=True)
        noted += len(new)
    return noted


def _message(webhook: Webhook, event: str, news: News, now: datetime) -> Delivery:
    at, number, data = news
    event_id = f"{event.partition('.')[0]}-{number}"
    payload = {"id": event_id, "type": event, "at": at.isoformat(), "data": data}
    return Delivery(webhook=webhook, event=event, event_id=event_id, payload=payload, next_at=now)


@transaction.atomic
def take_due(*, webhook: Webhook, now: datetime) -> Delivery | None:
    """Take the message that has waited longest; should nobody record what came of it, it is tried again later."""
    due = webhook.deliveries.select_for_update(skip_locked=True).filter(state=Delivery.State.WAITING, next_at__lte=now)
    if (found := due.order_by("next_at", "pk").first()) is None:
        return None
    found.attempts += 1
    found.next_at = now + WAITS[min(found.attempts, len(WAITS)) - 1]
    found.save(update_fields=["attempts", "next_at"])
    return found


def record(*, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Keep what came of a try."""
    values: dict[str, object] = {"last_status": outcome.status, "last_answer": outcome.answer}
    if outcome.taken:
        values |= {"state": Delivery.State.TAKEN, "ended_at": now}
    elif delivery.attempts >= TRIES:
        values |= {"state": Delivery.State.GIVEN_UP, "ended_at": now}
    # Somebody may have asked for it to be sent again meanwhile.
    Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING).update(**values)


def send_again(*, delivery: Delivery) -> bool:
    """Put a message that has ended back to be sent at once; tell whether it was this that did so."""
    ended = Delivery.objects.filter(pk=delivery.pk).exclude(state=Delivery.State.WAITING)
    waiting = {"state": Delivery.State.WAITING, "attempts": 0, "next_at": timezone.now(), "ended_at": None}
    return bool(ended.update(**waiting))


def forget_deliveries(now: datetime) -> int:
    """Delete messages that ended long ago."""
    return Delivery.objects.filter(ended_at__lt=now - KEPT_FOR).delete()[0]


def _in_order(events: Sequence[str]) -> list[str]:
    return [event.value for event in Event if event in events]
