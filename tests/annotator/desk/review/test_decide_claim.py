"""Deciding a claim from its page: one request records the answer and brings the next claim."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.claims.models import Claim
from annotator.incidents.models import Incident
from annotator.review.actions import open_claim
from annotator.review.models import Decision, Lease
from tests.annotator.desk.review.making import HTMX, address, filled_in, make_three
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return make_three()[1]


def answer(client, claim, outcome="confirm", htmx=True, **sent):
    data = {"seen": claim.version, "outcome": outcome} | sent
    return client.post(address("decide_claim", claim), data, headers=HTMX if htmx else {})


def now(claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_it_decides_and_shows_the_next_claim_with_the_way_back(desk, three):
    response = answer(desk, three[0])
    page = response.content.decode()
    assert now(three[0]).status == "verified"
    assert response["HX-Push-Url"] == address("claim", three[1])
    assert f'data-claim="{three[1].pk}"' in page
    assert "Confirmed: 4 killed" in page
    assert address("undo_claim", three[0]) in page
    assert "<html" not in page


def test_without_a_script_it_sends_the_browser_to_the_next_claim(desk, three):
    response = answer(desk, three[0], htmx=False)
    assert (response.status_code, response.url) == (303, f"{address('claim', three[1])}?decided={three[0].pk}")
    page = desk.get(response.url).content.decode()
    assert "Confirmed: 4 killed" in page
    assert address("undo_claim", three[0]) in page


def test_it_refuses_get_and_the_stranger(desk, visitor, client, three):
    assert desk.get(address("decide_claim", three[0])).status_code == 405
    assert answer(visitor, three[0]).status_code == 403
    assert answer(client, three[0]).status_code == 302
    assert Decision.objects.count() == 0


def test_it_does_nothing_twice(desk, three):
    answer(desk, three[0])
    again = answer(desk, three[0])
    assert again.status_code == 409
    assert Decision.objects.count() == 1
    assert Incident.objects.count() == 1


OUTCOMES = [
    ({"outcome": "reject", "reason_code": "opinion"}, "rejected"),
    ({"outcome": "", "reason_code": "opinion"}, "rejected"),
    ({"outcome": "hold", "note": "two months are named"}, "held"),
    ({"outcome": "unverifiable"}, "unverifiable"),
    ({"outcome": "flag_allegation"}, "corrected"),
]


@pytest.mark.parametrize(("sent", "status"), OUTCOMES)
def test_each_button_does_what_it_says(desk, three, sent, status):
    assert answer(desk, three[0], **sent).status_code == 200
    assert now(three[0]).status == status


MISSING = [
    ({"outcome": "reject"}, "Choose why it is rejected."),
    ({"outcome": "reject", "reason_code": "other"}, "Say in the note which reason."),
    ({"outcome": "hold"}, "Say in a few words what the claim is waiting for."),
    ({"outcome": ""}, "Choose what becomes of the claim."),
    ({"outcome": "undo"}, "Select a valid choice."),
    ({"seen": "soon"}, "Enter a whole number."),
]


@pytest.mark.parametrize("whole_form", [True, False])
@pytest.mark.parametrize(("sent", "said"), MISSING)
def test_what_is_missing_is_said_beside_the_form(desk, three, sent, said, whole_form):
    response = answer(desk, three[0], **(filled_in(three[0]) | sent if whole_form else sent))
    assert response.status_code == 422
    assert said in response.content.decode()
    assert now(three[0]).status == "candidate"


def test_confirming_keeps_the_edits_and_records_a_correction(desk, three):
    edits = {"number": "nearly 25", "target": "ISIS members", "places": "Ghuwayran prison, Al-Hasakah"}
    response = answer(desk, three[0], **filled_in(three[0], **edits))
    claim = now(three[0])
    assert "Confirmed with edits: 23–25 killed" in response.content.decode()
    assert (claim.status, claim.min, claim.best, claim.max, claim.hedge) == ("corrected", 23, 25, 25, "nearly")
    assert (claim.target, claim.places) == ("ISIS members", ["Ghuwayran prison", "Al-Hasakah"])


def test_a_form_sent_back_unchanged_corrects_nothing(desk, three):
    answer(desk, three[0], **filled_in(three[0]))
    assert now(three[0]).status == "verified"


WRONG = [
    ({"number": "blah"}, "cannot be read as a number"),
    ({"min": "9"}, "min, best and max must not decrease."),
    ({"date_start": "2022-01-18", "date_end": "2022-01-17"}, "The last day comes before the first."),
    ({"number": "900000000000"}, "2147483647"),
    ({"kind": "stolen"}, "Select a valid choice."),
    ({"of": "999999"}, "Choose a claim of this article."),
    ({"incident": "999999"}, "This incident is no longer there."),
    ({"incident": "nonsense"}, "This incident is no longer there."),
]


@pytest.mark.parametrize(("edits", "said"), WRONG)
def test_errors_stand_beside_the_fields_and_nothing_typed_is_lost(desk, three, edits, said):
    response = answer(desk, three[0], **filled_in(three[0], target="ISIS members", **edits))
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert 'value="ISIS members"' in page
    assert now(three[0]).version == 1


def test_a_refusal_by_a_rule_is_read_on_the_page_with_everything_that_was_typed(desk, three):
    Claim.objects.filter(pk=three[0].pk).update(modality="alleged")
    response = answer(desk, three[0], **filled_in(now(three[0]), modality="asserted", target="ISIS members"))
    page = response.content.decode()
    assert response.status_code == 403
    assert "Say in a note where the text itself asserts this" in page
    assert 'value="ISIS members"' in page


def test_who_was_faster_is_read_with_what_one_had_typed(desk, three):
    make_decided_claim("reject", claim=three[0], actor=make_user(name="basim"))
    stale = filled_in(three[0], target="ISIS members", note="as the police said") | {"seen": 1}
    for htmx in (True, False):
        response = answer(desk, three[0], htmx=htmx, **stale)
        page = response.content.decode()
        assert response.status_code == 409
        assert "basim was faster: “reject”" in page
        assert "ISIS members" in page
        assert "as the police said" in page
        assert address("claim", three[0]) in page
        assert ("<html" in page) is not htmx


def test_a_claim_that_somebody_has_open_is_theirs(desk, three):
    open_claim(claim=three[0], user=make_user(name="basim"))
    response = answer(desk, three[0])
    assert response.status_code == 409
    assert "basim has this claim open until" in response.content.decode()


def test_a_lead_takes_it_over_before_deciding_it(three):
    open_claim(claim=three[0], user=make_user())
    lead = signed_in(make_user("lead"))
    assert answer(lead, three[0]).status_code == 409
    lead.post(address("take_over_claim", three[0]), {"reason": "she is away"})
    answer(lead, three[0])
    assert now(three[0]).status == "verified"


def test_the_next_claim_is_one_that_nobody_has_open(desk, three):
    open_claim(claim=three[1], user=make_user())
    assert f'data-claim="{three[2].pk}"' in answer(desk, three[0]).content.decode()


def test_after_the_last_comes_what_was_left_before_it_then_another_article(desk, three, analyst):
    _, others = make_three()
    assert f'data-claim="{three[0].pk}"' in answer(desk, three[2]).content.decode()
    assert f'data-claim="{three[1].pk}"' in answer(desk, three[0]).content.decode()
    assert f'data-claim="{others[0].pk}"' in answer(desk, three[1]).content.decode()
    assert Lease.objects.get(claim=others[0]).holder == analyst


def test_when_nothing_is_left_the_page_says_what_to_do_next(desk, three):
    answer(desk, three[0])
    answer(desk, three[1])
    response = answer(desk, three[2])
    page = response.content.decode()
    assert "All done" in page
    assert "Import an article" in page
    assert address("undo_claim", three[2]) in page
    assert response["HX-Push-Url"] == "/desk/done/"


def test_a_role_and_its_whole_are_recorded(desk, three):
    answer(desk, three[0])
    sent = filled_in(three[1], role="part_of", of=three[0].pk)
    answer(desk, three[1], **sent)
    claim = now(three[1])
    assert (claim.role, claim.of_id, claim.link.incident) == ("part_of", three[0].pk, now(three[0]).link.incident)


def test_a_person_chooses_the_incident(desk, three, analyst):
    answer(desk, three[0])
    answer(desk, three[1], **filled_in(three[1], incident="new"))
    assert now(three[0]).link.incident != now(three[1]).link.incident
    answer(desk, three[2], **filled_in(three[2], incident=str(now(three[0]).link.incident_id)))
    assert now(three[2]).link.incident == now(three[0]).link.incident


def test_decide_and_advance_takes_twelve_queries(desk, three):
    desk.get(address("claim", three[0]))
    sent = filled_in(three[0]) | {"outcome": "confirm"}
    with CaptureQueriesContext(
        connection,
    ) as taken:
        desk.post(address("decide_claim", three[0]), sent, headers=HTMX)
    # The test's own transaction makes a savepoint of what is a transaction elsewhere.
    queries = [query["sql"] for query in taken if "SAVEPOINT" not in query["sql"]]
    assert now(three[0]).status == "verified"
    assert len(queries) <= 12, "\n".join(queries)
