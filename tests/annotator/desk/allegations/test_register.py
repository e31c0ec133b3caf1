"""The register: which allegations have an entry, what stands in it, and how it is narrowed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annotator.checks.copies.actions import know_sentences
from annotator.claims.models import Claim
from annotator.desk.allegations import filters
from annotator.incidents.actions import Placement
from annotator.incidents.allegations.actions import agree_with, join_entry
from annotator.incidents.allegations.register import Entry, entries_of, open_allegations
from annotator.sources.models import Article
from tests.annotator.desk.sitting import signed_in
from tests.annotator.incidents.allegations.making import (
    make_allegation,
    make_citation,
    make_position,
    make_proposal,
    make_second_source,
)
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
WIRE = (
    "Activists allege that four fighters were killed by shells in a village on Monday. The shells came from hills "
    "to the north of the village, they said by telephone. Nobody could reach the place on Monday or the day after."
)


@pytest.fixture
def desk(db):
    return signed_in(make_user(name="amal"))


def shown(desk, **asked) -> set[int]:
    page = desk.get(reverse("allegations"), asked).content.decode()
    return {claim.pk for claim in Claim.objects.all() if f'class="title" href="/desk/allegations/{claim.pk}/"' in page}


def entry_of(claim: Claim) -> Entry:
    return entries_of(Claim.objects.filter(pk=claim.pk).select_related("article__source", "link__incident"))[0]


def test_an_allegation_stands_there_from_the_moment_it_is_found_until_it_ends_r4(desk):
    candidate, accepted = make_claim(modality="alleged"), make_allegation()
    held = make_decided_claim("hold", modality="alleged")
    make_claim(), make_decided_claim("reject", modality="alleged")
    assert shown(desk) == {candidate.pk, accepted.pk, held.pk}
    agree_with(assessment=make_proposal(accepted), actor=make_user())
    assert shown(desk) == {candidate.pk, held.pk}
    assert shown(desk, state="ended") == {accepted.pk}


def test_what_repeats_an_entry_is_no_entry_of_its_own_r19(desk):
    first = make_allegation()
    beside = make_allegation(incident=first.link.incident)
    copy = make_decided_claim(claim=make_claim(modality="alleged"))
    assert shown(desk) == {first.pk, copy.pk}
    join_entry(claim=copy, entry=first, actor=make_user())
    assert shown(desk) == {first.pk}
    assert {one.pk for one in entry_of(first).chain} == {first.pk, beside.pk, copy.pk}
    assert len(entry_of(first).origins) == 2


def test_ten_copies_of_a_wire_text_are_one_origin_r19(desk):
    told = {"quote": WIRE[:78], "text": WIRE, "kind": "killed", "modality": "alleged"}
    claims = [make_claim(make_article(f"{WIRE} Wire copy {number}."), **told) for number in range(11)]
    for claim in claims:
        know_sentences(article=claim.article)
    first = make_decided_claim(claim=claims[0])
    for claim in claims[1:]:
        make_decided_claim(claim=claim, placement=Placement(incident=first.link.incident))
    entry = entry_of(first)
    assert len(entry.chain) == 11
    assert len(entry.origins) == 1
    assert "no second independent source" in entry.missing
    assert "the same text, 3 sentences" in desk.get(reverse("allegation", args=[first.pk])).content.decode()


def test_who_quotes_the_first_source_is_no_second_origin():
    first = make_allegation(source=make_source("River Watch"))
    make_second_source(incident=first.link.incident, modality="alleged", attribution="according to River Watch")
    assert entry_of(first).origins == {"River Watch"}


def test_a_candidate_that_repeats_an_entry_goes_there_when_it_is_confirmed(desk):
    first, candidate = make_allegation(), make_claim(modality="alleged")
    join_entry(claim=candidate, entry=first, actor=make_user())
    make_decided_claim(claim=Claim.objects.get(pk=candidate.pk))
    assert Claim.objects.get(pk=candidate.pk).link.incident == first.link.incident


def test_the_filters_combine(desk):
    monitor = make_source("The Monitor")
    old, fresh = make_allegation(source=monitor), make_claim(modality="alleged", kind="killed")
    Article.objects.filter(pk=fresh.article_id).update(published=timezone.localdate() - timedelta(days=2))
    assert shown(desk) == {old.pk, fresh.pk}
    assert shown(desk, age="365") == shown(desk, kind="injured") == shown(desk, source=monitor.pk) == {old.pk}
    assert shown(desk, kind="killed", source=monitor.pk) == set()
    assert shown(desk, kind="nonsense", source="x", after="y" * 30) == {old.pk, fresh.pk}
    assert "No allegation fits" in desk.get(reverse("allegations"), {"kind": "airdrop"}).content.decode()


def test_no_allegation_says_what_to_do(desk):
    assert "No open allegation" in desk.get(reverse("allegations")).content.decode()


def test_the_list_goes_on_from_where_it_ends_in_the_same_queries(desk, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(filters, "PAGE", 4)
    claims = [make_allegation() for _ in range(6)]
    with django_assert_max_num_queries(17):
        assert shown(desk) == {claim.pk for claim in claims[:4]}
    assert shown(desk, after=claims[3].pk) == {claim.pk for claim in claims[4:]}


def test_an_entry_says_who_told_it_first_who_again_and_who_answered(desk):
    first = make_allegation(source=make_source("Radio"), attribution="residents")
    make_second_source(source=make_source("Agency"), incident=first.link.incident, modality="alleged")
    make_position(first, "denies")
    page = desk.get(reverse("allegations")).content.decode()
    for words in ("20 Jan 2022, Radio, quoting residents", "Agency, 25 Jan 2022", "International Coalition denies it"):
        assert words in page
    assert "2 independent origins" in page


def test_a_partial_answers_htmx(desk):
    make_allegation()
    page = desk.get(reverse("allegations"), headers={"HX-Request": "true"}).content.decode()
    assert page.lstrip().startswith('<div id="register"')


MISSING = {
    "no second independent source": lambda claim: make_citation(claim),
    "no position of International Coalition": lambda claim: make_position(claim, "silent"),
    "nobody has assessed it": lambda claim: make_proposal(claim),
}


@pytest.mark.parametrize("words", MISSING)
def test_what_is_missing_is_said_until_it_is_there(words):
    claim = make_allegation()
    assert words in entry_of(claim).missing
    MISSING[words](claim)
    assert words not in entry_of(claim).missing


def test_other_things_that_are_missing():
    bare = make_decided_claim(modality="alleged", actor="", date_start=None, date_end=None)
    assert {"no second reader", "nobody is named as responsible", "no day", "no place"} <= set(entry_of(bare).missing)
    assert "nobody has confirmed that the article says this" in entry_of(make_claim(modality="alleged")).missing
    assert "it is held for a decision" in entry_of(make_decided_claim("hold", modality="alleged")).missing
    assert "a second person's agreement" in entry_of(make_proposal().claim).missing


def test_the_first_is_the_earliest_published_not_the_first_imported():
    later = make_allegation()
    earlier = make_allegation(incident=later.link.incident)
    Article.objects.filter(pk=earlier.article_id).update(published=date(2021, 12, 30))
    assert entry_of(later).first == earlier
    assert entry_of(later).since == date(2021, 12, 30)
    assert open_allegations().get() == later
