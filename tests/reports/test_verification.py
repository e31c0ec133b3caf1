"""An edition verifies as it was published, and fails when any stored byte is another."""

import base64
from datetime import datetime, timedelta
from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from annotator.published import VERSIONS
from reports.actions import publish_edition
from reports.manifest import canonical, claim_sha256, sha256
from reports.models import Edition, EditionArticle, EditionClaim, Figure, FigureMember
from reports.signing import key_from, signing_key
from reports.verification import verify_edition
from tests.factories import make_article, make_decided_claim
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db


def problems(number: int = 1) -> dict[str, str]:
    """Return what does not hold of an edition as it is stored."""
    findings = verify_edition(Edition.objects.get(number=number))
    return {finding.what: finding.problem for finding in findings if not finding.holds}


def tamper(row, **values) -> None:
    """Change a stored row behind the triggers' back."""
    with pgtrigger.ignore():
        type(row).objects.filter(pk=row.pk).update(**values)


def signed(manifest: str) -> str:
    """Return the signature that whoever has the key would make."""
    return signing_key().sign(manifest)


@pytest.fixture
def told(edition):
    """The edition, which has at least one row of every kind."""
    assert all(getattr(edition, rows).exists() for rows in ("incidents", "sources", "allegations", "pictures"))
    return edition


def test_an_edition_verifies_as_it_comes_back_from_the_database(edition):
    assert problems() == {}


def test_both_editions_of_a_chain_verify(edition, publisher):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    publish_edition(title="Again", start=START, end=END, publisher=publisher, note="One more source.")
    assert problems(1) == problems(2) == {}


def test_a_moment_of_publication_without_microseconds_survives(example, publisher, monkeypatch):
    on_the_hour = datetime.fromisoformat("2022-01-26T11:00:00+02:00")
    monkeypatch.setattr("reports.actions.timezone.now", lambda: on_the_hour)
    publish_edition(title="On the hour", start=START, end=END, publisher=publisher)
    assert problems() == {}


@pytest.mark.parametrize("field", ["quote", "sentence", "display", "excluded_because", "kind_label"])
def test_a_changed_word_of_a_claim_fails(edition, field):
    claim = edition.claims.exclude(excluded_by="").first()
    tamper(claim, **{field: getattr(claim, field) + "."})
    assert "its content does not have the hash" in problems()[f"claim {claim.claim_id}"]


def test_a_changed_number_in_a_fact_fails_in_the_claim_and_in_the_figure(edition):
    claim = edition.claims.get(quote="Nearly 25 fighters died")
    tamper(claim, fact=claim.fact | {"max": 26})
    found = problems()
    assert f"claim {claim.claim_id}" in found
    assert any("counted again" in problem for what, problem in found.items() if what.startswith("figure"))


def test_a_fact_changed_with_its_hash_still_fails_in_figure_and_manifest(edition):
    claim = edition.claims.get(quote="11 people into custody")
    claim.fact |= {"min": 13, "best": 13, "max": 13}
    tamper(claim, fact=claim.fact, sha256=claim_sha256(claim))
    found = problems()
    assert "claims" in found["manifest"]
    assert any("Arrested" in what for what in found)


def test_damaged_facts_are_reported_and_do_not_crash(edition):
    claim = edition.claims.first()
    tamper(claim, fact={"min": "many"})
    assert "the facts are damaged" in problems()["figures"]


def test_a_changed_letter_of_an_article_fails(edition):
    article = edition.articles.get()
    tamper(article, text=article.text.replace("25", "26"))
    found = problems()
    assert "its text does not have the hash" in found[f"article {article.article_id}"]
    assert any("its quote is not what the article says" in problem for problem in found.values())


@pytest.mark.parametrize("values", [{"title": "Another"}, {"url": "https://else.example"}, {"window_basis": "guessed"}])
def test_a_changed_detail_of_an_article_fails(edition, values):
    tamper(edition.articles.get(), **values)
    assert "articles" in problems()["manifest"]


def test_a_changed_number_of_a_figure_fails(edition):
    figure = edition.figures.get(label="Arrested")
    tamper(figure, data=figure.data | {"number": {"min": 13, "best": 13, "max": 13}})
    found = problems()
    assert "figures" in found["manifest"]
    assert "counted again" in found[f"figure {figure.order}, Arrested, recorded"]


