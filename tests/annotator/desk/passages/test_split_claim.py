"""The page that makes two claims of one."""

import pytest
from django.urls import reverse

from annotator.claims.by_hand.actions import add_claim
from annotator.claims.models import Claim
from annotator.desk.passages.halves import guess_halves
from annotator.review.models import Decision
from tests.annotator.review.passages.making import FIRST, SECOND, WHOLE, fresh, make_whole
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


def address(claim: Claim) -> str:
    return reverse("split_claim", args=[claim.pk])


def sent(claim: Claim, **more):
    halves = {
        "first-passage": FIRST, "first-kind": "killed", "first-number": "five", "first-target": "men",
        "second-passage": SECOND, "second-kind": "injured", "second-number": "at least 3", "second-target": "",
    }  # fmt: skip
    return {"seen": claim.version, "note": "", **halves, **more}


def test_it_offers_the_halves_that_the_words_have(desk):
    claim = make_whole()
    page = desk.get(address(claim)).text
    first, second = guess_halves(claim)
    text = claim.article.text
    assert (text[first.start : first.end], first.kind, first.number) == (FIRST, "killed", "5")
    assert (text[second.start : second.end], second.kind, second.number) == (SECOND, "injured", "3")
    assert f">{SECOND}</textarea>" in page.replace("\n", "")


def test_words_that_were_marked_are_one_half_and_the_rest_is_the_other(desk):
    claim = make_whole()
    text = claim.article.text
    start = text.index(SECOND)
    halves = guess_halves(claim, (start, start + len(SECOND)))
    assert [text[half.start : half.end] for half in halves] == [FIRST, SECOND]
    start = text.index("five men")
    halves = guess_halves(claim, (start, start + len(FIRST)))
    assert [text[half.start : half.end] for half in halves] == [FIRST, SECOND]


def test_words_that_no_extractor_reads_are_cut_at_the_joining_word():
    article = make_article("قتل خمسة رجال في القرية وأصيب ثلاثة قرب عردان.")
    quote = "قتل خمسة رجال في القرية وأصيب ثلاثة"
    claim = add_claim(article=article, start=0, end=len(quote), kind="killed", user=make_user())
    halves = guess_halves(claim)
    assert [article.text[half.start : half.end] for half in halves] == ["قتل خمسة رجال في القرية", "وأصيب ثلاثة"]


def test_both_halves_are_there_afterwards_each_as_it_was_entered(desk, analyst):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim))
    assert answer.status_code == 303
    first, second = Claim.objects.order_by("start")
    assert (first.pk, first.quote, first.target, first.best) == (claim.pk, FIRST, "men", 5)
    assert (second.quote, second.kind, second.min, second.max, second.hedge) == (SECOND, "injured", 3, None, "at_least")
    page = desk.get(answer.url).text
    assert "Split in two: 5 killed · at least 3 injured" in page
    assert 'id="undo"' in page


def test_what_was_never_people_gets_no_victims(desk):
    claim = make_whole()
    desk.post(address(claim), sent(claim, **{"second-kind": "airstrike", "second-number": ""}))
    second = Claim.objects.get(kind="airstrike")
    assert (second.unit, second.victim_status, second.best) == ("event", "not_applicable", None)


@pytest.mark.parametrize(
    ("wrong", "status", "sentence"),
    [
        ({"second-number": "some of them"}, 422, "cannot be read as a number"),
        ({"second-passage": "nowhere"}, 422, "does not have these words"),
        ({"second-kind": "riot"}, 422, "riot"),
        ({"second-passage": WHOLE}, 403, "overlap"),
        ({"second-passage": "Rain fell"}, 403, "words of the claim that is split"),
        ({"seen": "9"}, 409, "Someone was faster"),
        ({"seen": "x"}, 422, ""),
    ],
)
def test_what_cannot_be_comes_back_with_the_reason_and_everything_that_was_entered(desk, wrong, status, sentence):
    claim = make_whole()
    answer = desk.post(address(claim), sent(claim, note="kept", **wrong))
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert "kept" in answer.text
    assert (Claim.objects.count(), Decision.objects.count(), fresh(claim).quote) == (1, 0, WHOLE)


def test_strangers_are_refused(visitor):
    claim = make_whole()
    assert visitor.get(address(claim)).status_code == 403
    assert visitor.post(address(claim), sent(claim)).status_code == 403
    assert Claim.objects.count() == 1


def test_sent_twice_it_is_done_once(desk):
    claim = make_whole()
    data = sent(claim)
    assert [desk.post(address(claim), data).status_code for _ in range(2)] == [303, 409]
    assert Claim.objects.count() == 2


def test_undo_from_either_half_takes_the_split_back(desk):
    claim = make_whole()
    desk.post(address(claim), sent(claim))
    made = Claim.objects.get(kind="injured")
    desk.post(reverse("undo_claim", args=[made.pk]), {"seen": made.version})
    assert fresh(claim).quote == WHOLE
    assert made not in Claim.objects.proposed()
