"""Editions that were made before schema 2 keep their manifest, verify, and begin the chain."""

import pgtrigger
import pytest

from reports import verify
from reports.actions import publish_edition
from reports.bundle import bundle
from reports.manifest import manifest
from reports.models import Edition
from reports.rebuilding import parts_of, rebuilt_manifest
from reports.verification import verify_edition
from tests.factories import make_article, make_decided_claim
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
LATER = ("incidents", "sources", "allegations", "pictures")
NO_WORDS = dict.fromkeys(("headline", "redaction", "previous", "signature", "public_key", "key_id"), "")


@pytest.fixture
def old(edition) -> Edition:
    """The edition as the first schema would have kept it."""
    with pgtrigger.ignore():
        for rows in LATER:
            getattr(edition, rows).all().delete()
        Edition.objects.update(**NO_WORDS)
        made = Edition.objects.get()
        text = manifest(made, parts_of(made), verify.FIRST_SCHEMA)
        Edition.objects.update(manifest=text, manifest_sha256=verify.sha256(text))
    return Edition.objects.get()


def problems(edition: Edition) -> list[str]:
    return [f"{finding.what}: {finding.problem}" for finding in verify_edition(edition) if not finding.holds]


def test_it_verifies_and_is_rebuilt_as_it_was(old):
    assert set(old.stated) & {*LATER, "key", "previous", "redaction"} == set()
    assert problems(old) == []
    assert rebuilt_manifest(old, parts_of(old)) == old.manifest


def test_its_bundle_holds_and_says_that_it_is_not_signed(old):
    packed = bundle(old)
    assert verify.problems_of(packed) == []
    assert verify.problems_of(packed, [b"k" * 32]) == ["it is not signed: it was made before editions were"]


def test_a_changed_row_of_it_is_still_found(old):
    with pgtrigger.ignore():
        old.figures.filter(label="Arrested").update(display="13")
    assert "manifest: does not list what is stored: figures" in problems(old)


def test_the_next_edition_is_chained_to_it(old, publisher):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    second = publish_edition(title="Again", start=START, end=END, publisher=publisher)
    assert second.stated["previous"] == second.stated["replaces"] == old.manifest_sha256
    assert problems(second) == problems(Edition.objects.get(number=1)) == []


def test_what_it_said_is_published_anew_under_the_second_schema(old, publisher):
    assert publish_edition(title=old.title, start=START, end=END, publisher=publisher).replaces == old


def test_its_register_is_read_off_its_claims(old, client):
    assert "200 people died at Baghouz" in client.get("/editions/1/allegations/").content.decode()
