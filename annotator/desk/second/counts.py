"""How many second readings and disputes wait, counted up to a bound so that a long queue costs no more than a short."""

from django.contrib.auth.models import User
from django.utils import timezone

from annotator.review.second.models import ReadingAnswer, SecondReading
from annotator.review.second.rules import LEAD

MANY = 100


def waiting() -> int:
    """Return how many readings wait, up to the bound."""
    return SecondReading.objects.wanted().order_by()[:MANY].count()


def in_words(count: int) -> str:
    """Return a count as the desk shows it: "7", "99+"."""
    return f"{MANY - 1}+" if count >= MANY else str(count)


def counts_for(user: User) -> dict[str, object]:
    """Return what a person finds when they come to read: what waits, what they have done, what leads have to settle."""
    today = timezone.localdate()
    return {
        "waiting": in_words(waiting()),
        "in_hand": SecondReading.objects.filter(reader=user, state="wanted").first(),
        "mine_today": ReadingAnswer.objects.filter(reader=user, created_at__date=today).count(),
        "disputed": in_words(SecondReading.objects.disputed().order_by()[:MANY].count()),
        "is_lead": user.has_perm(LEAD),
    }
