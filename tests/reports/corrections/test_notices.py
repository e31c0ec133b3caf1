"""Notices: opened by a change to what is published, worded by a publisher, public with the edition that corrects it."""

import json
import xml.etree.ElementTree as ET

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from annotator.incidents.actions import undo_claim
from reports.corrections.actions import clarify, look_for_changes, publish_notice, write_notice
from reports.corrections.models import CorrectionNotice
from reports.corrections.tasks import look_for_corrections
from reports.models import Edition
from reports.refusals import Refused, SomeoneWasFaster
from reports.workbench.actions import open_draft
from tests.factories import make_article, make_decided_claim, make_user
from tests.reports.conftest import recorded
from tests.reports.workbench.conftest import as_, people, publish  # noqa: F401 - a fixture
from tests.reports.workbench.test_pages import text_of
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changed(edition):
    """An edition to which a claim was added since, and the claim."""
    return edition, make_decided_claim(article=make_article("On 17 January Four fighters were killed."))


def corrected(edition, publisher) -> Edition:
    """Publish the edition that corrects another."""
    return publish(open_draft(start=START, end=END, user=publisher), publisher, make_user("lead"))


def test_an_edition_that_is_still_right_opens_no_notice(edition):
    assert look_for_changes() == []
    assert not CorrectionNotice.objects.exists()


def test_a_change_opens_one_notice_however_often_it_is_looked_for(changed):
    edition, claim = changed
    for _ in range(2):
        (notice,) = look_for_changes()
    assert CorrectionNotice.objects.get() == notice
    assert (notice.edition, notice.kind, notice.state) == (edition, "addition", "draft")
    (change,) = notice.changes
    assert change["before"] == "24–26, one source, provisional"
    assert change["after"].startswith("28–30")
    assert change["causes"] == [
        {"kind": "decided", "words": f"claim {claim.pk} was newly decided: 4 people", "claims": [claim.pk]}
    ]


def test_an_undone_decision_is_told_with_the_ids_that_no_longer_count(edition, example):
    claim = example["one"]
    claim.refresh_from_db()
    undo_claim(claim=claim, actor=claim.decisions.last().actor, seen=claim.version, note="A slip.")
    (notice,) = look_for_changes()
    assert notice.kind == "correction"
    assert claim.pk in notice.withdrawn["claims"]
    assert "the decision was taken back" in notice.words


def test_a_notice_of_what_is_right_again_is_set_aside(changed):
    _, claim = changed
    look_for_changes()
    undo_claim(claim=claim, actor=claim.decisions.last().actor, seen=claim.version)
    assert look_for_changes() == []
    assert CorrectionNotice.objects.get().state == "set_aside"


def test_a_further_change_leaves_what_a_publisher_wrote(changed, publisher):
    (notice,) = look_for_changes()
    write_notice(notice=notice, user=publisher, seen=1, kind="addition", words="One more report was reviewed.")
    make_decided_claim(article=make_article("On 18 January Four fighters were killed. Again."))
    (notice,) = look_for_changes()
    assert notice.words == "One more report was reviewed."
    assert len(notice.changes[0]["causes"]) == 2


REFUSED = [
    ({"words": "short"}, "Say in a sentence what changed"),
    ({"words": "x" * 6001}, "6000 characters at most"),
    ({"kind": "gossip"}, "Choose what the notice is"),
    ({"seen": 7}, "Somebody else wrote this notice"),
]


@pytest.mark.parametrize(("given", "refusal"), REFUSED)
def test_what_a_notice_has_to_say(changed, publisher, given, refusal):
    (notice,) = look_for_changes()
    with pytest.raises(Refused, match=refusal):
        write_notice(
            **{"notice": notice, "user": publisher, "seen": 1, "kind": "addition", "words": "One more report."} | given
        )


def test_a_stranger_writes_no_notice_and_figures_are_put_right_by_an_edition_alone(changed, publisher):
    (notice,) = look_for_changes()
    with pytest.raises(Refused, match="ask a publisher"):
        write_notice(notice=notice, user=make_user("lead"), seen=1, kind="addition", words="One more report.")
    with pytest.raises(Refused, match="publish it with the edition that has them right"):
        publish_notice(notice=notice, user=publisher, words="One more report.", published_in=None)


def test_the_correcting_edition_carries_the_notice_and_the_old_page_the_banner(changed, publisher, client):
    edition, claim = changed
    (notice,) = look_for_changes()
    second = corrected(edition, publisher)
    notice.refresh_from_db()
    assert (notice.number, notice.published_in, notice.state) == (1, second, "published")
    assert recorded(second)["Killed, combatants"] == "28–30"
    old = client.get(edition.get_absolute_url())
    assert "A newer edition replaces this one." in text_of(old)
    assert "Addition 1" in text_of(old)
    assert "24–26, one source, provisional → 28–30" in text_of(old)
    figure = edition.figures.get(column="recorded", label="Killed, combatants")
    assert "Addition 1" in text_of(client.get(figure.get_absolute_url()))
    page = client.get(notice.get_absolute_url()).content.decode()
    assert f"/editions/2/articles/{claim.article_id}/#claim-{claim.pk}" in page
    assert "Addition 1" in text_of(client.get(reverse("corrections")))


