"""Who is told of what: each decision and edition once, signed, tried again with pauses, and nothing of anybody."""

import json
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.exchange.intake.tasks import look_for_news, tell_webhook
from annotator.exchange.intake.webhooks.actions import (
    KEPT_FOR,
    OVERLAP,
    TRIES,
    WAITS,
    change_webhook,
    forget_deliveries,
    make_webhook,
    note_news,
    renew_secret,
    secret_for,
    send_again,
    take_due,
)
from annotator.exchange.intake.webhooks.addresses import Allowed, BadAddress
from annotator.exchange.intake.webhooks.delivering import deliver_due
from annotator.exchange.intake.webhooks.models import Delivery, Event, Webhook
from annotator.exchange.intake.webhooks.sending import Outcome, send
from annotator.exchange.intake.webhooks.signing import HEADER, signature, verify
from annotator.incidents.actions import undo_claim
from annotator.review.models import Decision
from reports.actions import publish_edition
from tests.annotator.exchange.intake.receiver import receiving
from tests.factories import make_claim, make_decided_claim, make_user
from tests.together import together

pytestmark = pytest.mark.django_db
BOTH = [event.value for event in Event]
HERE = Allowed(("127.0.0.1",), http_here=True)


@pytest.fixture(autouse=True)
def hosts(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1", "hooks.example.org"]
    settings.WEBHOOK_HTTP_HERE = True


def make_hook(url="https://hooks.example.org/in", events=BOTH, **details):
    return make_webhook(
        name=details.pop("name", "Newsroom"), url=url, events=events, user=make_user("data_manager")
    ).webhook


def at(moment):
    """Return a clock that stands still."""
    return lambda: moment


def later(minutes=1):
    return timezone.now() + timedelta(minutes=minutes)


def test_a_decision_is_told_with_ids_outcome_and_rule_and_no_words():
    hook = make_hook()
    claim = make_decided_claim(note="Seen with my own eyes")
    assert note_news(later()) == 1
    told = hook.deliveries.get()
    decision = Decision.objects.get()
    assert told.payload == {
        "id": f"decision-{decision.pk}",
        "type": "decision.made",
        "at": decision.created_at.isoformat(),
        "data": {
            "decision": decision.pk, "claim": claim.pk, "article": claim.article_id, "kind": "killed", "rule": "test",
            "version": decision.version, "outcome": "confirm", "from_status": "candidate", "to_status": "verified",
            "reason_code": "", "undoes": None,
        },
    }  # fmt: skip
    said = json.dumps(told.payload)
    assert not [word for word in (claim.quote, decision.actor.username, "own eyes") if word in said]


def test_taking_a_decision_back_is_a_decision_that_is_told_too():
    hook, person = make_hook(), make_user()
    claim = make_decided_claim(actor=person)
    undo_claim(claim=claim, actor=person, seen=claim.version)
    note_news(later())
    first, second = hook.deliveries.order_by("pk")
    assert second.payload["data"]["undoes"] == first.payload["data"]["decision"]


def test_an_edition_is_told_with_its_number_and_hash():
    hook = make_hook()
    make_decided_claim()
    edition = publish_edition(
        title="January", start=date(2022, 1, 1), end=date(2022, 2, 1), publisher=make_user("publisher")
    )
    note_news(later())
    told = hook.deliveries.get(event="edition.published").payload["data"]
    assert told["edition"] == edition.number
    assert told["manifest_sha256"] == edition.manifest_sha256
    assert told["path"] == f"/editions/{edition.number}/"


def test_each_is_told_what_it_asked_for_and_nothing_from_before_it_asked():
    make_decided_claim()
    decisions, editions = make_hook(events=["decision.made"]), make_hook(name="Two", events=["edition.published"])
    make_decided_claim()
    assert note_news(later()) == 1
    assert (decisions.deliveries.count(), editions.deliveries.count()) == (1, 0)


def test_looking_again_tells_nothing_twice():
    hook = make_hook()
    make_decided_claim()
    assert [note_news(later()), note_news(later(2))] == [1, 0]
    assert hook.deliveries.count() == 1


def test_a_decision_that_could_not_be_seen_at_the_last_look_is_found_by_the_next():
    hook = make_hook()
    now = timezone.now()
    Webhook.objects.update(begun_at=now - timedelta(hours=1))
    make_decided_claim()
    Webhook.objects.update(looked_until=now + OVERLAP - timedelta(seconds=1))
    assert note_news(now + OVERLAP) == 1
    assert hook.deliveries.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_look_at_once_note_each_decision_once():
    hook = make_hook()
    make_decided_claim()
    together(*[lambda: note_news(later()) for _ in range(3)])
    assert hook.deliveries.count() == 1


def test_switched_off_it_is_told_nothing_and_on_again_only_what_happens_from_then_on():
    hook = make_hook()
    values = {"name": hook.name, "url": hook.url, "events": BOTH, "user": hook.made_by}
    change_webhook(webhook=hook, active=False, **values)
    make_decided_claim()
    assert note_news(later()) == 0
    change_webhook(webhook=hook, active=True, **values)
    make_decided_claim()
    assert note_news(later()) == 1


def test_no_webhook_is_made_for_an_address_that_nobody_named():
    with pytest.raises(BadAddress):
        make_hook("https://elsewhere.example/")
    assert not Webhook.objects.exists()


def test_a_decision_costs_nothing_more_where_somebody_is_told_of_it():
    person, first, second = make_user(), make_claim(), make_claim()
    make_decided_claim(actor=person)  # what is remembered from the first on is remembered
    before = cost_of(first, person)
    make_hook()
    assert cost_of(second, person) == before


def cost_of(claim, person):
    with CaptureQueriesContext(connection) as queries:
        make_decided_claim(claim=claim, actor=person)
    return len(queries)


def test_a_message_is_signed_so_that_its_receiver_can_tell():
    body, secret, at = b'{"id":"decision-1"}', "whsec_of_mine", 1_790_000_000
    header = signature(secret, body, at)
    assert header.startswith("t=1790000000,v1=")
    assert verify(secret, body, header, at + 299)
    assert not verify(secret, body, header, at + 301)
    assert not verify(secret, body + b" ", header, at)
    assert not verify("whsec_of_others", body, header, at)
    assert not verify(secret, body, header.replace("v1=", "v0="), at)
    assert not verify(secret, body, "", at)
    assert not verify(secret, body, "t=soon,v1=x", at)


def test_the_secret_is_kept_nowhere_and_a_new_one_replaces_it(settings):
    made = make_webhook(name="N", url="https://hooks.example.org/", events=BOTH, user=make_user("data_manager"))
    assert made.secret.startswith("whsec_")
    assert made.secret not in str(Webhook.objects.values().get())
    renewed = renew_secret(webhook=made.webhook, user=made.webhook.made_by)
    assert renewed == secret_for(Webhook.objects.get()) != made.secret
    assert made.webhook.events.last().pgh_context.metadata["reason"] == "webhook given a new secret"
    settings.SECRET_KEY = "another server's"
    assert secret_for(made.webhook) != renewed


def test_a_receiver_gets_the_message_with_a_signature_that_holds():
    with receiving(204) as receiver:
        hook = make_hook(receiver.url)
        make_decided_claim()
        note_news(timezone.now())
        assert deliver_due(hook) == 1
    ((path, headers, body),) = receiver.came
    assert path == "/in?from=desk"
    assert headers["Content-Type"] == "application/json"
    assert headers["Claimdesk-Event"] == "decision.made"
    assert verify(secret_for(hook), body, headers[HEADER], int(time.time()))
    told = hook.deliveries.get()
    assert json.loads(body) == told.payload
    assert (told.state, told.attempts, told.last_status) == ("taken", 1, 204)


def test_a_receiver_that_fails_is_tried_again_with_pauses_until_it_takes_it():
    now, waited = timezone.now(), []
    with receiving(500, 503, 429, 200) as receiver:
        hook = make_hook(receiver.url)
        make_decided_claim()
        note_news(now)
        while (told := hook.deliveries.get()).state == "waiting":
            waited.append(told.next_at - now)
            now = told.next_at
            deliver_due(hook, clock=at(now))
    assert len(receiver.came) == told.attempts == 4
    assert waited[1:] == list(WAITS[:3])
    assert (told.state, told.last_answer) == ("taken", "thanks")
    assert len({headers[HEADER] for _, headers, _ in receiver.came}) == 4


def test_after_the_last_try_it_is_given_up_until_somebody_sends_it_again():
    hook, now = make_hook(), timezone.now()
    make_decided_claim()
    note_news(now)
    for _ in range(TRIES):
        now = max(now, hook.deliveries.get().next_at)
        deliver_due(hook, clock=at(now), sender=lambda *args: Outcome(None, "nobody there"))
    told = hook.deliveries.get()
    assert (told.state, told.attempts, told.last_answer) == ("given_up", TRIES, "nobody there")
    assert deliver_due(hook, clock=lambda: now + timedelta(days=9)) == 0
    assert send_again(delivery=told)
    assert not send_again(delivery=told)
    assert deliver_due(hook, sender=lambda *args: Outcome(200, "")) == 1


def test_one_that_does_not_answer_is_left_alone_until_the_next_round():
    hook, tried = make_hook(), []
    for _ in range(3):
        make_decided_claim()
    note_news(timezone.now())
    deliver_due(hook, sender=lambda url, *args: tried.append(url) or Outcome(None, "down"))
    assert len(tried) == 1
    deliver_due(hook, sender=lambda url, *args: tried.append(url) or Outcome(400, "what is this?"))
    assert len(tried) == 3


def test_a_round_ends_in_time():
    hook = make_hook()
    make_decided_claim()
    note_news(timezone.now())
    assert deliver_due(hook, sender=lambda *args: Outcome(200, ""), seconds=0) == 0


def test_a_message_that_a_dead_worker_had_is_sent_later():
    hook, now = make_hook(), timezone.now()
    make_decided_claim()
    note_news(now)
    assert take_due(webhook=hook, now=now).attempts == 1
    assert take_due(webhook=hook, now=now) is None
    assert take_due(webhook=hook, now=now + WAITS[0]).attempts == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_message():
    hook, now = make_hook(), timezone.now()
    for _ in range(2):
        make_decided_claim()
    note_news(now)
    taken = together(*[lambda: take_due(webhook=hook, now=now) for _ in range(4)])
    assert sorted(one.pk for one in taken if one) == sorted(hook.deliveries.values_list("pk", flat=True))


def test_redirects_are_not_followed():
    with receiving(302, headers={"Location": "http://127.0.0.1:1/"}) as receiver:
        outcome = send(receiver.url, b"{}", {}, HERE)
    assert (outcome.status, outcome.taken, len(receiver.came)) == (302, False, 1)


def test_of_an_endless_answer_no_more_is_read_than_is_shown():
    with receiving(200, body=b"x" * 10_000) as receiver:
        assert len(send(receiver.url, b"{}", {}, HERE).answer) == 300


def test_an_answer_that_drips_is_cut_off():
    with receiving(200, body=b"x" * 100, drip=0.05) as receiver:
        began = time.monotonic()
        send(receiver.url, b"{}", {}, HERE, seconds=0.3)
    assert time.monotonic() - began < 3


def test_an_address_that_nobody_answers_at_is_no_error_of_ours():
    outcome = send("http://127.0.0.1:1/", b"{}", {}, HERE)
    assert outcome.status is None
    assert "refused" in outcome.answer


def test_a_certificate_of_nobodys_is_refused():
    with receiving(200) as receiver:
        outcome = send(receiver.url.replace("http:", "https:"), b"{}", {}, HERE)
    assert outcome.answer.startswith("SSL")
    assert receiver.came == []


def test_the_minutes_job_has_each_that_something_is_due_for_told_once():
    hook = make_hook()
    make_hook(name="Told of nothing", events=[])
    make_decided_claim()
    look_for_news(0)
    jobs = ProcrastinateJob.objects.filter(task_name="intake.tell_webhook")
    assert [job.args for job in jobs] == [{"webhook_id": hook.pk}]


def test_with_no_host_named_nobody_is_told_anything(settings):
    make_hook()
    make_decided_claim()
    settings.WEBHOOK_HOSTS = []
    look_for_news(0)
    assert not Delivery.objects.exists()


def test_the_job_of_a_webhook_that_was_switched_off_sends_nothing():
    with receiving(200) as receiver:
        hook = make_hook(receiver.url)
        make_decided_claim()
        note_news(timezone.now())
        Webhook.objects.update(active=False)
        tell_webhook(hook.pk)
        assert receiver.came == []
        Webhook.objects.update(active=True)
        tell_webhook(hook.pk)
        assert len(receiver.came) == 1


def test_messages_that_ended_long_ago_are_forgotten():
    make_hook()
    make_decided_claim()
    now = datetime(2026, 3, 1, tzinfo=UTC)
    note_news(timezone.now())
    Delivery.objects.update(state="taken", ended_at=now)
    assert [forget_deliveries(now + KEPT_FOR), forget_deliveries(now + KEPT_FOR + timedelta(1))] == [0, 1]
