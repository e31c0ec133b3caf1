"""Every write of tickets."""

import unicodedata
from datetime import timedelta

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from reports.actions import check_names_nobody
from reports.corrections import rules
from reports.corrections.models import Ticket
from reports.models import Figure
from reports.refusals import Refused

# Any number serves, as long as all readers take the same lock.
CONTESTING_LOCK = 7_303_015
HOUR = timedelta(hours=1)
# Lines, and the joiners that Persian and Indic scripts are written with.
KEPT = frozenset("\n\u200c\u200d")


class TooMany(Refused):
    """More readers, or one reader more often, than the desk can hear in an hour."""


@transaction.atomic
def receive_ticket(
    *,
    figure: Figure,
    words: str,
    address: str,
    evidence: str = "",
    name: str = "",
    show_name: bool = False,
    contact: str = "",
) -> Ticket:
    """Take in what a reader says is wrong with a figure; the same words on it from the same address are one ticket."""
    with connection.cursor() as cursor:
        # Otherwise many requests at once would all find room for one more.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CONTESTING_LOCK])
    words = plain(words)
    lately = Ticket.objects.filter(made_at__gte=timezone.now() - HOUR)
    mine = lately.filter(address_hash=address)
    if again := mine.filter(figure=figure, words=words).first():
        return again
    if mine.count() >= settings.TICKETS_PER_ADDRESS:
        raise TooMany("Several figures were contested from your address within the hour. Please come back in an hour.")
    if lately.count() >= settings.TICKETS_PER_HOUR:
        raise TooMany("The desk heard more readers within this hour than it can answer. Please come back in an hour.")
    return Ticket.objects.create(
        figure=figure,
        words=words,
        evidence=plain(evidence),
        name=plain(name),
        show_name=show_name and bool(plain(name)),
        contact=plain(contact),
        address_hash=address,
    )


@transaction.atomic
def look_into_ticket(*, ticket: Ticket, user: User) -> Ticket:
    """Take a ticket on."""
    rules.check_may_settle(user)
    locked = _locked(ticket)
    rules.check_move(locked, Ticket.State.LOOKING)
    with pghistory.context(by=user.get_username(), reason="ticket looked into"):
        locked.state, locked.looked_into_by, locked.looked_into_at = Ticket.State.LOOKING, user, timezone.now()
        locked.save()
    return locked


@transaction.atomic
def answer_ticket(*, ticket: Ticket, user: User, to: str, question: str, answer: str) -> Ticket:
    """Accept or decline a ticket, and tell readers what was contested and what came of it."""
    rules.check_may_settle(user)
    locked = _locked(ticket)
    rules.check_move(locked, to)
    rules.check_answer(question, answer)
    check_names_nobody(question, answer)
    with pghistory.context(by=user.get_username(), reason=f"ticket {to}"):
        locked.state, locked.question, locked.answer = to, question.strip(), answer.strip()
        locked.answered_by, locked.answered_at = user, timezone.now()
        locked.save()
    return locked


def plain(text: str) -> str:
    """Return a text without what is no text: control, direction and unassigned characters; lines stay."""
    kept = (one for one in text.replace("\r\n", "\n") if one in KEPT or unicodedata.category(one)[0] != "C")
    return "".join(kept).strip()


def _locked(ticket: Ticket) -> Ticket:
    return Ticket.objects.select_for_update().get(pk=ticket.pk)
