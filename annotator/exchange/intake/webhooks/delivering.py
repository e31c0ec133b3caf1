"""Sends what is due, one webhook at a time; an address that does not answer is left alone until the next round."""

import json
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone

from annotator.exchange.intake.webhooks.actions import allowed, record, secret_for, take_due
from annotator.exchange.intake.webhooks.addresses import Allowed
from annotator.exchange.intake.webhooks.models import Delivery, Webhook
from annotator.exchange.intake.webhooks.sending import Outcome, send
from annotator.exchange.intake.webhooks.signing import HEADER, signature

# A round takes no longer, lest one slow address keep a worker from everything else.
SECONDS = 30.0
Sender = Callable[[str, bytes, Mapping[str, str], Allowed], Outcome]


def deliver_due(
    webhook: Webhook, clock: Callable[[], datetime] = timezone.now, sender: Sender = send, seconds: float = SECONDS
) -> int:
    """Send what is due to one address, and return how much of it was taken."""
    taken, began = 0, time.monotonic()
    while time.monotonic() - began < seconds:
        delivery = take_due(webhook=webhook, now=clock())
        if delivery is None:
            break
        outcome = sender(webhook.url, *message(delivery, clock()), allowed())
        record(delivery=delivery, outcome=outcome, now=clock())
        taken += outcome.taken
        if is_down(outcome):
            break
    return taken


def message(delivery: Delivery, now: datetime) -> tuple[bytes, dict[str, str]]:
    """Return a message as it is sent, signed; each try is signed anew, so that an old one can be told."""
    body = json.dumps(delivery.payload, separators=(",", ":"), sort_keys=True).encode()
    return body, {
        "Content-Type": "application/json",
        "User-Agent": "Claimdesk",
        "Claimdesk-Event": delivery.event,
        "Claimdesk-Delivery": str(delivery.pk),
        HEADER: signature(secret_for(delivery.webhook), body, int(now.timestamp())),
    }


def is_down(outcome: Outcome) -> bool:
    """Tell whether an answer is about the receiver, not about the message."""
    return outcome.status is None or outcome.status >= 500 or outcome.status == 429
