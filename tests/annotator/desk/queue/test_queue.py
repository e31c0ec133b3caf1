"""The queue: what waits, by article, narrowed by filters in the address."""

import pytest

from annotator.checks.models import Flag
from annotator.claims.actions import store_candidates
from annotator.review.actions import open_claim
from tests.annotator.desk.review.making import HTMX, address, make_three
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def read(client, **query) -> str:
    return client.get("/desk/", query).content.decode()


def test_it_shows_what_waits_by_article_and_where_to_start(desk):
    article, (killed, *_) = make_three()
    page = read(desk)
    assert "3 claims awaiting review in 1 article" in page
    assert article.title in page
    assert page.index("4 killed") < page.index("2 injured") < page.index("3 arrested")
    assert f'href="{address("claim", killed)}">Start reviewing' in page


def test_start_reviewing_passes_over_what_others_have_open(desk):
    _, (killed, injured, _) = make_three()
    open_claim(claim=killed, user=make_user(name="basim"))
    page = read(desk)
    assert "open at basim’s until" in page
    assert f'href="{address("claim", injured)}">Start reviewing' in page


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
    claim = make_claim()
    assert f'href="{address("claim", claim)}">Start reviewing' in desk.get("/desk/done/").content.decode()


def test_a_publisher_is_shown_the_way_to_an_edition(visitor):
    make_decided_claim()
    assert "Draft an edition" in visitor.get("/desk/done/").content.decode()


def test_it_has_pages(desk, monkeypatch):
    monkeypatch.setattr("annotator.desk.review.queue.PAGE", 2)
    _, claims = make_three()
    first, second = read(desk, kind=""), read(desk, page=2)
    assert address("claim", claims[2]) not in first
    assert "?kind=&amp;page=2" in first
    assert address("claim", claims[2]) in second


def test_the_number_of_queries_does_not_grow_with_the_claims(desk, django_assert_max_num_queries):
    for _ in range(4):
        make_three()
    with django_assert_max_num_queries(10):
        read(desk)


def test_the_rooms_of_the_desk_are_a_step_away(desk):
    page = read(desk)
    assert '<a href="/desk/" aria-current="page">Queue</a>' in page
    for room in ("articles", "incidents", "editions"):
        assert f'<a href="/desk/{room}/" >' in page


def test_nobody_reads_it_without_signing_in(client):
    assert client.get("/desk/").status_code == 302
