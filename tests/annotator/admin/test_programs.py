"""Tokens and webhooks in the administration: made, shown once, revoked, switched and sent again, by actions alone."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from annotator.exchange.intake.actions import make_token
from annotator.exchange.intake.models import IntakeToken
from annotator.exchange.intake.secrets import digest_of
from annotator.exchange.intake.webhooks.actions import make_webhook, note_news, secret_for
from annotator.exchange.intake.webhooks.models import Delivery, Webhook
from tests.annotator.admin.people import inside, staff
from tests.factories import make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
HOOK = {"name": "Newsroom", "url": "https://hooks.example.org/in", "told_of": ["decision.made"]}


@pytest.fixture(autouse=True)
def hosts(settings):
    settings.WEBHOOK_HOSTS = ["hooks.example.org"]


def to(what, *args):
    return reverse(f"admin:annotator_{what}", args=args)


def asked_to(client, model, act, *rows, **more):
    return client.post(
        to(f"{model}_changelist"), {"action": act, "_selected_action": [row.pk for row in rows]} | more, follow=True
    )


def hook_of(manager):
    return make_webhook(name="Newsroom", url=HOOK["url"], events=HOOK["told_of"], user=manager).webhook


def test_a_token_is_made_and_its_secret_is_shown_once_and_kept_by_no_cache():
    manager, source = staff(), make_source("Euphrates Ledger")
    answer = inside(manager).post(to("intaketoken_add"), {
        "name": "Archive robot", "source": source.pk, "scopes": ["articles:write", "batches:read"],
        "requests_per_minute": 60, "bytes_per_minute": 1_000_000,
    })  # fmt: skip
    token = IntakeToken.objects.get()
    (secret,) = re.findall(r"Bearer (cd_[\w-]{43})", answer.content.decode())
    assert token.digest == digest_of(secret)
    assert (token.made_by, token.source, token.scopes) == (manager, source, ["articles:write", "batches:read"])
    assert "no-store" in answer.headers["Cache-Control"]
    page = inside(manager).get(to("intaketoken_change", token.pk)).content.decode()
    assert token.hint in page
    assert secret not in page


def test_a_token_without_a_scope_is_not_made():
    answer = inside().post(to("intaketoken_add"), {
        "name": "Robot", "requests_per_minute": 60, "bytes_per_minute": 1_000_000,
    })  # fmt: skip
    assert "This field is required." in answer.content.decode()
    assert not IntakeToken.objects.exists()


def test_tokens_are_revoked_once_somebody_has_confirmed_it():
    manager = staff()
    token = make_token(name="Robot", scopes=["articles:write"], user=manager).token
    client = inside(manager)
    assert "for good" in asked_to(client, "intaketoken", "revoke_tokens", token).content.decode()
    token.refresh_from_db()
    assert token.revoked_at is None
    asked_to(client, "intaketoken", "revoke_tokens", token, confirmed="yes")
    token.refresh_from_db()
    assert token.revoked_by == manager


def test_a_token_is_changed_by_nobody():
    manager = staff()
    token = make_token(name="Robot", scopes=["batches:read"], user=manager).token
    answer = inside(manager).post(to("intaketoken_change", token.pk), {"name": "Other", "scopes": ["articles:write"]})
    assert answer.status_code == 403
    token.refresh_from_db()
    assert (token.name, token.scopes) == ("Robot", ["batches:read"])


def test_a_webhook_is_made_and_its_secret_is_shown_once():
    manager = staff()
    answer = inside(manager).post(to("webhook_add"), HOOK)
    hook = Webhook.objects.get()
    assert secret_for(hook) in answer.content.decode()
    assert (hook.made_by, hook.told_of, hook.active) == (manager, ["decision.made"], True)


def test_an_address_that_nobody_named_is_refused_beside_the_field():
    answer = inside().post(to("webhook_add"), HOOK | {"url": "https://elsewhere.example/"})
    assert "elsewhere.example is not among the hosts" in answer.content.decode()
    assert not Webhook.objects.exists()


def test_a_webhook_is_switched_off_and_given_a_new_secret():
    manager = staff()
    hook, client = hook_of(manager), inside(manager)
    before = secret_for(hook)
    answer = client.post(to("webhook_change", hook.pk), HOOK | {"new_secret": "on"}, follow=True)
    hook.refresh_from_db()
    assert not hook.active
    assert secret_for(hook) != before
    assert secret_for(hook) in answer.content.decode()
    assert hook.events.filter(pgh_context__metadata__by=manager.username).count() >= 2


def test_a_message_that_was_given_up_is_sent_again_by_who_may():
    manager = staff()
    hook = hook_of(manager)
    make_decided_claim(actor=make_user())
    note_news(timezone.now())
    told = hook.deliveries.get()
    Delivery.objects.update(state="given_up", ended_at=timezone.now(), attempts=8, last_answer="nobody there")
    page = inside(manager).get(to("delivery_changelist")).content.decode()
    assert "nobody there" in page
    asked_to(inside(staff("lead")), "delivery", "send_again", told, confirmed="yes")
    assert Delivery.objects.get().state == "given_up"
    asked_to(inside(manager), "delivery", "send_again", told, confirmed="yes")
    assert (Delivery.objects.get().state, Delivery.objects.get().attempts) == ("waiting", 0)


def test_the_list_of_webhooks_counts_what_waits_and_what_was_given_up():
    manager = staff()
    hook_of(manager)
    for _ in range(2):
        make_decided_claim()
    note_news(timezone.now())
    Delivery.objects.filter(pk=Delivery.objects.first().pk).update(state="given_up")
    hook = Webhook.objects.with_counts().get()
    assert (hook.waiting_count, hook.given_up_count) == (1, 1)
    assert inside(manager).get(to("webhook_changelist")).status_code == 200
