"""Each part of the queue's filters as a condition on claims that an index answers."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import ClaimQuerySet
from annotator.claims.names.models import ClaimPlace, Place
from annotator.claims.spelling import normal
from annotator.claims.vocabulary import terms
from annotator.review.models import Lease
from annotator.sources.models import Article
from annotator.sources.search import article_words, query

WAITING, DONE, ALL = "waiting", "decided", "all"

Narrowing = Callable[[Any, User], Q]


def narrow(claims: ClaimQuerySet, wanted: dict[str, Any], user: User) -> ClaimQuerySet:
    """Return the claims that fit everything that is wanted."""
    claims = claims.filter(_status(wanted.get("status", WAITING)))
    if words := wanted.get("q"):
        claims = claims.filter(_words(words, whole=bool(wanted.get("whole"))))
    for name, value in wanted.items():
        if name in PARTS:
            claims = claims.filter(PARTS[name](value, user))
    return claims


def _status(status: str) -> Q:
    if status == ALL:
        return Q()
    if status == DONE:
        return ~Q(status=Status.CANDIDATE)
    return Q(status=Status.CANDIDATE if status == WAITING else status)


def _words(words: str, *, whole: bool) -> Q:
    found = Q(words=query(words))
    return found | Q(article__in=articles_with(words).values("pk")) if whole else found


def articles_with(words: str) -> Any:
    """Return the articles whose title or text has the words."""
    return Article.objects.annotate(found=article_words()).filter(found=query(words)).order_by("-pk")


def _article(value: str, user: User) -> Q:
    return Q(article=int(value)) if _is_number(value) else Q(article__in=articles_with(value).values("pk"))


def _place(value: str, user: User) -> Q:
    """A place by any of its spellings, and what lies in it where it is a governorate or a district."""
    same = Place.objects.filter(normals__contains=[normal(value)])
    inside = Place.objects.filter(Q(admin1=value) | Q(admin2=value) | Q(admin1__in=same.values("name")))
    there = Q(place__in=same.values("pk")) | Q(place__in=inside.values("pk")) | Q(text=value)
    return Q(pk__in=ClaimPlace.objects.filter(there).order_by().values("claim"))


def _flag(value: str, user: User) -> Q:
    if value == "any":
        return Q(flagged__gt=0)
    open_ones = Flag.objects.open().filter(claim__isnull=False).order_by()
    if value == "people":
        return Q(pk__in=open_ones.by_people().values("claim"))
    which = Q(about=value) if value in terms("flag_reasons") else Q(check_id=value)
    return Q(pk__in=open_ones.filter(which).values("claim"))


def _assigned(value: str, user: User) -> Q:
    if value == "nobody":
        return Q(assigned_to__isnull=True)
    return Q(assigned_to=user) if value == "me" else Q(assigned_to__in=_named(value))


def _held(value: str, user: User) -> Q:
    running = Lease.objects.running()
    if value == "me":
        running = running.filter(holder=user)
    elif value not in ("nobody", "anybody"):
        running = running.filter(holder__in=_named(value))
    held = Q(pk__in=running.values("claim"))
    return ~held if value == "nobody" else held


def _named(name: str) -> Any:
    return User.objects.filter(username=name).values("pk")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


PARTS: dict[str, Narrowing] = {
    "kind": lambda value, user: Q(kind=value),
    "modality": lambda value, user: Q(modality=value),
    "source": lambda value, user: Q(article__source=value),
    "article": _article,
    "place": _place,
    "since": lambda value, user: Q(date_start__gte=value),
    "until": lambda value, user: Q(date_start__lte=value),
    "flag": _flag,
    "assigned": _assigned,
    "held": _held,
    "rule": lambda value, user: Q(rule=value),
    "least": lambda value, user: Q(confidence__gte=value / 100),
    "most": lambda value, user: Q(confidence__lte=value / 100),
}
