"""Who may keep candidates away, and what makes too broad a rule."""

from django.contrib.auth.models import User

from annotator.claims.memory.models import SilencedPhrase
from annotator.review.rules import NotAllowed, twin

FEWEST_WORDS = 4
LONGEST = 500


def check_may_silence(user: User, everywhere: bool) -> None:
    """Analysts silence a phrase in the source at hand; what holds everywhere is a lead's to say."""
    if not user.has_perm("annotator.review_claim"):
        raise NotAllowed(f"{user.get_username()} may read claims but not silence phrases.")
    if everywhere and not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed("Only a lead silences a phrase everywhere; choose this source.")


def check_phrase(phrase: str) -> None:
    """Two or three words, "eight killed", would silence far more than the passage at hand."""
    if len(phrase.split()) < FEWEST_WORDS:
        raise NotAllowed("A silenced phrase has four words or more; fewer would hide too much.")
    if len(phrase) > LONGEST:
        raise NotAllowed(f"A silenced phrase has {LONGEST} characters at most.")


def check_may_lift(silence: SilencedPhrase, user: User) -> None:
    """People lift what they silenced; leads lift anybody's."""
    if silence.owner_id != user.pk and not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed(f"{silence.owner.get_username()} silenced this phrase; ask them or a lead to lift it.")


def check_may_retire(user: User) -> None:
    """Leads decide which rules of the extractor work on this desk."""
    if not user.has_perm("annotator.adjudicate_claim"):
        raise NotAllowed("Only leads retire and restore rules.")


def check_says_why(reason: str) -> None:
    """Whoever comes later has to know why."""
    if not reason.strip():
        raise NotAllowed("Say why in a few words.")


can_silence = twin(check_may_silence)
can_lift = twin(check_may_lift)
