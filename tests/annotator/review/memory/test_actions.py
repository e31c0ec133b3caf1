"""Who may keep candidates away, and how it is taken back."""

import pytest
from django.apps import apps
from django.db import transaction
from django.db.utils import DatabaseError

from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.memory.phrases import plain
from annotator.incidents.actions import decide_claim, undo_claim
from annotator.review.actions import Answer
from annotator.review.memory.actions import lift_phrase, restore_rule, retire_rule, silence_phrase
from annotator.review.rules import NotAllowed
from tests.factories import TEXT, make_article, make_claim, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return {role: make_user(role) for role in ("lead", "analyst", "publisher")}


def silence(actor, **details):
    known = {"phrase": "The war killed thousands", "reason": "Template text", "source": None}
    return silence_phrase(actor=actor, **known | details)


def reject(claim, actor, silence="source", **details):
    answer = Answer("reject", claim.version, reason_code="template_text", silence=silence, **details)
    return decide_claim(claim=claim, actor=actor, answer=answer)


def test_an_analyst_silences_in_a_source_and_a_lead_everywhere(cast):
    assert silence(cast["analyst"], source=make_source()).phrase == "the war killed thousands"
    assert silence(cast["lead"]).source is None
    with pytest.raises(NotAllowed, match="Only a lead"):
        silence(cast["analyst"], phrase="the war killed hundreds")
    with pytest.raises(NotAllowed, match="may read"):
        silence(cast["publisher"], source=make_source())


@pytest.mark.parametrize(
    ("phrase", "reason"), [("killed", "why"), ("…killed over 200… ", "why"), ("w " * 400, "why"), ("a b c d", " ")]
)
def test_it_refuses_a_phrase_too_short_or_too_long_and_a_silence_without_a_reason(cast, phrase, reason):
    with pytest.raises(NotAllowed):
        silence(cast["lead"], phrase=phrase, reason=reason)
    assert not SilencedPhrase.objects.exists()


def test_it_silences_nothing_twice(cast):
    assert silence(cast["lead"]).pk == silence(cast["lead"], phrase="the war killed  THOUSANDS").pk


def test_its_owner_or_a_lead_lifts_a_phrase_once(cast):
    made = silence(cast["analyst"], source=make_source())
    with pytest.raises(NotAllowed, match="silenced this phrase"):
        lift_phrase(silence=made, actor=make_user())
    assert lift_phrase(silence=made, actor=cast["lead"])
    assert not lift_phrase(silence=made, actor=cast["lead"])
    assert silence(cast["analyst"], source=made.source).pk != made.pk


def test_the_history_says_who_did_what(cast):
    made = silence(cast["lead"])
    lift_phrase(silence=made, actor=cast["lead"])
    events = apps.get_model("annotator.SilencedPhraseEvent").objects.order_by("pgh_id")
    assert [event.pgh_context.metadata["reason"] for event in events] == ["phrase silenced", "phrase lifted"]


def test_the_database_keeps_silences_and_retirements(cast):
    made = silence(cast["lead"])
    retired = retire_rule(rule="test", actor=cast["lead"], reason="why")
    for row in (made, retired):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def test_rejecting_a_claim_can_silence_its_words_and_undo_lifts_them(cast):
    claim = make_claim()
    reject(claim, cast["analyst"])
    made = SilencedPhrase.objects.get()
    assert (made.phrase, made.kind, made.source, made.claim) == (
        "four fighters were killed", "killed", claim.article.source, claim,
    )  # fmt: skip
    assert made.reason == "Template text"
    undo_claim(claim=claim, actor=cast["analyst"], seen=claim.version)
    assert not SilencedPhrase.objects.standing().exists()


def test_a_short_quote_is_silenced_with_its_sentence(cast):
    sentence = TEXT[TEXT.index("Four") :]
    claim = make_claim(make_article(TEXT), sentence_start=TEXT.index("Four"), sentence_end=len(TEXT))
    reject(claim, cast["analyst"])
    assert SilencedPhrase.objects.get().phrase == plain(sentence)


def test_a_refused_silence_leaves_the_claim_undecided(cast):
    claim = make_claim()
    with pytest.raises(NotAllowed, match="Only a lead"):
        reject(claim, cast["analyst"], silence="everywhere")
    claim.refresh_from_db()
    assert claim.status == "candidate"


def test_only_leads_retire_and_restore_and_nothing_twice(cast):
    with pytest.raises(NotAllowed, match="Only leads"):
        retire_rule(rule="test", actor=cast["analyst"], reason="why")
    first = retire_rule(rule="test", actor=cast["lead"], reason="why")
    assert retire_rule(rule="test", actor=cast["lead"], reason="again").pk == first.pk
    with pytest.raises(NotAllowed, match="Only leads"):
        restore_rule(rule="test", actor=cast["analyst"], reason="why")
    assert restore_rule(rule="test", actor=cast["lead"], reason="mended")
    assert not restore_rule(rule="test", actor=cast["lead"], reason="mended")
    again = retire_rule(rule="test", actor=cast["lead"], reason="broken again")
    assert RetiredRule.objects.count() == 2
    assert list(RetiredRule.objects.standing()) == [again]
