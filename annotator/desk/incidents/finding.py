"""Finds incidents by what a person asks for, a page at a time, along an index and without counting them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from annotator.claims.vocabulary import choices
from annotator.desk.day_input import DayInput
from annotator.incidents.models import Incident, IncidentLink, incident_words
from annotator.sources.search import query

PAGE = 40
UNDATED = "undated"


class FilterForm(forms.Form):
    """What to look for among the incidents."""

    q = forms.CharField(label="Words in title or place", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=lambda: [("", "any kind"), *choices("kinds")])
    grade = forms.ChoiceField(label="Grade", required=False, choices=lambda: [("", "any grade"), *choices("grades")])
    first = forms.DateField(label="From", required=False, widget=DayInput)
    last = forms.DateField(label="To", required=False, widget=DayInput)

    def asked(self) -> dict[str, str]:
        """Return the filters that are set and make sense, as the address carries them."""
        self.full_clean()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class Page:
    """The incidents of one page and where those beside it begin, "" where there are none."""

    incidents: list[Incident]
    previous: str
    next: str


def found_incidents(asked: Mapping[str, str]) -> QuerySet[Incident]:
    """Return the incidents that claims are linked to and that fit, the latest first and the undated before them."""
    linked = IncidentLink.objects.filter(incident=OuterRef("pk"))
    if kind := asked.get("kind"):
        linked = linked.filter(claim__kind=kind)
    found = Incident.objects.filter(Exists(linked))
    if words := asked.get("q"):
        found = found.annotate(words=incident_words()).filter(words=query(words))
    if grade := asked.get("grade"):
        found = found.filter(grade=grade)
    if first := asked.get("first"):
        found = found.filter(Q(date_end__gte=first) | Q(date_end__isnull=True, date_start__gte=first))
    if last := asked.get("last"):
        found = found.filter(date_start__lte=last)
    return found.order_by("-date_start", "-pk")


def page_of(found: QuerySet[Incident], after: str, before: str) -> Page:
    """Return the page after, or before, a place that an address names."""
    backwards = bool(before) and not after
    place = _read(before if backwards else after)
    rows = found.order_by("date_start", "pk") if backwards else found
    if place:
        rows = rows.filter(_earlier(*place) if not backwards else _later(*place))
    listed = list(rows[: PAGE + 1])
    more, shown = len(listed) > PAGE, listed[:PAGE]
    if backwards:
        shown.reverse()
    has_previous, has_next = (more, bool(place)) if backwards else (bool(place), more)
    return Page(
        shown,
        _place(shown[0]) if shown and has_previous else "",
        _place(shown[-1]) if shown and has_next else "",
    )


def _earlier(day: date | None, pk: int) -> Q:
    if day is None:
        return Q(date_start__isnull=True, pk__lt=pk) | Q(date_start__isnull=False)
    return Q(date_start__lte=day) & (Q(date_start__lt=day) | Q(pk__lt=pk))


def _later(day: date | None, pk: int) -> Q:
    if day is None:
        return Q(date_start__isnull=True, pk__gt=pk)
    return Q(date_start__isnull=True) | (Q(date_start__gte=day) & (Q(date_start__gt=day) | Q(pk__gt=pk)))


def _place(incident: Incident) -> str:
    return f"{incident.date_start.isoformat() if incident.date_start else UNDATED}.{incident.pk}"


def _read(place: str) -> tuple[date | None, int] | None:
    day, _, pk = place.partition(".")
    if not (pk.isdecimal() and len(pk) < 19):
        return None
    try:
        return (None if day == UNDATED else date.fromisoformat(day)), int(pk)
    except ValueError:
        return None
