"""The notes on a thing, and the page of notifications."""

import pytest
from django.urls import reverse

from annotator.review.notes.actions import add_note
from annotator.review.notes.models import Note, Notification
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def things():
    incident = make_decided_claim().link.incident
    return [("claim", make_claim()), ("article", make_article()), ("incident", incident)]


def test_a_note_is_left_on_each_kind_of_thing(analyst):
    for on, thing in things():
        response = analyst.post(reverse("add_note", args=[on, thing.pk]), {"text": "Look <again>"}, headers=HTMX)
        page = response.content.decode()
        assert "Look &lt;again&gt;" in page
        assert f'id="notes-{on}-{thing.pk}"' in page
        assert "<html" not in page
        note = Note.objects.latest("pk")
        assert f'<li id="note-{note.pk}" tabindex="-1" autofocus>' in page
        assert "autofocus" not in analyst.get(reverse("notes", args=[on, thing.pk]), headers=HTMX).content.decode()


def test_without_a_script_it_leads_to_the_page_of_the_notes(analyst):
    claim = make_claim()
    response = analyst.post(reverse("add_note", args=["claim", claim.pk]), {"text": "Look"})
    assert response.url == reverse("notes", args=["claim", claim.pk])
    page = analyst.get(response.url).content.decode()
    assert "Look" in page
    assert claim.quote in page


def test_it_refuses_get_the_stranger_and_what_does_not_exist(analyst):
    claim = make_claim()
    address = reverse("add_note", args=["claim", claim.pk])
    assert analyst.get(address).status_code == 405
    reader = signed_in(make_user("publisher"))
    assert reader.post(address, {"text": "Look"}).status_code == 403
    assert "<textarea" not in reader.get(reverse("notes", args=["claim", claim.pk])).content.decode()
    nobody = make_user()
    nobody.groups.clear()
    assert signed_in(nobody).get(reverse("notes", args=["claim", claim.pk])).status_code == 403
    assert analyst.get(reverse("notes", args=["user", claim.pk])).status_code == 404
    assert analyst.get(reverse("notes", args=["claim", claim.pk + 999])).status_code == 404
    assert not Note.objects.exists()


def test_an_empty_note_says_so_and_one_sent_twice_is_one(analyst):
    address = reverse("add_note", args=["claim", make_claim().pk])
    response = analyst.post(address, {"text": " "}, headers=HTMX)
    assert (response.status_code, "Write the note first." in response.content.decode()) == (422, True)
    for _ in range(2):
        analyst.post(address, {"text": "Look"})
    assert Note.objects.count() == 1


def test_the_head_counts_what_is_unread_and_the_page_leads_to_the_note():
    amal = make_user(name="amal")
    browser = signed_in(amal)
    claim = make_claim()
    note = add_note(on=claim, author=make_user(name="basim"), text="@amal is this the same?")
    assert (
        '<strong class="mention">@amal</strong>'
        in browser.get(reverse("notes", args=["claim", claim.pk])).content.decode()
    )
    page = browser.get(reverse("notifications")).content.decode()
    assert "mentioned you" in page
    assert '<span class="nav-count">1' in page
    told = Notification.objects.get()
    response = browser.post(reverse("read_notification", args=[told.pk]))
    assert response.url == f"{reverse('notes', args=['claim', claim.pk])}#note-{note.pk}"
    assert "nav-count" not in browser.get(reverse("notifications")).content.decode()


def test_all_are_marked_as_read_and_nobody_reads_anothers():
    amal = make_user(name="amal")
    add_note(on=make_claim(), author=make_user(), text="@amal look")
    told = Notification.objects.get()
    stranger = signed_in(make_user())
    assert stranger.post(reverse("read_notification", args=[told.pk])).status_code == 404
    stranger.post(reverse("read_all"))
    assert Notification.objects.unread().count() == 1
    browser = signed_in(amal)
    assert browser.get(reverse("read_all")).status_code == 405
    assert browser.get(reverse("read_notification", args=[told.pk])).status_code == 405
    for _ in range(2):
        assert browser.post(reverse("read_all")).status_code == 302
    assert not Notification.objects.unread().exists()


def test_the_list_takes_the_same_queries_however_many_notes(analyst, django_assert_max_num_queries):
    claim = make_claim()
    amal, basim = make_user(name="amal"), make_user(name="basim")
    for number in range(6):
        add_note(on=claim, author=(amal, basim)[number % 2], text=f"@amal @basim {number}")
    with django_assert_max_num_queries(9):
        analyst.get(reverse("notes", args=["claim", claim.pk]), headers=HTMX)