def test_a_published_notice_is_never_changed(changed, publisher):
    look_for_changes()
    corrected(changed[0], publisher)
    notice = CorrectionNotice.objects.get()
    with pytest.raises(SomeoneWasFaster, match="public already, as number 1"):
        write_notice(notice=notice, user=publisher, seen=1, kind="addition", words="Something else entirely.")
    with pytest.raises(ProgrammingError, match="Cannot update"):
        CorrectionNotice.objects.update(words="Something else entirely.")


def test_a_clarification_stands_beside_figures_that_stand(edition, publisher, client):
    notice = clarify(edition=edition, user=publisher, words="The four raids include the airborne landing.")
    assert (notice.kind, notice.number, notice.published_in) == ("clarification", 1, None)
    assert "include the airborne landing" in text_of(client.get(edition.get_absolute_url()))


def test_figures_that_changed_come_before_clarifications(changed, publisher):
    look_for_changes()
    with pytest.raises(Refused, match="publish the edition that corrects them first"):
        clarify(edition=changed[0], user=publisher, words="The four raids include the landing.")


def test_the_desk_lists_what_waits_and_looks_when_asked(changed, publisher):
    desk = as_(publisher)
    look = reverse("look_for_changes")
    assert "No published figure waits" in text_of(desk.get(reverse("corrections_desk")))
    assert desk.get(look).status_code == 405
    assert as_(make_user("analyst")).post(look).status_code == 403
    desk.post(look)
    notice = CorrectionNotice.objects.get()
    assert "Addition to edition 1" in text_of(desk.get(reverse("corrections_desk")))
    page = text_of(desk.get(reverse("notice", args=[notice.pk])))
    assert "28–30" in page
    assert "Draft the edition that corrects it" in page
    assert "no longer as they were published" in text_of(desk.get(reverse("editions_desk")))


def test_clarifying_by_form(edition, publisher):
    url = reverse("clarify", args=[edition.number])
    desk = as_(publisher)
    assert desk.get(url).status_code == 405
    assert as_(make_user("lead")).post(url, {"words": "The four raids include the landing."}).status_code == 403
    assert desk.post(url, {"words": "short"}).status_code == 422
    assert desk.post(url, {"words": "The four raids include the landing."}).status_code == 302
    assert CorrectionNotice.objects.get().published_by == publisher.username


@pytest.mark.parametrize("name", ["editions", "corrections", "withdrawn"])
def test_feeds_are_atom_and_json_for_everybody(edition, publisher, client, name, example):
    claim = example["one"]
    claim.refresh_from_db()
    undo_claim(claim=claim, actor=claim.decisions.last().actor, seen=claim.version)
    corrected(edition, publisher)
    atom = client.get(reverse(f"{name}_atom"))
    assert atom.headers["Content-Type"].startswith("application/atom+xml")
    entries = ET.fromstring(atom.content).findall(f"{ATOM}entry")
    feed = client.get(reverse(f"{name}_feed"))
    assert feed.headers["Content-Type"].startswith("application/feed+json")
    told = json.loads(feed.content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert len(told["items"]) == len(entries) == (2 if name == "editions" else 1)
    assert all(item["id"] and item["url"].startswith("http") and item["date_published"] for item in told["items"])
    if name == "withdrawn":
        assert claim.pk in told["items"][0]["_claimdesk"]["withdrawn"]["claims"]
    assert client.get(reverse(f"{name}_feed"), headers={"If-None-Match": feed["ETag"]}).status_code == 304


@pytest.mark.parametrize("sign", ["\x0b", "\x1f", "\ufffe"])
def test_a_sign_that_xml_cannot_hold_takes_no_feed_from_its_readers(edition, publisher, client, sign):
    notice = CorrectionNotice.objects.create(
        edition=edition, kind="clarification", words=f"Rockets{sign} <each> alone."
    )
    publish_notice(notice=notice, user=publisher, words=notice.words, published_in=None)
    (entry,) = ET.fromstring(client.get(reverse("corrections_atom")).content).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "Rockets\ufffd <each> alone."


def test_public_pages_name_the_feeds_and_empty_ones_are_feeds_too(client):
    page = Client().get("/").content.decode()
    for name in ("editions", "corrections", "withdrawn"):
        assert f'type="application/atom+xml" title="{name.capitalize()}' in page
        assert client.get(reverse(f"{name}_atom")).status_code == 200
        assert json.loads(client.get(reverse(f"{name}_feed")).content)["items"] == []


def test_the_worker_looks_by_itself(changed):
    look_for_corrections(0)
    assert CorrectionNotice.objects.open().get().edition == changed[0]


def test_a_page_that_is_open_looks_once_more_and_lists_what_waits(changed, publisher):
    desk, look = as_(publisher), reverse("look_for_changes")
    assert f'hx-post="{look}" hx-trigger="load"' in desk.get(reverse("editions_desk")).content.decode()
    part = desk.post(look, headers={"HX-Request": "true"})
    assert "Addition to edition 1: read what changed" in text_of(part)
    assert "hx-trigger" not in part.content.decode()
