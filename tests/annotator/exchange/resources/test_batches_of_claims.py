"""A file of claims from its upload to its undo, as one batch: the database lets go only what the batch brought."""

import io

import pytest
from django.db import DatabaseError, transaction

from annotator.checks.actions import run_checks
from annotator.checks.models import Flag
from annotator.claims.bulk.actions import remove_candidates
from annotator.claims.counts.actions import recount
from annotator.claims.models import Claim
from annotator.exchange.batches import actions
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.resources.claims import ClaimResource
from tests.annotator.exchange.batches.making import check, confirmed, table, undone
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db(transaction=True)
CLAIMS = ClaimResource()
HEADINGS = ["doc_id", "quote", "label", "best", "role", "of"]
TEXT = "Four fighters were killed and two civilians were injured near the village on Monday 17 January."


@pytest.fixture
def manager():
    return make_user("data_manager")


def imported(rows, user):
    data = table(rows, HEADINGS)
    batch = actions.receive_file(file=io.BytesIO(data), filename="claims.csv", resource="claims", user=user)
    mapping = likely_mapping(CLAIMS, batch.layout["columns"])
    actions.map_columns(batch=batch, mapping=mapping, user=user)
    return actions.run_import(confirmed(check(batch)))


def rows_about(article):
    start = article.text.index("Four")
    whole = {"doc_id": str(article.pk), "quote": "Four fighters were killed", "label": "killed", "best": "4"}
    part = {"doc_id": str(article.pk), "quote": "two civilians were injured", "label": "injured", "best": "2",
            "role": "part_of", "of": f"killed:person:{start}-{start + 25}"}  # fmt: skip
    return [part, whole, whole | {"quote": "No such words"}]


def test_a_file_of_claims_comes_and_goes_as_a_whole(manager):
    article = make_article(TEXT)
    before = list(Claim.objects.values())
    batch = imported(rows_about(article), manager)
    assert (batch.state, batch.new, batch.refused, batch.stored) == ("imported", 2, 1, 2)
    killed, injured = Claim.objects.order_by("start")
    assert (injured.of, killed.min, killed.max) == (killed, 4, 4)
    assert killed.events.get().pgh_context.metadata["batch"] == batch.pk
    run_checks(article=article)
    batch = undone(batch)
    assert (batch.state, batch.problem) == ("undone", "")
    assert list(Claim.objects.values()) == before
    assert recount(repair=False) == []


def test_flags_of_checks_go_with_the_claims_and_those_of_people_keep_them(manager):
    batch = imported(rows_about(make_article(TEXT)), manager)
    killed = Claim.objects.get(kind="killed")
    flag = Flag.objects.create(article=killed.article, claim=killed, check_id="x", severity="warn", message="Look.")
    Flag.objects.filter(pk=flag.pk).update(owner=make_user())
    batch = undone(batch)
    assert (batch.state, batch.obstacle_count) == ("imported", 1)
    assert "has a flag that people see to by now" in batch.obstacles[0]["reason"]
    Flag.objects.filter(pk=flag.pk).update(owner=None)
    assert undone(batch).state == "undone"
    assert not Flag.objects.exists()


def test_a_decision_on_one_claim_keeps_the_whole_import(manager):
    batch = imported(rows_about(make_article(TEXT)), manager)
    make_decided_claim(claim=Claim.objects.get(kind="killed"))
    batch = undone(batch)
    assert (batch.state, Claim.objects.count()) == ("imported", 2)
    assert [one["reason"] for one in batch.obstacles] == ["“Four fighters were killed” was decided (verified) since."]


def test_the_database_keeps_claims_of_which_no_import_is_undone(manager):
    imported(rows_about(make_article(TEXT)), manager)
    claims = [*Claim.objects.values_list("pk", flat=True), make_claim().pk]
    for pk in claims:
        with pytest.raises(DatabaseError), transaction.atomic():
            remove_candidates(pks=[pk], user=None)
    assert Claim.objects.count() == 3
