"""Notes, and who is told of them."""

import pytest
from django.db import ProgrammingError

from annotator.review.notes.actions import add_note, mark_read
from annotator.review.notes.models import Note, Notification
from annotator.review.rules import NotAllowed
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def test_a_note_is_on_a_claim_an_article_or_an_incident():
    author = make_user()
    incident = make_decided_claim().link.incident
    for thing in (make_claim(), make_article(), incident):
        note = add_note(on=thing, author=author, text=" Look again. ")
        assert (list(thing.notes.all()), note.text) == ([note], "Look again.")


def test_the_same_note_sent_twice_is_one_and_tells_once():
    claim, author = make_claim(), make_user()
    make_user(name="amal")
    for _ in range(2):
        add_note(on=claim, author=author, text="@amal see here")
    assert (Note.objects.count(), Notification.objects.count()) == (1, 1)


def test_a_mention_tells_those_who_read_the_desk_and_nobody_else():
    author, amal = make_user(name="basim"), make_user(name="amal")
    gone = make_user(name="gone")
    gone.is_active = False
    gone.save()
    stranger = make_user(name="stranger")
    stranger.groups.clear()
    add_note(on=make_claim(), author=author, text="@Amal, @basim, @gone, @stranger, @nobody: see this.")
    told = Notification.objects.get()
    assert (told.person, told.by, told.why) == (amal, author, "mentioned")


def test_it_refuses_the_stranger_and_the_empty_note():
    claim = make_claim()
    with pytest.raises(NotAllowed, match="may read notes but not write"):
        add_note(on=claim, author=make_user("publisher"), text="Hello")
    for text in ("", "  ", "x" * 4001):
        with pytest.raises(NotAllowed):
            add_note(on=claim, author=make_user(), text=text)
    assert not Note.objects.exists()


def test_a_note_is_never_changed_nor_deleted():
    note = add_note(on=make_claim(), author=make_user(), text="Once written")
    with pytest.raises(ProgrammingError, match="Cannot update or delete"):
        Note.objects.filter(pk=note.pk).update(text="another")


def test_people_mark_their_own_as_read():
    amal, basim = make_user(name="amal"), make_user(name="basim")
    add_note(on=make_claim(), author=make_user(), text="@amal @basim look")
    mine = Notification.objects.get(person=amal)
    assert mark_read(person=basim, notification=mine) == 0
    assert mark_read(person=amal, notification=mine) == 1
    assert mark_read(person=amal) == 0
    assert list(Notification.objects.unread()) == [Notification.objects.get(person=basim)]
