"""Which rows a list has, by the filters in its address, and what those filters are in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict

from annotator.claims.models import Claim
from annotator.desk.incidents.finding import FilterForm, found_incidents
from annotator.desk.intake.articles import articles_with
from annotator.desk.queue.filters import QueueFilter
from annotator.desk.sources.forms import SourceFilter
from annotator.exchange.exports.models import ExportJob
from annotator.review.models import Decision
from annotator.review.second.models import SecondReading, State

Form = Callable[[QueryDict, User], forms.Form]


class ArticleFilter(forms.Form):
    """What the page of articles looks for."""

    q = forms.CharField(label="Words", required=False)


@dataclass(frozen=True)
class Filtered:
    """A list's page, the form whose parts its address has, and the rows that fit."""

    page: str
    form: Form
    rows: Callable[[Any], QuerySet[Any]]


def _claims(form: QueueFilter) -> QuerySet[Claim]:
    return form.claims()


def _decisions(form: QueueFilter) -> QuerySet[Decision]:
    return Decision.objects.filter(claim__in=form.claims())


def _words(form: forms.Form) -> str:
    form.is_valid()
    return str(form.cleaned_data.get("q", "")).replace("\0", "").strip()


FILTERED: dict[str, Filtered] = {
    "claims": Filtered("queue", QueueFilter, _claims),
    "decisions": Filtered("queue", QueueFilter, _decisions),
    "articles": Filtered("articles", lambda data, user: ArticleFilter(data), lambda form: articles_with(_words(form))),
    "incidents": Filtered("incidents", lambda data, user: FilterForm(data), lambda form: found_incidents(form.asked())),
    "sources": Filtered("sources", lambda data, user: SourceFilter(data), lambda form: form.found()),
}

OF_CLAIMS = {"claims": "pk", "decisions": "claim"}


def rows_of(list_id: str, query: QueryDict, user: User) -> QuerySet[Any]:
    """Return the rows of a list as a person sees them."""
    filtered = FILTERED[list_id]
    found = filtered.rows(filtered.form(query, user))
    if list_id not in OF_CLAIMS:
        return found
    # Whoever reads a claim a second time does not take the first answer away in a file (METHOD §4).
    mine = SecondReading.objects.filter(reader=user, state=State.WANTED).values("claim")
    return found.exclude(**{f"{OF_CLAIMS[list_id]}__in": mine})


def rows_of_job(job: ExportJob) -> QuerySet[Any]:
    """Return the rows of an export, as the person sees them who asked for it."""
    return rows_of(job.list, QueryDict(job.query), job.user)


def kept_query(list_id: str, query: QueryDict, user: User) -> str:
    """Return the parts of an address that filter the list; the others, such as the page, are left out."""
    kept = QueryDict(mutable=True)
    for name in FILTERED[list_id].form(query, user).fields:
        if value := query.get(name, "").replace("\0", ""):
            kept[name] = value
    return kept.urlencode()


def in_words(list_id: str, query: QueryDict, user: User) -> str:
    """Return the filters in words: "State: Decided; Kind: killed"."""
    form = FILTERED[list_id].form(query, user)
    form.is_valid()
    parts = [f"{form[name].label}: {_shown(form.fields[name], value)}" for name, value in _set(form)]
    if isinstance(form, QueueFilter) and "status" not in form.wanted:
        parts.insert(0, "State: Awaiting review")
    return "; ".join(parts) or "everything"


def _set(form: forms.Form) -> list[tuple[str, Any]]:
    wanted = [(name, form.cleaned_data.get(name)) for name in form.fields if name != "order"]
    return [(name, value) for name, value in wanted if value not in (None, "", False)]


def _shown(field: forms.Field, value: Any) -> str:
    if value is True:
        return "yes"
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return str(value)
    choices: Any = field.choices
    groups = [entry if isinstance(entry[1], list | tuple) else ("", [entry]) for entry in choices]
    return next((str(label) for _, group in groups for key, label in group if str(key) == str(value)), str(value))
