"""The page of one allegation, and what is done there: each act works, once, by those who may, and only by POST."""

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.incidents.allegations.models import Assessment, Position
from tests.annotator.desk.sitting import signed_in
from tests.annotator.incidents.allegations.making import (
    make_allegation,
    make_citation,
    make_position,
    make_proposal,
    make_second_source,
)
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

POSITION = {"party": "International Coalition", "says": "denies", "note": "Its press release of 3 February"}
PROPOSAL = {"end": "confirmed", "evidence": "imagery", "reference": "A picture of 18 January", "reason": "A crater."}


@pytest.fixture
def desk(db):
    return signed_in(make_user(name="amal"))


@pytest.fixture
def stranger(db):
    return signed_in(make_user("publisher"))


def page_of(desk, claim) -> str:
    return desk.get(reverse("allegation", args=[claim.pk])).content.decode()


def status_of(claim) -> str:
    return Claim.objects.get(pk=claim.pk).modality


def test_the_cue_is_highlighted_with_what_it_reaches(desk):
    text = "Activists reported allegations that the Coalition killed 12 people in Raqqa on 3 January 2022."
    article = make_article(text)
    claim = make_claim(article, text=text, quote="killed 12 people", modality="alleged", scope=("historical",),
                       sentence_start=0, sentence_end=len(text))  # fmt: skip
    page = page_of(desk, claim)
    assert '<b class="cue">allegations that</b>' in page
    assert "makes an allegation of" in page
    assert "<mark>killed 12 people</mark>" in page
    assert "Told as historical" in page


def test_an_allegation_without_a_cue_says_so(desk):
    assert "No cue of the lexicon" in page_of(desk, make_allegation())


def test_an_arabic_allegation_is_shown_too(desk):
    text = "قال ناشطون إن الغارة قتلت أربعة مدنيين في القرية يوم الاثنين."
    article = make_article(text)
    claim = make_claim(article, text=text, quote="قتلت أربعة مدنيين", modality="alleged")
    assert "No cue of the lexicon" in page_of(desk, claim)


def test_a_claim_that_is_no_allegation_says_so(desk):
    assert "it stands in no lane" in page_of(desk, make_decided_claim())


def test_the_claim_page_leads_to_it(desk):
    claim = make_allegation()
    page = desk.get(reverse("claim", args=[claim.pk])).content.decode()
    assert f'href="{reverse("allegation", args=[claim.pk])}"' in page


def test_an_old_allegation_in_new_words_is_offered_the_entry_that_it_repeats(desk):
    entry = make_allegation()
    again = make_second_source(modality="alleged")
    page = page_of(desk, again)
    assert "Is it one of these, told again?" in page
    address = reverse("repeats_allegation", args=[again.pk, entry.pk])
    assert address in page
    assert desk.post(address).status_code == 302
    again = Claim.objects.get(pk=again.pk)
    assert (again.role, again.of, again.link.incident) == ("duplicate_of", entry, entry.link.incident)
    assert "repeats it" in page_of(desk, entry)


ACTS = ["record_position", "propose_assessment", "answer_assessment", "remove_position", "repeats_allegation"]


def prepared(act: str) -> tuple[Claim, str, dict[str, str]]:
    """Return an allegation with the address of an act and what is sent there."""
    claim = make_allegation()
    if act == "answer_assessment":
        return claim, reverse(act, args=[make_proposal(claim).pk]), {"answer": "agree", "note": ""}
    if act == "remove_position":
        return claim, reverse(act, args=[make_position(claim).pk]), {"because": "another village"}
    if act == "repeats_allegation":
        return claim, reverse(act, args=[make_second_source(modality="alleged").pk, claim.pk]), {}
    return claim, reverse(act, args=[claim.pk]), POSITION if act == "record_position" else PROPOSAL


@pytest.mark.parametrize("act", ACTS)
def test_it_works(desk, act):
    _, address, sent = prepared(act)
    response = desk.post(address, sent, follow=True)
    assert response.status_code == 200
    assert 'class="message' in response.content.decode()


@pytest.mark.parametrize("act", ACTS)
def test_it_refuses_get(desk, act):
    assert desk.get(prepared(act)[1]).status_code == 405


@pytest.mark.parametrize("act", ACTS)
def test_it_refuses_the_stranger(stranger, act):
    claim, address, sent = prepared(act)
    before = Position.objects.standing().count(), Assessment.objects.count()
    assert stranger.post(address, sent).status_code == 403
    assert (Position.objects.standing().count(), Assessment.objects.count()) == before
    assert status_of(claim) == "alleged"


