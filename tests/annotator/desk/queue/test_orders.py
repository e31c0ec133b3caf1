"""The queue's orders, and pages that begin where others ended."""

import pytest
from django.urls import reverse

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.desk.queue.orders import ORDERS, RISK
from tests.annotator.desk.review.making import make_three
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranked():
    """Return the claims of two articles in text order; the second article has the likeliest and the unlikeliest."""
    claims = [*make_three()[1], *make_three()[1]]
    for claim, rank in zip(claims, [0.5, 0.6, None, 0.1, 0.95, 0.3], strict=True):
        Claim.objects.filter(pk=claim.pk).update(rank=rank)
    return [claim.pk for claim in claims]


def shown(desk, **query):
    groups = desk.get(reverse("queue"), query).context["groups"]
    return [row.claim.pk for _, rows in groups for row in rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", [3, 0, 5, 1, 2, 4]),
        ("text", [0, 1, 2, 3, 4, 5]),
        ("likely", [4, 2, 1, 0, 5, 3]),
        ("unlikely", [3, 5, 0, 1, 2, 4]),
        ("newest", [5, 4, 3, 2, 1, 0]),
        ("oldest", [0, 1, 2, 3, 4, 5]),
        ("loudest", [3, 0, 5, 1, 2, 4]),
    ],
)
def test_each_order_is_kept(desk, ranked, order, expected):
    assert shown(desk, order=order) == [ranked[at] for at in expected]


def test_risk_puts_flags_before_deaths_before_doubt(desk):
    sure = make_claim(kind="arrested", score=0.9)
    doubtful = make_claim(kind="injured", score=0.2)
    death = make_claim(kind="killed", score=0.9)
    flagged = make_claim(kind="patrol", score=0.9)
    Flag.objects.create(article=flagged.article, claim=flagged, check_id="x", severity="info", message="Look.")
    assert shown(desk) == [flagged.pk, death.pk, doubtful.pk, sure.pk]


@pytest.mark.parametrize(("severity", "weight"), [("ok", 0), ("info", 1), ("warn", 2), ("hold", 3)])
def test_the_heaviest_open_flag_weighs_on_its_claim(severity, weight):
    claim = make_claim()
    flag = Flag.objects.create(article=claim.article, claim=claim, check_id="x", severity=severity, message="Look.")
    assert Claim.objects.get().flagged == weight
    flag.state = "dismissed"
    flag.save()
    assert Claim.objects.get().flagged == 0


@pytest.mark.parametrize("order", [*ORDERS])
def test_pages_forth_and_back_show_every_claim_once(desk, ranked, monkeypatch, order):
    whole = shown(desk, order=order)
    monkeypatch.setattr("annotator.desk.queue.paging.PAGE", 2)
    response, pages = desk.get(reverse("queue"), {"order": order}), []
    for _ in range(3):
        pages.append([row.claim.pk for _, rows in response.context["groups"] for row in rows])
        there = response.context["page"].next
        response = desk.get(reverse("queue") + there) if there else response
    assert [pk for page in pages for pk in page] == whole
    assert not there
    back = desk.get(reverse("queue") + response.context["page"].previous)
    assert [row.claim.pk for _, rows in back.context["groups"] for row in rows] == pages[1]
    first = desk.get(reverse("queue") + back.context["page"].previous)
    assert [row.claim.pk for _, rows in first.context["groups"] for row in rows] == pages[0]
    assert first.context["page"].previous == ""


@pytest.mark.parametrize("place", ["", "x", "1", "1_2_3", "1_x", "9" * 30 + "_1", "nan_1", "1.5e999_2"])
def test_a_place_that_makes_no_sense_is_passed_over(place):
    assert RISK.read_place(place) is None
