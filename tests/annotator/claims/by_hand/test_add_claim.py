"""Claims by hand: what is made, what is refused, and that a reading leaves them alone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from annotator.checks.actions import read_article
from annotator.claims.actions import store_candidates
from annotator.claims.by_hand.actions import add_claim
from annotator.claims.by_hand.rules import AlreadyClaimed, NotAdded
from annotator.claims.models import Claim
from tests.factories import make_article, make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

TEXT = "A headline\n\nRain fell 🌧 all day. Four fighters were killed in the rain. They left."
QUOTE = "Four fighters were killed"
ARABIC = "عنوان\n\nقتل أربعة مدنيين في القرية. وأصيب آخرون."


def add(article=None, quote=QUOTE, kind="killed", user=None, **values) -> Claim:
    article = article or make_article(TEXT)
    start = article.text.index(quote)
    return add_claim(
        article=article, start=start, end=start + len(quote), kind=kind, user=user or make_user(), **values
    )


def test_a_passage_becomes_a_candidate_in_its_sentence():
    amal = make_user()
    claim = Claim.objects.get(pk=add(user=amal).pk)
    assert (claim.origin, claim.status, claim.created_by, claim.version) == ("person", "candidate", amal, 1)
    assert (claim.quote, claim.unit, claim.paragraph) == (QUOTE, "person", 1)
    sentence = claim.article.text[claim.sentence_start : claim.sentence_end]
    assert sentence == "Four fighters were killed in the rain."
    assert claim in Claim.objects.awaiting_review()


def test_spaces_at_the_edges_are_left_out():
    assert add(quote=f" {QUOTE} ").quote == QUOTE


def test_what_the_person_says_is_kept():
    claim = add(min=4, best=4, max=4, hedge="exact", victim_status="combatant")
    assert (claim.best, claim.victim_status) == (4, "combatant")


def test_a_text_that_no_extractor_reads_has_claims_too():
    claim = add(make_article(ARABIC), "قتل أربعة مدنيين")
    assert claim.article.text[claim.sentence_start : claim.sentence_end] == "قتل أربعة مدنيين في القرية."


@pytest.mark.parametrize(("kind", "status"), [("killed", "unknown"), ("airstrike", "not_applicable")])
def test_only_people_have_a_status(kind, status):
    assert add(kind=kind).victim_status == status


def test_the_very_same_passage_is_refused_in_a_sentence_and_nothing_is_added():
    first = add()
    with pytest.raises(AlreadyClaimed, match=r"are a claim already: Killed, candidate\. Nothing was added") as refused:
        add(first.article)
    assert refused.value.claim == first
    assert Claim.objects.count() == 1


def test_a_decided_claim_of_the_extractor_refuses_it_too():
    claim = make_decided_claim("reject", article=make_article(TEXT), text=TEXT)
    with pytest.raises(AlreadyClaimed, match="Killed, rejected"):
        add(claim.article)


def test_another_kind_or_other_words_are_other_claims():
    first = add()
    add(first.article, kind="injured")
    add(first.article, "fighters were killed")
    assert Claim.objects.count() == 3


def test_whoever_may_only_read_adds_nothing():
    with pytest.raises(PermissionDenied, match="may read claims but not add them"):
        add(user=make_user("publisher"))
    assert not Claim.objects.exists()


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 4), (0, 10_000), (10, 12)])
def test_offsets_that_quote_nothing_are_refused(start, end):
    with pytest.raises(NotAdded):
        add_claim(article=make_article(TEXT), start=start, end=end, kind="killed", user=make_user())


def test_an_unknown_kind_and_nonsense_values_are_refused():
    with pytest.raises(NotAdded, match="no kind of claim called 'riot'"):
        add(kind="riot")
    with pytest.raises(ValidationError):
        add(min=5, best=4)


def test_a_reading_that_does_not_find_it_leaves_it():
    claim = add()
    assert store_candidates(article=claim.article, candidates=[]).counts()["withdrawn"] == 0
    assert Claim.objects.get(pk=claim.pk).withdrawn_at is None


def test_a_reading_that_finds_it_changes_nothing_and_adds_no_second_one():
    claim = add(best=9)
    whole = make_candidate("all day", TEXT, kind="displaced")
    near = make_candidate("fighters were killed in the rain", TEXT, of=0)
    counts = store_candidates(article=claim.article, candidates=[whole, make_candidate(text=TEXT, of=0)]).counts()
    assert counts == {"added": 1, "kept": 1, "withdrawn": 0}
    again = Claim.objects.get(pk=claim.pk)
    assert (again.best, again.version, again.origin, again.of) == (9, 1, "person", None)
    assert store_candidates(article=claim.article, candidates=[whole, near]).counts()["added"] == 0


def test_a_candidate_that_was_withdrawn_comes_back_with_whoever_vouches_for_it_and_stays():
    amal, claim = make_user(), make_claim(make_article(TEXT), text=TEXT)
    store_candidates(article=claim.article, candidates=[])
    assert add(claim.article, user=amal) == claim
    store_candidates(article=claim.article, candidates=[])
    again = Claim.objects.get(pk=claim.pk)
    assert (again.withdrawn_at, again.created_by, again.version) == (None, amal, 2)


def test_arabic_is_not_read_with_english_rules():
    article = make_article(f"{ARABIC} 4 civilians were killed.")
    claim = add(article, "قتل أربعة مدنيين")
    run = read_article(article=article)
    assert (run.state, run.proposed) == ("done", 0)
    assert list(article.claims.all()) == [claim]
