"""Old allegations told again in new words go to the entry; wire copies are one origin; denials lower nothing."""

from datetime import date

import pytest
from django.urls import reverse

from annotator import published
from annotator.checks.actions import read_article
from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, change_incident
from annotator.incidents.allegations.register import entries_of, open_allegations
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.placing import incident_of
from annotator.sources.actions import Window
from tests.annotator.incidents.allegations.making import make_allegation, make_position
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

FIRST = (
    "Residents allege that 200 people were killed in Baghouz on 21 March 2019. "
    "The camp lay between the village and the river."
)
AGAIN = (
    "Three years on, families still wait for answers. It is alleged that 200 people, most of them women, were killed "
    "in Baghouz on 21 March 2019."
)
MARCH, JANUARY = Window(date(2019, 3, 1), date(2019, 4, 1)), Window(date(2022, 1, 1), date(2022, 2, 1))


def read(text, source, published_on, window) -> Claim:
    """Return the alleged deaths that the extractor finds in an article."""
    article = make_article(text, source=source, published=published_on, window=window)
    read_article(article=article)
    return Claim.objects.select_related("article__source").get(article=article, kind="killed", modality="alleged")


@pytest.fixture
def analyst(client):
    client.force_login(make_user())
    return client


@pytest.fixture
def entry():
    found = read(FIRST, make_source("River Watch"), date(2019, 3, 25), MARCH)
    return make_decided_claim(claim=found)


@pytest.fixture
def again(entry):
    return read(AGAIN, make_source("Radio"), date(2022, 1, 20), JANUARY)


def alleged():
    figures = published.release(date(2019, 3, 1), date(2019, 4, 1)).figures
    return [one.display for one in figures if one.figure.column == "alleged" and one.figure.measure.kind == "killed"]


def test_a_claim_that_repeats_two_entries_stands_in_the_chain_of_both():
    first, second, again = make_allegation(), make_allegation(), make_allegation()
    for one in (first, second):
        PairAnswer.objects.create(one=one, other=again, answer="same", answered_by=make_user())
    chains = [entry.chain for entry in entries_of([first, second])]
    assert chains == [[first, again], [second, again]]


def test_a_part_of_an_allegation_does_not_tell_it_again():
    whole = make_allegation()
    article = make_article("Four children were killed there, a doctor said later.")
    part = make_decided_claim(claim=make_claim(article, quote="Four children were killed"))
    Claim.objects.filter(pk=part.pk).update(role="part_of", of=whole)
    IncidentLink.objects.filter(claim=part).update(incident=incident_of(whole))
    (entry,) = entries_of([whole])
    assert entry.chain == [whole]


def test_an_old_allegation_in_new_words_is_proposed_as_told_again_r4(analyst, entry, again):
    page = analyst.get(reverse("suggestions", args=[again.pk])).content.decode()
    assert "told again?" in page
    assert reverse("allegation", args=[entry.pk]) in page
    assert 'data-action="repeats"' in page
    assert reverse("repeats_allegation", args=[again.pk, entry.pk]) in page


def test_one_press_links_it_to_the_entry_and_adds_nothing_r4_r19(analyst, entry, again):
    before = alleged()
    address = reverse("repeats_allegation", args=[again.pk, entry.pk])
    assert analyst.post(address, {"back": "claim"}).url == reverse("claim", args=[again.pk])
    assert list(open_allegations()) == [entry]
    (told,) = entries_of([Claim.objects.select_related("article__source", "link").get(pk=entry.pk)])
    assert [one.pk for one in told.chain] == [entry.pk, again.pk]
    confirmed = make_decided_claim(claim=Claim.objects.get(pk=again.pk))
    assert confirmed.link.incident == entry.link.incident
    assert list(open_allegations()) == [entry]
    assert alleged() == before == ["200"]
    page = analyst.get(reverse("suggestions", args=[again.pk])).content.decode()
    assert "told again?" not in page


def test_what_only_shares_the_days_is_not_proposed_as_told_again(analyst, entry):
    other = "It is alleged that 4 people were killed in Raqqa on 21 March 2019."
    claim = read(other, make_source(), date(2022, 1, 20), JANUARY)
    assert "told again?" not in analyst.get(reverse("suggestions", args=[claim.pk])).content.decode()
    assert set(open_allegations()) == {entry, claim}


def test_ten_copies_of_an_allegation_are_one_origin_r19(entry):
    text = f"{FIRST} Nobody could reach the camp on that day or on the day after it, they said by telephone."
    first = read(text, make_source("Agency"), date(2019, 3, 26), MARCH)
    copies = [read(f"{text} {name}.", make_source(name), date(2019, 3, 27), MARCH) for name in "ABCDEFGHIJ"]
    for claim in (first, *copies):
        make_decided_claim(claim=claim, placement=Placement(incident=entry.link.incident))
    (told,) = entries_of([Claim.objects.select_related("article__source", "link").get(pk=entry.pk)])
    assert len(told.chain) == 12
    assert told.origins <= {"River Watch", "Agency"}


def test_a_belligerents_denial_makes_the_incident_contested_and_lowers_nothing_r5(entry):
    before, incident = alleged(), entry.link.incident
    change_incident(
        incident=incident, actor=make_user(), title="Baghouz", place="", grade="confirmed", grade_reason="Imagery."
    )
    make_position(entry, "denies")
    assert Incident.objects.get(pk=incident.pk).grade == "contested"
    assert alleged() == before == ["200"]
