"""The queue: what waits, by article, narrowed by filters in the address."""

import pytest

from annotator.checks.models import Flag
from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.desk.queue.counts import Found, count_up_to
from annotator.review.actions import open_claim
from annotator.review.models import Lease
from tests.annotator.desk.review.making import HTMX, address, filled_in, make_three
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def read(client, **query) -> str:
    return client.get("/desk/", query).content.decode()


def test_it_shows_what_waits_and_where_to_start(desk):
    article, (_killed, *_) = make_three()
    page = read(desk)
    assert "3 claims awaiting review" in page
    assert article.title in page
    assert page.index("4 killed") < page.index("2 injured")
    assert 'action="/desk/next/"' in page


def test_in_text_order_it_goes_by_article(desk):
    make_three()
    page = read(desk, order="text")
    assert page.index("4 killed") < page.index("2 injured") < page.index("3 arrested")
    assert page.count("<h2") == 1


def test_it_says_who_has_a_claim_open(desk):
    _, (killed, *_) = make_three()
    open_claim(claim=killed, user=make_user(name="basim"))
    assert "open at basim’s until" in read(desk)


def test_decided_claims_leave_it(desk):
    claim = make_decided_claim()
    assert address("claim", claim) not in read(desk)
    assert address("claim", claim) in read(desk, status="decided")
    assert address("claim", claim) in read(desk, status="all")
    assert address("claim", claim) in read(desk, status="verified")


def test_withdrawn_candidates_leave_it_and_return(desk):
    article, claims = make_three()
    store_candidates(article=article, candidates=[])
    assert address("claim", claims[0]) not in read(desk)


FILTERS = [
    ({"kind": "injured"}, [1]),
    ({"q": "arrested"}, [2]),
    ({"q": "ARRESTED", "kind": "arrested"}, [2]),
    ({"q": "arrested", "kind": "injured"}, []),
    ({"modality": "alleged"}, []),
    ({"kind": "nonsense"}, [0, 1, 2]),
    ({"status": "held"}, []),
]


@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_filters_hold_together_and_nonsense_is_passed_over(desk, query, found):
    _, claims = make_three()
    page = read(desk, **query)
    assert [number for number, claim in enumerate(claims) if address("claim", claim) in page] == found


def test_it_filters_by_article(desk):
    article, claims = make_three()
    _, others = make_three()
    page = read(desk, article=article.pk)
    assert address("claim", claims[0]) in page
    assert address("claim", others[0]) not in page


def test_flags_are_counted(desk):
    claim = make_claim()
    Flag.objects.create(article=claim.article, claim=claim, check_id="x", severity="warn", message="Look.")
    assert "1 flag<" in read(desk)


def test_htmx_gets_the_results_alone(desk):
    make_three()
    response = desk.get("/desk/", headers=HTMX)
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_an_empty_queue_says_what_to_do_next(desk):
    assert "Import an article" in read(desk)
    make_decided_claim()
    assert "All done" in read(desk)
    assert "No claim fits" in read(desk, q="nothing like this")


def test_when_others_have_the_rest_it_says_so(desk):
    open_claim(claim=make_claim(), user=make_user())
    page = desk.get("/desk/done/").content.decode()
    assert "Nothing is free for you" in page


def test_the_last_page_leads_back_to_what_has_come_in_since(desk):
    make_claim()
    assert "Start reviewing" in desk.get("/desk/done/").content.decode()


def test_a_publisher_is_shown_the_way_to_an_edition(visitor):
    make_decided_claim()
    assert "Draft an edition" in visitor.get("/desk/done/").content.decode()


@pytest.mark.parametrize("address", ["/desk/views/", "/desk/progress/"])
def test_the_pages_beside_the_queue_belong_to_it(visitor, address):
    assert '<a href="/desk/" aria-current="page">Queue</a>' in visitor.get(address).content.decode()


def test_the_rooms_of_the_desk_are_a_step_away(desk):
    page = read(desk)
    assert '<a href="/desk/" aria-current="page">Queue</a>' in page
    for room in ("articles", "incidents", "editions"):
        assert f'<a href="/desk/{room}/" >' in page


def test_nobody_reads_it_without_signing_in(client):
    assert client.get("/desk/").status_code == 302


def test_start_reviewing_hands_out_the_first_that_is_free_and_keeps_the_filter(desk, analyst):
    _, (killed, injured, _) = make_three()
    assert desk.post("/desk/next/").url == address("claim", killed)
    assert desk.post("/desk/next/?kind=injured&page=3").url == address("claim", injured) + "?kind=injured"
    assert {lease.holder for lease in Lease.objects.all()} == {analyst}
    assert desk.post("/desk/next/?kind=patrol").url == "/desk/?kind=patrol"


def test_handing_out_refuses_get_and_the_stranger(desk, visitor):
    make_claim()
    assert desk.get("/desk/next/").status_code == 405
    assert visitor.post("/desk/next/").status_code == 403
    assert not Lease.objects.exists()


def test_a_decision_leads_along_the_filter(desk):
    _, (first, *_) = make_three()
    _, (second, *_) = make_three()
    sent = filled_in(first) | {"outcome": "confirm"}
    there = address("decide_claim", first) + "?kind=killed&order=oldest"
    response = desk.post(there, sent, headers=HTMX)
    assert response["HX-Push-Url"] == address("claim", second) + "?kind=killed&order=oldest"
    assert f'action="{address("decide_claim", second)}?kind=killed&amp;order=oldest"' in response.content.decode()


def test_without_a_script_the_filter_goes_along_too(desk):
    _, (first, *_) = make_three()
    _, (second, *_) = make_three()
    there = address("decide_claim", first) + "?kind=killed&order=oldest"
    response = desk.post(there, filled_in(first) | {"outcome": "confirm"})
    assert response.url == address("claim", second) + f"?kind=killed&order=oldest&decided={first.pk}"
    assert "4 killed" in desk.get(response.url).content.decode()


def test_found_words_are_marked_and_hostile_text_stays_text(desk):
    make_claim(make_article("Four <b>fighters</b> were killed."), quote="Four <b>fighters</b> were killed")
    page = read(desk, q="fighter")
    assert "&lt;b&gt;<mark>fighters</mark>&lt;/b&gt;" in page


def test_a_number_past_the_bound_is_said_so():
    make_three()
    assert count_up_to(Claim.objects.filter(), 2) == Found(2, is_more=True)
    assert str(Found(1000, is_more=True)) == "1,000+"


def test_articles_that_have_the_words_are_shown_with_a_passage(desk):
    article = make_article("Four fighters were killed. The mosque of the village was not hit.")
    page = desk.get("/desk/search/articles/", {"q": "mosques"}).content.decode()
    assert article.title in page
    assert "<mark>mosque</mark>" in page
    assert "<html" not in desk.get("/desk/search/articles/", {"q": "mosques"}, headers=HTMX).content.decode()
    assert "No article has these words" in desk.get("/desk/search/articles/", {"q": "zeppelin"}).content.decode()
    assert desk.get("/desk/search/articles/").status_code == 200
