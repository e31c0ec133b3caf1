"""Acts that come a second time, because their acknowledgement was lost: done once, and answered as the first time."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.allegations.models import Position
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident
from annotator.review.models import Decision
from annotator.review.receipts.models import Receipt
from tests.annotator.desk.review.making import HTMX, filled_in
from tests.annotator.incidents.allegations.making import make_allegation
from tests.annotator.review.passages.making import FIRST, SECOND, WHOLE, make_two, make_whole
from tests.factories import make_article, make_claim, make_decided_claim, make_user
from tests.together import together

FORM = r"""<form[^>]*action="{}".*?name="key" value="(?P<key>[^"]+)"""
CONFIRMED = (("seen", 1), ("outcome", "confirm"))
# The page that has the form, the address that it is sent to, and what is sent.
Sent = tuple[str, str, dict[str, Any]]


def there(name: str, *rows: Model) -> tuple[str, str]:
    """Return the address of a page whose form is sent to the page itself, twice."""
    address = reverse(name, args=[row.pk for row in rows])
    return address, address


def split() -> Sent:
    claim = make_whole()
    halves = {
        "first-passage": FIRST, "first-kind": "killed", "first-number": "five", "first-target": "men",
        "second-passage": SECOND, "second-kind": "injured", "second-number": "three", "second-target": "",
    }  # fmt: skip
    return (*there("split_claim", claim), {"seen": 1, "note": "", **halves})


def join() -> Sent:
    claim, other = make_two()
    return (*there("join_claim", claim), {"seen": 1, "other": f"{other.pk}-1", "note": ""})


def other_words() -> Sent:
    claim = make_whole(quote=FIRST)
    return (*there("change_passage", claim), {"seen": 1, "passage": WHOLE, "note": ""})


def sentence() -> Sent:
    claim, other = make_two()
    seen, outcomes = ({f"{one.pk}-{name}": value for one in (claim, other)} for name, value in CONFIRMED)
    return (*there("decide_sentence", claim), seen | outcomes)


def move() -> Sent:
    claim = make_decided_claim()
    page, address = reverse("incident", args=[claim.link.incident_id]), [claim.link.incident_id, claim.pk]
    return page, reverse("link_claim", args=address), {"role": "new_event", "to": "new"}


def place() -> Sent:
    claim = make_decided_claim()
    sent = filled_in(claim, incident="new")
    return reverse("claim", args=[claim.pk]), reverse("place_claim", args=[claim.pk]), sent


def pair() -> Sent:
    claim, other = make_decided_claim(), make_decided_claim()
    page, address = reverse("claim_links", args=[claim.pk]), reverse("answer_pair", args=[claim.pk, other.pk])
    return page, address, {"answer": "same", "note": "one raid"}


def further_source() -> Sent:
    article = make_article("Three fighters fell near the river. Nobody else was seen.")
    sent = {"passage": "fell near the river", "stance": "supports"}
    return (*there("add_citation", make_claim(), article), sent)


def position() -> Sent:
    sent = {"party": "International Coalition", "says": "denies", "note": "Its press release"}
    claim = make_allegation()
    return reverse("allegation", args=[claim.pk]), reverse("record_position", args=[claim.pk]), sent


# Each act, and of what it makes how many: more than these would be a second time.
ACTS: list[tuple[Callable[[], Sent], type[Model], int]] = [
    (split, Decision, 2),
    (join, Decision, 2),
    (other_words, Decision, 1),
    (sentence, Decision, 2),
    (move, Incident, 2),
    (place, Incident, 2),
    (pair, PairAnswer, 1),
    (further_source, Citation, 1),
    (position, Position, 1),
]
each_act = pytest.mark.parametrize(("make", "model", "made"), ACTS, ids=lambda part: getattr(part, "__name__", part))


@pytest.mark.django_db
@each_act
def test_it_is_done_once_and_answered_alike(analyst, make, model, made):
    _, address, sent = make()
    sent |= {"key": str(uuid4())}
    first, again = analyst.post(address, sent), analyst.post(address, sent)
    assert first.status_code in (302, 303), first.content.decode()
    assert (again.status_code, again.url) == (first.status_code, first.url)
    assert model.objects.count() == made
    assert Receipt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@each_act
def test_sent_twice_at_one_moment_it_is_done_once(make, model, made):
    (_, address, sent), user = make(), make_user()
    sent |= {"key": str(uuid4())}
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    first, other = together(*(partial(client.post, address, sent) for client in clients))
    assert (first.status_code, first.url) == (other.status_code, other.url)
    assert model.objects.count() == made


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make for make, *_ in ACTS if make is not place], ids=lambda make: make.__name__)
def test_its_page_gives_each_press_a_key(analyst, make):
    page, address, _ = make()
    form = FORM.format(re.escape(address))
    keys = [re.search(form, analyst.get(page).content.decode(), re.DOTALL) for _ in range(2)]
    first, second = (UUID(found["key"]) for found in keys if found)
    assert first != second


@pytest.mark.django_db
def test_the_panel_says_the_same_again(analyst):
    claim, other, stays = make_decided_claim(), make_decided_claim(), make_decided_claim()
    here = Placement(incident=claim.link.incident)
    link_claim(claim=stays, actor=make_user(), role="background", of=None, placement=here)
    address = reverse("answer_pair", args=[claim.pk, other.pk])
    sent = {"answer": "same", "key": str(uuid4())}
    first, again = (analyst.post(address, sent, headers=HTMX).content.decode() for _ in range(2))
    for page in (first, again):
        assert "Kept: same event. They stand in one incident now." in page
        assert "Other claims stay in" in page


@pytest.mark.django_db
def test_something_else_under_the_same_key_is_another_act(analyst):
    article = make_article("Three fighters fell near the river. Nobody else was seen.")
    address, key = reverse("add_citation", args=[make_claim().pk, article.pk]), str(uuid4())
    for words in ("fell near the river", "Nobody else was seen"):
        assert analyst.post(address, {"passage": words, "stance": "supports", "key": key}).status_code == 302
    assert Citation.objects.count() == 2


@pytest.mark.django_db
def test_another_persons_key_says_nothing(analyst):
    _, address, sent = join()
    sent |= {"key": str(uuid4())}
    analyst.post(address, sent)
    analyst.force_login(make_user())
    assert analyst.post(address, sent).status_code == 409


@pytest.mark.django_db
def test_what_was_refused_may_be_sent_again(analyst):
    claim, other = make_decided_claim(), make_claim()
    address, sent = reverse("answer_pair", args=[claim.pk, other.pk]), {"answer": "part_of", "key": str(uuid4())}
    assert analyst.post(address, sent).status_code == 422
    assert not Receipt.objects.exists()
    make_decided_claim(claim=other)
    assert analyst.post(address, sent).status_code == 302


@pytest.mark.parametrize("key", ["", "x", "0" * 31])
@pytest.mark.django_db
def test_without_a_key_it_is_an_act_of_its_own(analyst, key):
    _, address, sent = move()
    analyst.post(address, sent | {"key": key})
    assert not Receipt.objects.exists()
