"""Two colleagues of the demo's people, who have been at work before: so second readings wait, and one is in dispute."""

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import F

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.incidents.actions import decide_claim
from annotator.review.actions import Answer
from annotator.review.second.actions import answer_reading, hand_out
from annotator.review.second.models import SecondReading, State
from annotator.review.second.values import values_of

FIRST, SECOND = "amal", "basim"
HOW_MANY = 4


@transaction.atomic
def make_second_readings() -> int:
    """Let one colleague confirm a few deaths and the other read one of them otherwise; return how many are waiting."""
    if not SecondReading.objects.filter(state__in=(State.DIFFERS, State.SETTLED)).exists():
        first, second = colleague(FIRST), colleague(SECOND)
        for claim in _deaths()[:HOW_MANY]:
            decide_claim(claim=claim, actor=first, answer=Answer("confirm", claim.version))
        _read_otherwise(second)
    return SecondReading.objects.wanted().count()


def _deaths() -> ClaimQuerySet:
    """Return deaths to decide, a floor without a ceiling first: "at least four" is what people read differently."""
    deaths = Claim.objects.awaiting_review().filter(kind="killed", modality="asserted", best__isnull=False)
    return deaths.select_related("article__source").order_by(F("max").asc(nulls_first=True), "article_id", "start")


def _read_otherwise(second: User) -> None:
    reading = hand_out(user=second)
    if reading is None:
        return
    said = values_of(reading.claim)
    number = {"min": said["best"], "max": said["best"], "hedge": "exact"}
    answer_reading(reading=reading, user=second, values=said | number | {"victim_status": "unknown"})


def colleague(name: str) -> User:
    """Return a person who decides claims and cannot sign in."""
    user, is_new = User.objects.get_or_create(username=name)
    if is_new:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name="analyst"))
    return user
