"""Whatever words are chosen, a claim quotes exactly them, and split and join undo each other."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from annotator.claims.by_hand.actions import add_claim
from annotator.claims.by_hand.rules import trimmed
from annotator.claims.models import Claim
from annotator.incidents.actions import undo_claim
from annotator.incidents.passages.actions import join_claims, move_passage, split_claim
from annotator.review.passages.spans import Half
from tests.annotator.review.passages.making import fresh
from tests.factories import make_article, make_user, numbers

TEXT = "🏚🏚 Fire 🔥 at dawn, 👨‍👩‍👧 fled.\n\nقتل 25 مدنيا في Al-Bab (🏚) يوم الاثنين. Four were killed & 3 hurt 🕯."


@st.composite
def spans(draw, least=1):
    """Return bounds of some words of the text, without spaces at their edges."""
    start = draw(st.integers(0, len(TEXT) - least))
    end = draw(st.integers(start + least, len(TEXT)))
    return trimmed(TEXT, start, end)


def made(start: int, end: int) -> tuple[Claim, object]:
    user = make_user()
    article = make_article(f"{TEXT} {next(numbers)}")
    return fresh(add_claim(article=article, start=start, end=end, kind="killed", user=user)), user


def holds(claim: Claim) -> None:
    claim = fresh(claim)
    assert claim.quote == claim.article.text[claim.start : claim.end]
    assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
    sentence = claim.article.text[claim.sentence_start : claim.sentence_end]
    assert claim.quote in sentence


class Passages(TestCase):
    """Each example runs in a transaction of its own."""

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(spans(), spans())
    def test_any_words_make_a_claim_that_quotes_them(self, before, after):
        if before[0] >= before[1] or after[0] >= after[1] or before == after:
            return
        claim, user = made(*before)
        move_passage(claim=claim, actor=user, seen=1, start=after[0], end=after[1])
        holds(claim)
        assert (fresh(claim).start, fresh(claim).end) == after
        undo_claim(claim=fresh(claim), actor=user, seen=2)
        holds(claim)
        assert (fresh(claim).start, fresh(claim).end) == before

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(spans(least=8), st.data())
    def test_split_then_join_gives_the_words_back(self, whole, data):
        start, end = whole
        cuts = [at for at in range(start + 1, end) if TEXT[at].isspace()]
        if not cuts or "\n" in TEXT[start:end]:
            return
        cut = data.draw(st.sampled_from(cuts))
        first, second = (Half(*trimmed(TEXT, *bounds)) for bounds in ((start, cut), (cut, end)))
        claim, user = made(start, end)
        _, other = split_claim(claim=claim, actor=user, seen=1, first=first, second=second)
        holds(claim)
        holds(other)
        kept, joined = fresh(claim), fresh(other)
        join_claims(claim=kept, other=joined, actor=user, seen=kept.version, other_seen=joined.version)
        holds(claim)
        assert (fresh(claim).start, fresh(claim).end, fresh(claim).quote) == (start, end, TEXT[start:end])
