"""Which allegations to look at, and a page of them along the index, without counting them."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.vocabulary import choices
from annotator.incidents.allegations.register import ended_allegations, open_allegations
from annotator.sources.models import Source

PAGE = 20
ENDED = "ended"
STATES = [("", "Open"), (ENDED, "Ended")]
AGES = [("", "Any"), ("30", "Older than a month"), ("180", "Older than half a year"), ("365", "Older than a year")]


class AllegationFilter(forms.Form):
    """The parts of the address by which the register is narrowed."""

    state = forms.ChoiceField(label="State", required=False, choices=STATES)
    kind = forms.ChoiceField(label="Kind", required=False, choices=lambda: [("", "Any"), *choices("kinds")])
    source = forms.ModelChoiceField(
        label="Source", required=False, empty_label="Any", queryset=Source.objects.order_by("name")
    )
    age = forms.ChoiceField(label="Reported", required=False, choices=AGES)

    def claims(self) -> ClaimQuerySet:
        """Return the claims that fit; a part that makes no sense is passed over."""
        self.is_valid()
        wanted = self.cleaned_data
        claims = ended_allegations() if wanted.get("state") == ENDED else open_allegations()
        if wanted.get("kind"):
            claims = claims.filter(kind=wanted["kind"])
        if wanted.get("source"):
            claims = claims.filter(article__source=wanted["source"])
        if wanted.get("age"):
            claims = claims.filter(_reported_before(int(wanted["age"])))
        return claims

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is looked for but what is open."""
        return any(self.cleaned_data.values())


def page_of(claims: ClaimQuerySet, after: str) -> tuple[list[Claim], int | None]:
    """Return the claims that come after one of them, and after which to go on, if there are more."""
    if after.isdecimal() and len(after) < 19:
        claims = claims.filter(pk__gt=int(after))
    found = list(claims.select_related("article__source", "link__incident").defer("article__text")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def _reported_before(days: int) -> Q:
    day = timezone.localdate() - timedelta(days=days)
    return Q(article__published__lt=day) | Q(article__published__isnull=True, created_at__date__lt=day)
