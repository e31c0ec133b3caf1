"""One row of every model that the administration shows, made by the actions that make them."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.test import override_settings
from django.utils import timezone

from annotator.claims.actions import queue_extraction
from annotator.claims.hedges.actions import add_phrase
from annotator.claims.models import Claim
from annotator.claims.names.actions import PlaceRow, load_actors, store_places
from annotator.claims.names.proposed.actions import learn_name
from annotator.claims.terms.actions import list_terms
from annotator.exchange.captures.actions import add_copies
from annotator.exchange.captures.models import ArchivedCopy
from annotator.exchange.exports.actions import ask_for_export
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.external.actions import add_events
from annotator.exchange.external.models import ExternalEvent
from annotator.exchange.intake.actions import make_token
from annotator.exchange.intake.webhooks.actions import make_webhook, note_news
from annotator.exchange.intake.webhooks.models import Webhook
from annotator.review.flags.actions import raise_flag
from annotator.review.memory.actions import retire_rule, silence_phrase
from annotator.review.notes.actions import add_note
from annotator.sources.keeping.actions import add_series, protect_name
from reports.actions import publish_edition
from reports.models import CorrectionNotice
from tests.annotator.incidents.allegations.making import make_allegation, make_position, make_proposal
from tests.annotator.review.second.making import make_wanted
from tests.factories import make_claim, make_decided_claim, make_user

DAY = date(2022, 1, 1)


def make_rows() -> None:
    """Make them."""
    root = User.objects.create_superuser("maker")
    load_actors()
    store_places([PlaceRow("Qara", "settlement", "SY", "geonames", "1")])
    add_series(user=root, key="monthly", name="Monthly report", begun=DAY)
    protect_name(user=root, name="Basima", who="victim", reason="a child")
    add_phrase(user=root, phrase="close on", hedge="nearly", stands="before", reason="“close on 20”")
    list_terms()
    analyst = make_user()
    decided = make_decided_claim(actor=analyst)
    alleged = make_claim(modality="alleged")
    raise_flag(claim=alleged, actor=analyst, about="contradiction", note="two numbers")
    add_note(on=decided, author=analyst, text="Look again")
    make_wanted(actor=analyst)
    queue_extraction(article=decided.article)
    make_proposal()
    make_position(make_allegation())
    lead = make_user("lead")
    silence_phrase(actor=lead, phrase="during the long peace talks", reason="never a claim")
    retire_rule(actor=lead, rule="test.rule", reason="always wrong")
    learn_name(name="the Qara Lions", actor=None, claim=decided, user=analyst)
    edition = publish_edition(title="January", start=DAY, end=date(2022, 2, 1), publisher=make_user("publisher"))
    CorrectionNotice.objects.create(edition=edition, kind="clarification", words="Two were one.")
    make_programs(root)
    make_exchanged(root, decided)


def make_programs(user: User) -> None:
    """Make a program that sends and one that is told, of a message that waits."""
    make_token(name="Archive robot", scopes=["articles:write"], user=user)
    with override_settings(WEBHOOK_HOSTS=["hooks.example.org"]):
        hook = make_webhook(name="Newsroom", url="https://hooks.example.org/", events=["decision.made"], user=user)
    Webhook.objects.update(begun_at=timezone.now() - timedelta(days=1), looked_until=timezone.now())
    note_news(timezone.now())
    assert hook.webhook.deliveries.exists()


def make_exchanged(user: User, claim: Claim) -> None:
    """Make what came from elsewhere, and a list that somebody asked for."""
    add_events(
        events=[ExternalEvent(dataset="acled", event_id="SYR1", date_start=DAY, date_end=DAY)], batch=1, user=user
    )
    copy = ArchivedCopy(article=claim.article, url="https://example.org/a", location="https://archive.example/a")
    add_copies(copies=[copy], batch=1, user=user)
    asked = {"query": "", "said": "all sources", "columns": ["name"], "format": "csv", "profile": "redacted"}
    ask_for_export(user=user, listing=LISTS["sources"], **asked)


def row_of(model: type[Model]) -> Any:
    """Return a row of a model, if there is one: for claims, one that somebody decided."""
    if model is Claim:
        return Claim.objects.decided().first()
    if model is User:
        return User.objects.filter(is_superuser=False, username__startswith="analyst").first()
    return model._default_manager.first()
