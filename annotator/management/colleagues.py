"""Two colleagues of the demo's people, who have been at work before them."""

from django.contrib.auth.models import Group, User

from annotator.review.second.models import SecondReading

FIRST, SECOND = "amal", "basim"


def colleague(name: str) -> User:
    """Return a person who decides claims and cannot sign in."""
    user, is_new = User.objects.get_or_create(username=name)
    if is_new:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name="analyst"))
    return user


def second_readings_waiting() -> int:
    """Return how many second readings wait for the demo's people."""
    return SecondReading.objects.wanted().count()
