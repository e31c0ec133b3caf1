"""Tests for where an accepted claim is proposed to go."""

from datetime import date

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.extraction import Candidate
from annotator.incidents.models import Incident
from annotator.incidents.placing import nearby, propose
from tests.factories import TEXT, make_article, make_candidate, make_decided_claim

pytestmark = pytest.mark.django_db

KILLED = "Four fighters were killed"
INJURED = "two civilians were injured"


def claims_of(*candidates: Candidate) -> list[Claim]:
    """Store candidates of one article and return them as claims, in that order."""
    matching = store_candidates(article=make_article(TEXT), candidates=candidates)
    return [matching.claims[index] for index in range(len(candidates))]


def injured(**values: object) -> Candidate:
    return make_candidate(
        INJURED, **({"kind": "injured", "victim_status": "civilian", "min": 2, "best": 2, "max": 2} | values)
    )


def test_a_first_claim_founds_an_incident() -> None:
    (claim,) = claims_of(make_candidate(KILLED))
    proposal = propose(claim)
    assert (proposal.incident, proposal.make_new) == (None, True)


def test_a_claim_of_the_same_paragraph_joins() -> None:
    killed, hurt = claims_of(make_candidate(KILLED), injured())
    make_decided_claim(claim=killed)
    proposal = propose(hurt)
    assert proposal.incident == Incident.objects.get()
    assert proposal.because == "It stands in the same paragraph."


@pytest.mark.parametrize("values", [{"modality": "hypothetical"}, {"modality": "negated"}, {"scope": ("future",)}])
def test_what_did_not_happen_founds_no_incident(values: dict[str, object]) -> None:
    (claim,) = claims_of(make_candidate(KILLED, **values))
    proposal = propose(claim)
    assert (proposal.incident, proposal.make_new) == (None, False)


def test_a_claim_of_another_paragraph_does_not_join() -> None:
    killed, hurt = claims_of(make_candidate(KILLED), injured(paragraph=1))
    make_decided_claim(claim=killed)
    assert propose(hurt).make_new


def test_a_claim_of_another_article_never_joins_by_itself() -> None:
    make_decided_claim()
    (claim,) = claims_of(injured())
    assert propose(claim).make_new


def test_a_second_number_of_the_same_measure_from_the_same_article_never_joins_by_itself() -> None:
    first, second = claims_of(make_candidate(KILLED), make_candidate(INJURED, min=2, best=2, max=2))
    make_decided_claim(claim=first)
    assert propose(second).make_new


def test_a_claim_of_another_day_does_not_join() -> None:
    later = date(2022, 1, 20)
    killed, hurt = claims_of(make_candidate(KILLED), injured(date_start=later, date_end=later))
    make_decided_claim(claim=killed)
    assert propose(hurt).make_new


def test_a_part_waits_for_its_whole() -> None:
    killed, part = claims_of(make_candidate(KILLED), injured(role="part_of", of=0))
    proposal = propose(part)
    assert (proposal.incident, proposal.make_new) == (None, False)
    make_decided_claim(claim=killed)
    assert propose(part).incident == Incident.objects.get()


@pytest.mark.parametrize("role", ["cumulative", "summary_of", "duplicate_of", "detail_of"])
def test_what_tells_of_no_event_founds_no_incident(role: str) -> None:
    (claim,) = claims_of(make_candidate(KILLED, role=role))
    assert not propose(claim).make_new


@pytest.mark.parametrize("role", ["background", "reversal", "same_people_as"])
def test_what_does_not_add_up_may_found_an_incident_but_joins_none_by_itself(role: str) -> None:
    killed, other = claims_of(make_candidate(KILLED), injured(role=role))
    make_decided_claim(claim=killed)
    assert propose(other).make_new


def test_a_claim_that_has_its_place_stays_there() -> None:
    claim = make_decided_claim()
    assert propose(claim).incident == claim.link.incident


def test_nearby_are_the_incidents_of_the_article_and_of_these_days() -> None:
    same_days = make_decided_claim().link.incident
    far = date(2021, 5, 1)
    make_decided_claim(date_start=far, date_end=far)
    killed, hurt = claims_of(make_candidate(KILLED), injured())
    own = make_decided_claim(claim=killed).link.incident
    assert nearby(hurt) == [own, same_days]
