"""What is kept in the administration: sources, series, actors, protected names, hedge phrases and words of terms."""

from datetime import date

import pytest
from django.urls import reverse

from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.names.models import Actor
from annotator.claims.terms.actions import list_terms
from annotator.claims.terms.models import TermWording
from annotator.sources.assessments.models import SourceAssessment
from annotator.sources.models import Series, Source
from annotator.sources.protected.models import ProtectedName
from tests.annotator.admin.people import inside, staff
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"admin:annotator_{name}", args=args)


def told(browser, model, row):
    return browser.get(at(f"{model}_history", row.pk)).content.decode()


def test_a_source_is_added_without_a_letter_and_judged_with_a_reason():
    browser = inside()
    values = {"name": "The Gazette", "kind": "news", "aliases": "Gazette"}
    assert browser.post(at("source_add"), {**values, "reliability": "A"}).status_code == 302
    source = Source.objects.get()
    assert (source.kind, source.aliases, source.reliability) == ("news", ["Gazette"], "F")
    values["initial-aliases"] = "Gazette"
    refused = browser.post(at("source_change", source.pk), {**values, "reliability": "B"})
    assert "Say in a sentence why the source has this letter." in refused.content.decode()
    judged = {**values, "reliability": "B", "reliability_reason": "Checked ten."}
    done = browser.post(at("source_change", source.pk), judged)
    assert done.status_code == 302, done.context["errors"]
    source.refresh_from_db()
    assert (source.reliability, source.reliability_reason) == ("B", "Checked ten.")
    assert SourceAssessment.objects.get().before == "F"


def test_a_change_of_a_source_says_why_and_the_history_shows_both_values():
    browser, source = inside(), make_source("The Gazette")
    values = {"name": "The Gazette", "kind": "state_media", "reliability": "F"}
    assert (
        "Say in a sentence why this changes." in browser.post(at("source_change", source.pk), values).content.decode()
    )
    assert Source.objects.get().kind == "other"
    browser.post(at("source_change", source.pk), {**values, "reason": "The ministry owns it."})
    page = told(browser, "source", source)
    assert "<del>Other</del>" in page
    assert "<ins>State media</ins>" in page
    assert "The ministry owns it." in page


def test_fields_that_nobody_sees_change_nothing():
    browser, source = inside(), make_source("The Gazette")
    forged = {"reliability_reason": "", "id": "99", "written": "7", "pk": "99"}
    values = {"name": "The Gazette", "kind": "news", "reliability": "F", "reason": "why", **forged}
    assert browser.post(at("source_change", source.pk), values).status_code == 302
    source.refresh_from_db()
    assert (source.kind, source.reliability, Source.objects.count()) == ("news", "F", 1)


def test_the_same_once_more_adds_nothing():
    browser, source = inside(), make_source("The Gazette", kind="news")
    events = Source.pgh_event_model.objects.count()
    values = {"name": "The Gazette", "kind": "news", "reliability": "F", "reason": "why"}
    browser.post(at("source_change", source.pk), values)
    assert Source.pgh_event_model.objects.count() == events


def test_a_series_keeps_its_key_and_tells_who_changed_its_first_day():
    browser = inside(staff())
    browser.post(at("series_add"), {"name": "Monthly", "key": "monthly", "begun": "2014-09-23"})
    series = Series.objects.get()
    browser.post(at("series_change", series.pk), {"name": "Monthly", "key": "other", "begun": "2014-09-24"})
    series.refresh_from_db()
    assert (series.key, series.begun) == ("monthly", date(2014, 9, 24))
    assert "series changed" in told(browser, "series", series)


def test_an_actor_is_entered_and_changed():
    browser = inside(staff("lead"))
    values = {"name": "Ural Guard", "key": "ural", "aliases": "Uralists", "side": "ural", "kind": "armed group",
              "status": "combatant"}  # fmt: skip
    browser.post(at("actor_add"), values)
    actor = Actor.objects.get()
    browser.post(at("actor_change", actor.pk), {**values, "aliases": "Uralists,the Ural lot", "key": "forged"})
    actor.refresh_from_db()
    assert (actor.key, actor.aliases) == ("ural", ["Uralists", "the Ural lot"])
    assert "actor changed" in told(browser, "actor", actor)


def test_protected_names_come_change_and_go_by_their_actions():
    browser = inside()
    browser.post(at("protectedname_add"), {"name": "Basima", "who": "victim", "reason": "a child"})
    row = ProtectedName.objects.get()
    browser.post(at("protectedname_change", row.pk), {"name": "Basima", "who": "minor", "reason": "a child"})
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    browser.post(at("protectedname_changelist"), chosen)
    assert not ProtectedName.objects.exists()
    events = ProtectedName.pgh_event_model.objects.order_by("pgh_id")
    reasons = [event.pgh_context.metadata["reason"] for event in events]
    assert reasons == ["name protected", "protected name changed", "name no longer protected"]


def test_a_hedge_phrase_is_added_changed_retired_and_restored():
    browser = inside()
    values = {"phrase": "Close  On", "hedge": "nearly", "stands": "before", "reason": "“close on 20”"}
    assert browser.post(at("hedgephrase_add"), values).status_code == 302
    row = HedgePhrase.objects.get()
    changed = {"hedge": "about", "stands": "before", "reason": "as they use it", "phrase": "forged", "source": "1"}
    browser.post(at("hedgephrase_change", row.pk), changed)
    row.refresh_from_db()
    assert (row.phrase, row.hedge, row.source) == ("close on", "about", None)
    for action, retired in (("retire_phrases", True), ("restore_phrases", False)):
        chosen = {"action": action, "_selected_action": [row.pk]}
        assert "Claims keep the numbers" in browser.post(at("hedgephrase_changelist"), chosen).content.decode()
        browser.post(at("hedgephrase_changelist"), {**chosen, "confirmed": "yes"})
        row.refresh_from_db()
        assert (row.retired_at is not None) == retired
    assert "hedge phrase restored" in told(browser, "hedgephrase", row)


def test_what_is_no_hedge_is_refused_beside_the_field():
    values = {"phrase": "the", "hedge": "nearly", "stands": "before", "reason": "why"}
    page = inside().post(at("hedgephrase_add"), values).content.decode()
    assert "does other work in most sentences" in page
    assert not HedgePhrase.objects.exists()


def test_a_term_gets_a_label_and_a_help_of_the_desk_and_keeps_methods():
    list_terms()
    row = TermWording.objects.get(vocabulary="kinds", term="killed")
    browser = inside()
    browser.post(at("termwording_change", row.pk), {"label": "Killed in action", "help": "", "term": "x", "order": "9"})
    row.refresh_from_db()
    assert (row.label, row.term) == ("Killed in action", "killed")
    page = browser.post(at("termwording_change", row.pk), {"label": "Injured", "help": ""}).content.decode()
    assert "Another term of this vocabulary" in page
    chosen = {"action": "retire_terms", "_selected_action": [row.pk], "confirmed": "yes"}
    page = browser.post(at("termwording_changelist"), chosen, follow=True).content.decode()
    assert "own terms are not retired" in page
