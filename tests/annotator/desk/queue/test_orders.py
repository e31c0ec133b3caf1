"""The queue's order: as in the text, or by what the ranker expects; it hides nothing."""

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.claims.ranking.actions import install_ranker
from annotator.claims.ranking.logistic import Logistic
from tests.annotator.desk.review.making import make_three

pytestmark = pytest.mark.django_db


@pytest.fixture
def ranked():
    """Return the claims of two articles in text order; the second article has the likeliest and the unlikeliest."""
    claims = [*make_three()[1], *make_three()[1]]
    install_ranker(logistic=Logistic(0.0, {}), decisions=1, held_back=1, measures={})
    for claim, rank in zip(claims, [0.5, 0.6, None, 0.1, 0.9, 0.3], strict=True):
        Claim.objects.filter(pk=claim.pk).update(rank=rank)
    return [claim.pk for claim in claims]


def shown(desk, **query):
    groups = desk.get(reverse("queue"), query).context["groups"]
    return [claim.pk for _, rows in groups for claim, _ in rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [("", [0, 1, 2, 3, 4, 5]), ("likely", [4, 5, 3, 1, 0, 2]), ("unlikely", [3, 5, 4, 0, 1, 2])],
)
def test_it_keeps_articles_together_and_puts_the_unranked_last(desk, ranked, order, expected):
    assert shown(desk, order=order) == [ranked[at] for at in expected]


def test_reviewing_starts_with_the_first_one_shown(desk, ranked):
    assert desk.get(reverse("queue"), {"order": "unlikely"}).context["free"].pk == ranked[3]


def test_without_a_ranker_no_other_order_is_offered(desk):
    make_three()
    assert "order" not in desk.get(reverse("queue")).context["form"].fields


def test_an_order_that_does_not_exist_is_passed_over(desk, ranked):
    assert shown(desk, order="loudest") == ranked