@pytest.mark.parametrize("values", [{"display": "13"}, {"label": "Taken"}, {"order": 99}, {"key": "x"}])
def test_a_changed_word_of_a_figure_fails(edition, values):
    tamper(edition.figures.get(label="Arrested"), **values)
    assert "figures" in problems()["manifest"]


@pytest.mark.parametrize("values", [{"incident_id": 999}, {"incident_title": "Another incident"}])
def test_a_changed_member_fails(edition, values):
    tamper(FigureMember.objects.filter(figure__edition=edition).first(), **values)
    assert "figures" in problems()["manifest"]


def test_a_member_moved_to_another_claim_fails(edition):
    member = FigureMember.objects.get(claim__quote="one fighter dead")
    tamper(member, claim=edition.claims.get(quote="bombed hideouts again and again"))
    assert any("the claims behind it" in problem for problem in problems().values())


def test_a_deleted_member_fails(edition):
    with pgtrigger.ignore():
        FigureMember.objects.filter(figure__label="Arrested").delete()
    assert "figures" in problems()["manifest"]


def test_a_deleted_figure_fails(edition):
    with pgtrigger.ignore():
        FigureMember.objects.filter(figure__label="Arrested").delete()
        Figure.objects.filter(label="Arrested").delete()
    assert "is counted again but was not published" in problems().values()


def test_a_deleted_claim_fails(edition):
    with pgtrigger.ignore():
        EditionClaim.objects.filter(quote="opens with supplies").delete()
    assert "claims" in problems()["manifest"]


