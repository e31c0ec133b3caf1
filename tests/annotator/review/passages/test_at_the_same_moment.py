"""Two people, two connections: one splits while the other decides, joins or splits too."""

import pytest

from annotator.claims.models import Claim
from annotator.incidents.passages.actions import decide_together
from annotator.review.actions import Answer
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.review.passages.making import divide, fresh, make_two, make_whole, unite
from tests.annotator.review.test_at_the_same_moment import confirm
from tests.factories import make_user
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("round", range(4))
def test_one_splits_while_another_decides(round):
    claim, amal, basim = make_whole(), make_user(), make_user()
    split, decided = together(lambda: divide(fresh(claim), amal, seen=1), confirm(claim.pk, basim))
    lost = [one for one in (split, decided) if isinstance(one, SomeoneWasFaster)]
    assert len(lost) == 1
    if isinstance(split, Claim):
        assert (fresh(claim).status, Claim.objects.count(), Decision.objects.count()) == ("candidate", 2, 2)
    else:
        assert (fresh(claim).status, Claim.objects.count(), Decision.objects.count()) == ("verified", 1, 1)


@pytest.mark.parametrize("round", range(3))
def test_of_two_who_split_one_wins(round):
    claim, users = make_whole(), [make_user(), make_user()]
    answers = together(*(lambda user=user: divide(fresh(claim), user, seen=1) for user in users))
    assert sorted(type(answer).__name__ for answer in answers) == ["Claim", "SomeoneWasFaster"]
    assert (Claim.objects.count(), Decision.objects.count()) == (2, 2)


def test_two_who_join_in_opposite_directions_do_not_wait_for_each_other():
    (claim, other), users = make_two(), [make_user(), make_user()]

    def attempt(one, two, user):
        try:
            return unite(fresh(one), fresh(two), user, seen=1, other_seen=1)
        except NotAllowed as no:
            return no

    answers = together(lambda: attempt(claim, other, users[0]), lambda: attempt(other, claim, users[1]))
    assert sum(isinstance(answer, Claim) for answer in answers) == 1
    assert sorted([fresh(claim).status, fresh(other).status]) == ["candidate", "rejected"]


def test_two_with_the_same_sentence_do_not_wait_for_each_other():
    (claim, other), users = make_two(), [make_user(), make_user()]
    sentence = claim.sentence_start, claim.sentence_end

    def answer(pair, user):
        answers = [(fresh(one), Answer("confirm", 1)) for one in pair]
        return lambda: decide_together(answers=answers, actor=user, sentence=sentence)

    answers = together(answer((claim, other), users[0]), answer((other, claim), users[1]))
    assert sorted(type(one).__name__ for one in answers) == ["SomeoneWasFaster", "list"]
    assert Decision.objects.count() == 2
