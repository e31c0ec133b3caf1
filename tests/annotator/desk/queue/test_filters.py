"""The queue's filters: each finds what it says, they hold together, and an index answers them."""

import re
from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.claims.names.actions import locate
from annotator.claims.names.models import Place
from annotator.desk.queue.filters import QueueFilter, along
from annotator.desk.queue.orders import ORDERS
from annotator.review.actions import open_claim
from annotator.review.flags.actions import raise_flag
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

TEXT = "Nearly 25 fighters of the coalition were killed in Ghuwayran on Monday. قتل خمسة مسلحين في الباب. Report {}."


def found(user=None, **query):
    form = QueueFilter(QueryDict("&".join(f"{name}={value}" for name, value in query.items())), user or make_user())
    return set(form.claims().values_list("pk", flat=True))


def make_two(**values):
    """Return a claim with these values and one without."""
    one = make_claim(**values)
    return one, make_claim()


PARTS = [
    ({"kind": "injured"}, {"kind": "injured"}),
    ({"modality": "alleged"}, {"modality": "alleged"}),
    ({"rule": "harm_verb"}, {"rule": "harm_verb"}),
    ({"date_start": date(2021, 12, 1), "date_end": date(2021, 12, 1)}, {"until": "2021-12-31"}),
    ({"date_start": date(2022, 3, 1), "date_end": date(2022, 3, 1)}, {"since": "2022-03-01"}),
    ({"score": 0.2}, {"most": "50"}),
    ({"score": 0.99}, {"least": "95"}),
    ({"target": "ISIS cells"}, {"q": "isis"}),
]


@pytest.mark.parametrize(("values", "query"), PARTS)
def test_each_part_narrows(values, query):
    one, _ = make_two(**values)
    assert found(**query) == {one.pk}


def test_a_part_that_makes_no_sense_is_passed_over():
    both = {claim.pk for claim in make_two()}
    assert found(kind="nonsense") == found(since="tomorrow") == found(least="much") == found(source="x") == both


def test_source_and_article():
    one, other = make_claim(make_article(source=make_source("North monitor"))), make_claim()
    assert found(source=one.article.source_id) == {one.pk}
    assert found(article=other.article_id) == {other.pk}
    assert found(article=f'"Report number {one.article.text.split()[-1].rstrip(".")}"') == {one.pk}


WORDS = [
    ("fighter kill", True),
    ('"fighters of the coalition"', True),
    ('"coalition fighters"', False),
    ("killed -coalition", False),
    ("IS", False),
    ("المسلحين", True),
    ("wounded or ghuwayran", True),
]


@pytest.mark.parametrize(("words", "fits"), WORDS)
def test_words_are_found_in_any_form_and_without_stop_words(words, fits):
    text = TEXT.format(1)
    claim = make_claim(make_article(text), quote=text.removesuffix(" Report 1."))
    assert (found(q=words) == {claim.pk}) is fits


def test_words_of_the_article_are_looked_for_on_demand():
    claim = make_claim(make_article("Four fighters were killed. The mosque of the village was not hit."))
    assert found(q="mosque") == set()
    assert found(q="mosque", whole="on") == {claim.pk}


def test_a_place_is_found_by_any_spelling_and_by_what_lies_round_it():
    claim, _ = make_two()
    Claim.objects.filter(pk=claim.pk).update(places=["Ghuwayran"])
    values = {"kind": "settlement", "country": "SY", "admin1": "Al-Hasakah", "source": "x", "external_id": "1"}
    Place.objects.create(name="Ghuwayran", normals=["ghuwayran", "gweiran"], **values)
    locate([Claim.objects.get(pk=claim.pk)])
    for name in ("Ghuwayran", "Gweiran", "Al-Hasakah"):
        assert found(place=name) == {claim.pk}
    assert found(place="Idlib") == set()


def test_flags_by_check_by_reason_by_anybody():
    one, other = make_two()
    Flag.objects.create(article=one.article, claim=one, check_id="reversal", severity="warn", message="Look.")
    raise_flag(claim=other, actor=make_user(), about="duplicate", note="")
    assert found(flag="any") == {one.pk, other.pk}
    assert found(flag="reversal") == {one.pk}
    assert found(flag="people") == found(flag="duplicate") == {other.pk}


def test_assigned_and_open():
    (one, other), user = make_two(), make_user(name="amal")
    Claim.objects.filter(pk=one.pk).update(assigned_to=user)
    open_claim(claim=other, user=user)
    assert found(user, assigned="me") == found(assigned="amal") == {one.pk}
    assert found(assigned="nobody") == {other.pk}
    assert found(user, held="me") == found(held="amal") == found(held="anybody") == {other.pk}
    assert found(held="nobody") == {one.pk}


def test_the_state_is_awaiting_review_unless_another_is_asked_for():
    waiting, decided = make_claim(), make_decided_claim()
    assert found() == {waiting.pk}
    assert found(status="decided") == found(status="verified") == {decided.pk}
    assert found(status="all") == {waiting.pk, decided.pk}


def test_only_filters_go_along_in_addresses():
    assert along(QueryDict("kind=killed&after=1_2&decided=3&q=&order=risk")) == "kind=killed&order=risk"


BY_INDEX = [
    *((status, order) for status in ("", "held") for order in ORDERS if order != "text"),
    *((status, order) for status in ("decided", "all") for order in ("risk", "newest", "oldest")),
]


@pytest.mark.parametrize(("status", "order"), BY_INDEX)
def test_an_index_gives_every_order(status, order):
    """The planner is forbidden to sort and to read everything; where it had to all the same, the plan would say so."""
    form = QueueFilter(QueryDict(f"order={order}&status={status}"), make_user())
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = form.sorting.sort(form.claims())[:50].explain()
    assert "Index Scan" in plan
    assert "Seq Scan" not in plan
    assert "Sort" not in plan


@pytest.mark.parametrize("status", ["", "held"])
@pytest.mark.parametrize("modality", ["alleged", "negated", "hypothetical"])
def test_the_few_claims_that_assert_nothing_have_an_index_of_their_own(status, modality):
    form = QueueFilter(QueryDict(f"modality={modality}&status={status}"), make_user())
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = form.sorting.sort(form.claims())[:50].explain()
    assert "unasserted_claims_by_risk" in plan
    assert "Filter" not in plan


@pytest.mark.parametrize("order", [name for name in ORDERS if name != "text"])
def test_the_next_page_begins_within_the_index(order):
    claims = make_claim(), make_claim()
    form = QueueFilter(QueryDict(f"order={order}"), make_user())
    place = form.sorting.read_place(form.sorting.place_of(claims[0]))
    with connection.cursor() as cursor:
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    plan = form.sorting.beyond(form.sorting.sort(form.claims()), place)[:50].explain()
    assert "Sort Key" not in plan
    (condition,) = [line for line in plan.splitlines() if "Index Cond" in line]
    assert ("ROW(" in condition) is (order not in ("newest", "oldest"))
    assert re.search(r"\bid\b", condition)
