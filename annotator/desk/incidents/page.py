"""Puts the page of one incident together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.desk.incidents.account import Account, Member, accounts_of, axes_of, best_choices
from annotator.desk.incidents.forms import HERE, IncidentForm, LinkForm, SearchForm
from annotator.desk.incidents.further import found_sources, likely_sources
from annotator.desk.incidents.sentences import Sentence, sentences_of
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident
from annotator.incidents.quoting import in_quotes

Telling = tuple[Member, LinkForm | None, Sentence]
Day = tuple[date | None, list[Telling]]


def incident_page(
    request: HttpRequest,
    incident: Incident,
    *,
    form: IncidentForm | None = None,
    refused: LinkForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show an incident; `form` and `refused` are forms that came back with errors."""
    (account,) = map(_in_quotes, accounts_of([incident]))
    may_link = request.user.has_perm("annotator.link_claim")
    context: dict[str, Any] = {
        "account": account,
        "incident": incident,
        "may_link": may_link,
        "form": form or IncidentForm(instance=incident),
        "grade": terms("grades")[incident.grade],
        "refused": refused,
    }
    forms: Sequence[LinkForm | None] = [None] * len(account.members)
    if may_link:
        forms = _with_refused([form_for(member.link.claim, incident) for member in account.members], refused)
        context |= further(request, incident, refused)
    context["axes"] = axes_of(account)
    context["days"] = timeline(account, forms)
    context["choices"] = best_choices(account)
    context["citations"] = _citations(account)
    context["merges"] = incident.merges.standing().select_related("emptied", "merged_by")
    context["merged_into"] = incident.merged_into.standing().select_related("kept").first()
    return render(request, "annotator/incidents/incident.html", context, status=status)


def _in_quotes(account: Account) -> Account:
    """Return an account whose rules name claims by their words."""
    reasons = in_quotes(member.excluded_because for member in account.members)
    told = zip(account.members, reasons, strict=True)
    return replace(account, members=[replace(member, excluded_because=reason) for member, reason in told])


def timeline(account: Account, forms: Sequence[LinkForm | None]) -> list[Day]:
    """Return the claims by the day on which their articles were published, those of unknown day last."""
    sentences = sentences_of(member.link.claim for member in account.members)
    days: dict[date | None, list[Telling]] = {}
    rows = [
        (member.link.claim.article.published, member, form) for member, form in zip(account.members, forms, strict=True)
    ]
    for published, member, form in sorted(rows, key=lambda row: (row[0] is None, row[0] or date.max)):
        days.setdefault(published, []).append((member, form, sentences[member.link.claim_id]))
    return list(days.items())


def _citations(account: Account) -> list[Citation]:
    cited = Citation.objects.standing().filter(claim__in=[member.link.claim_id for member in account.members])
    return list(cited.select_related("article__source", "added_by", "claim").defer("article__text"))


def form_for(claim: Claim, incident: Incident) -> LinkForm:
    """Return the form by which a member of an incident gets another role or another incident."""
    link = claim.link
    return LinkForm(claim=claim, incident=incident, initial={"role": link.role, "of": link.of_id, "to": HERE})


def further(request: HttpRequest, incident: Incident, refused: LinkForm | None = None) -> dict[str, Any]:
    """Return what was searched for among other articles' claims, or else what looks like the same incident."""
    search = SearchForm(request.GET)
    asked = search.is_valid() and any(search.cleaned_data.values())
    if asked:
        values = search.cleaned_data
        found = list(found_sources(incident, values["q"], values["kind"], values["first"], values["last"]))
    else:
        found = list(likely_sources(incident))
    sentences = sentences_of(found)
    fresh = [
        LinkForm(claim=claim, incident=incident, is_new=True, initial={"role": "new_event", "to": HERE})
        for claim in found
    ]
    forms = [(form, sentences[form.claim.pk]) for form in _with_refused(fresh, refused)]
    return {"search": search, "asked": asked, "found": forms}


def _with_refused(forms: Sequence[LinkForm], refused: LinkForm | None) -> list[LinkForm]:
    """Put a form that came back with errors where the fresh one would stand."""
    return [refused if refused and form.claim == refused.claim else form for form in forms]