TWICE = [("propose_assessment", 422), ("answer_assessment", 409), ("remove_position", 422)]


@pytest.mark.parametrize(("act", "status"), TWICE)
def test_it_does_nothing_twice(desk, act, status):
    claim, address, sent = prepared(act)
    desk.post(address, sent)
    decisions = claim.decisions.count()
    assert desk.post(address, sent).status_code == status
    assert (claim.decisions.count(), Assessment.objects.count()) == (decisions, 0 if act == "remove_position" else 1)


def test_repeating_an_entry_twice_links_it_once(desk):
    claim, address, _ = prepared("repeats_allegation")
    for _ in range(2):
        assert desk.post(address).status_code == 302
    assert claim.link.incident.links.count() == 2


def test_the_same_position_sent_twice_is_kept_once(desk):
    claim, address, sent = prepared("record_position")
    desk.post(address, sent)
    assert desk.post(address, sent).status_code == 422
    assert claim.positions.count() == 1


def test_the_proposer_cannot_agree_but_withdraws(desk):
    claim = make_allegation()
    desk.post(reverse("propose_assessment", args=[claim.pk]), PROPOSAL)
    proposal = claim.assessments.get()
    page = page_of(desk, claim)
    assert "You proposed this assessment; a second person has to agree with it." in page
    assert "Withdraw it" in page
    answered = desk.post(reverse("answer_assessment", args=[proposal.pk]), {"answer": "agree"})
    assert answered.status_code == 422
    assert status_of(claim) == "alleged"
    desk.post(reverse("answer_assessment", args=[proposal.pk]), {"answer": "decline"})
    assert claim.assessments.get().state == "withdrawn"


def test_the_sentence_says_who_ended_it(desk):
    proposal = make_proposal(actor=make_user(name="basim"))
    desk.post(reverse("answer_assessment", args=[proposal.pk]), {"answer": "agree"})
    assert "by basim, agreed by amal" in page_of(desk, proposal.claim)


def test_evidence_is_chosen_among_what_the_desk_has_linked(desk):
    claim = make_allegation()
    other, citation, admission = (
        make_second_source(incident=claim.link.incident), make_citation(claim), make_position(claim),
    )  # fmt: skip
    page = page_of(desk, claim)
    for value in (f"claim-{other.pk}", f"citation-{citation.pk}", f"position-{admission.pk}", "imagery", "search"):
        assert f'<option value="{value}">' in page
    desk.post(reverse("propose_assessment", args=[claim.pk]), PROPOSAL | {"evidence": f"claim-{other.pk}"})
    assert claim.assessments.get().other == other


def test_a_refused_form_keeps_what_was_typed(desk):
    claim = make_allegation()
    page = desk.post(reverse("propose_assessment", args=[claim.pk]), PROPOSAL | {"reason": ""})
    assert page.status_code == 422
    assert "Say in a sentence what the evidence shows." in page.content.decode()
    assert "A picture of 18 January" in page.content.decode()


NUMBERS = [
    ({"conceded_best": "3"}, (3, 3, 3)),
    ({"conceded_min": "2"}, (2, None, None)),
    ({"conceded_max": "4"}, (0, None, 4)),
    ({"conceded_min": "1", "conceded_best": "2", "conceded_max": "4"}, (1, 2, 4)),
]


@pytest.mark.parametrize(("sent", "kept"), NUMBERS)
def test_numbers_keep_their_range(desk, sent, kept):
    claim = make_allegation()
    desk.post(reverse("record_position", args=[claim.pk]), POSITION | {"says": "partly"} | sent)
    position = claim.positions.get()
    assert (position.conceded_min, position.conceded_best, position.conceded_max) == kept
    assert "Conceded: " in page_of(desk, claim)


def test_a_position_is_quoted_from_an_article(desk):
    claim = make_allegation()
    article = make_citation(claim).article
    sent = {"party": "Coalition", "says": "accepts", "article": article.pk, "passage": "two civilians who were injured"}
    desk.post(reverse("record_position", args=[claim.pk]), sent)
    assert claim.positions.get().quote == "two civilians who were injured"
    refused = [
        sent | {"passage": "words that are not there"},
        sent | {"article": ""},
        sent | {"declared_min": "9", "declared_max": "1"},
    ]
    for one in refused:
        assert desk.post(reverse("record_position", args=[claim.pk]), one).status_code == 422
    assert claim.positions.count() == 1