def test_an_added_row_fails(edition):
    article = edition.articles.get()
    article.pk, article.article_id = None, 999
    EditionArticle.objects.bulk_create([article])
    assert "articles" in problems()["manifest"]


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ("incidents", {"title": "Another"}),
        ("incidents", {"latitude": 36.5, "longitude": 38.25}),
        ("incidents", {"date_start": END}),
        ("incidents", {"grade": "confirmed"}),
        ("incidents", {"grade_reason": "Because."}),
        ("incidents", {"actors": ["somebody else"]}),
        ("incidents", {"sources": 7}),
        ("incidents", {"data": {}}),
        ("sources", {"name": "Another Ledger"}),
        ("sources", {"reliability": "A"}),
        ("sources", {"reliability_reason": "Because."}),
        ("sources", {"origin": "Another"}),
        ("sources", {"masked": True}),
        ("sources", {"data": {}}),
        ("allegations", {"data": {"accused": "somebody else"}}),
        ("allegations", {"order": 9}),
        ("pictures", {"title": "Another"}),
        ("pictures", {"description": "Another"}),
        ("pictures", {"spec": {}}),
        ("pictures", {"svg": "<svg/>"}),
        ("pictures", {"csv": "a,b"}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_a_changed_row_around_the_figures_fails(told, rows, values):
    tamper(getattr(told, rows).first(), **values)
    assert "its content does not have the hash that was recorded" in problems().values()


@pytest.mark.parametrize("rows", ["incidents", "sources", "allegations", "pictures"])
def test_a_row_changed_with_its_hash_still_fails_in_the_manifest(told, rows):
    tamper(getattr(told, rows).first(), sha256="0" * 64)
    assert rows in problems()["manifest"]


@pytest.mark.parametrize("rows", ["incidents", "sources", "allegations", "pictures"])
def test_a_deleted_row_around_the_figures_fails(told, rows):
    with pgtrigger.ignore():
        getattr(told, rows).first().delete()
    assert rows in problems()["manifest"]


@pytest.mark.parametrize(
    "values",
    [{"signature": ""}, {"signature": "x"}, {"signature": "A" * 86 + "=="}, {"public_key": "A" * 43 + "="},
     {"public_key": "?"}],
)  # fmt: skip
def test_a_changed_signature_or_key_fails(edition, values):
    tamper(edition, **values)
    assert problems() == {"signature": "was not made over this manifest with this key"}


def test_an_edition_signed_anew_by_another_key_is_told_by_its_name(edition):
    other = key_from(base64.b64encode(b"k" * 32).decode())
    tamper(edition, signature=other.sign(edition.manifest), public_key=other.public, key_id=other.id)
    assert problems() == {"manifest": "does not list what is stored: key"}


@pytest.mark.parametrize(
    "values",
    [{"title": "Another"}, {"note": "x"}, {"published_by": "x"}, {"number": 7}, {"window_end": END + timedelta(1)},
     {"headline": "x"}, {"waivers": [{"reason": "x"}]}, {"sign_offs": ["x"]}, {"redaction": "full"},
     {"previous": "0" * 64}, {"key_id": "0" * 16}],
    ids=lambda values: next(iter(values)),
)  # fmt: skip
def test_a_changed_word_of_the_edition_fails(edition, values):
    tamper(edition, **values)
    assert "manifest" in problems(values.get("number", 1))


def test_a_changed_byte_of_the_manifest_fails(edition):
    tamper(edition, manifest=edition.manifest.replace("claimdesk-edition/2", "claimdesk-edition/1"))
    assert "does not" in problems()["manifest"]


def test_a_manifest_changed_together_with_its_hash_fails(edition):
    changed = canonical(edition.stated | {"note": "Nothing to see here."})
    tamper(edition, manifest=changed, manifest_sha256=sha256(changed))
    assert problems() == {
        "manifest": "does not list what is stored: note",
        "signature": "was not made over this manifest with this key",
    }


def test_an_unreadable_manifest_fails_without_a_crash(edition):
    tamper(edition, manifest="{", manifest_sha256=sha256("{"))
    assert "manifest" in problems()


def test_a_remark_that_the_recount_does_not_make_fails(edition):
    note = {"rule": "R16", "text": "x", "claim_ids": [1], "incident_id": None, "problem": False}
    changed = canonical(edition.stated | {"footnotes": [note]})
    tamper(edition, manifest=changed, manifest_sha256=sha256(changed))
    assert "running totals and remarks" in problems()


def test_a_replaced_edition_that_was_rewritten_fails_in_its_successor(edition, publisher):
    make_decided_claim(article=make_article("On 17 January Four fighters were killed."))
    publish_edition(title="Again", start=START, end=END, publisher=publisher)
    tamper(edition, manifest_sha256="0" * 64)
    assert "replaces" in problems(2)["manifest"]


def test_an_edition_of_other_days_that_was_rewritten_fails_in_the_next_and_in_itself(edition, publisher):
    publish_edition(title="Longer", start=START, end=END + timedelta(1), publisher=publisher)
    changed = canonical(edition.stated | {"note": "x"})
    tamper(edition, note="x", manifest=changed, manifest_sha256=sha256(changed), signature=signed(changed))
    assert problems() == {"chain": "edition 2 was made after another edition 1"}
    assert problems(2) == {"chain": "edition 1 is not the one that it was made after"}


def test_an_edition_that_vanished_is_missed_by_the_next(edition, publisher):
    publish_edition(title="Longer", start=START, end=END + timedelta(1), publisher=publisher)
    tamper(edition, number=9)
    assert problems(2) == {"chain": "edition 1, which it follows, is not there"}


def test_the_command_says_that_all_holds(edition):
    out = StringIO()
    call_command("verify_edition", 1, stdout=out)
    assert "Edition 1 verifies: all" in out.getvalue()
    assert "Recomputed from the stored rows: 1 articles, 19 claims, 11 figures" in out.getvalue()
    assert f"signed by key {edition.key_id}" in out.getvalue()
    assert edition.manifest_sha256 in out.getvalue()


def test_the_command_names_what_fails_and_ends_with_an_error(edition):
    tamper(edition.figures.get(label="Arrested"), display="13")
    out = StringIO()
    with pytest.raises(CommandError, match="Edition 1 does not verify"):
        call_command("verify_edition", 1, stdout=out)
    assert "manifest: does not list what is stored: figures." in out.getvalue()


def test_the_command_says_when_other_rules_may_explain_a_difference(edition, monkeypatch):
    monkeypatch.setitem(VERSIONS, "rules", "99")
    tamper(edition.figures.get(label="Arrested"), display="13")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_edition", 1, stdout=out)
    assert "counted by version 1 of the rules, and this program has version 99" in out.getvalue()


def test_the_command_names_the_editions_there_are(edition):
    with pytest.raises(CommandError, match=r"There is no edition 9\. Editions: 1\."):
        call_command("verify_edition", 9)
