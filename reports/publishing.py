"""The publishers' pages: the editions so far, a draft of the next one, and the act of publishing it."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reports import pages, tables
from reports.actions import CannotPublish, draft, publish_edition, suggest_windows
from reports.forms import PublishForm, WindowForm
from reports.models import Edition


@require_safe
@permission_required("reports.publish_edition", raise_exception=True)
def editions_desk(request: HttpRequest) -> HttpResponse:
    """The editions so far, and the days of the next one."""
    return render(request, "reports/desk/editions.html", desk(None))


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("reports.publish_edition", raise_exception=True)
def draft_edition(request: HttpRequest) -> HttpResponse:
    """Show what an edition would say; on POST, publish it."""
    if request.method == "POST":
        return publish(request)
    form = WindowForm(request.GET)
    if not form.is_valid():
        return render(request, "reports/desk/editions.html", desk(form), status=400)
    return render(request, "reports/desk/draft.html", preview(**form.cleaned_data))


def publish(request: HttpRequest) -> HttpResponse:
    """Publish what the form says, or say on the draft's page why not."""
    form = PublishForm(request.POST)
    if "start" in form.errors or "end" in form.errors:
        return render(request, "reports/desk/editions.html", desk(WindowForm(request.POST)), status=400)
    if not form.is_valid():
        context = preview(form=form, **days(form))
        return render(request, "reports/desk/draft.html", context, status=422)
    try:
        made = publish_edition(publisher=cast(User, request.user), **form.cleaned_data)
    except CannotPublish as refusal:
        context = preview(refusal=str(refusal), **form.cleaned_data)
        return render(request, "reports/desk/draft.html", context, status=409)
    messages.success(request, f"Edition {made.number} is published.")
    return redirect("editions_desk")


def desk(form: WindowForm | None) -> dict[str, Any]:
    """Return the list of editions and a form that suggests the newest window."""
    windows = suggest_windows()
    editions = Edition.objects.select_related("replaced_by").defer("manifest", "replaced_by__manifest")
    if form is None:
        newest = windows[0] if windows else None
        first = {"start": newest.start, "end": newest.end} if newest else {}
        form = WindowForm(initial=first | {"title": title_for(**first) if first else ""})
    return {"form": form, "windows": windows, "editions": editions}


def preview(
    *,
    start: date,
    end: date,
    title: str = "",
    note: str = "",
    form: PublishForm | None = None,
    refusal: str = "",
    **_: Any,
) -> dict[str, Any]:
    """Return the draft beside the edition it would replace, and the form that publishes it."""
    title = title or title_for(start, end)
    made = draft(start=start, end=end, title=title, note=note)
    figures, claims = made.parts.figures, made.parts.claims
    replaced = made.edition.replaces
    given = {"start": start, "end": end, "title": title, "note": note, "seen": made.seen}
    return {
        "draft": made,
        "form": form or PublishForm(initial=given),
        "refusal": refusal,
        "changes": tables.changes(replaced.figures.all() if replaced else [], figures),
        "held_claims": sum(claim.fact["status"] == "held" for claim in claims),
        "provisional": sum(figure.data["provisional_incidents"] > 0 for figure in figures),
        "unread": sum(figure.data["unread_incidents"] > 0 for figure in figures),
        "overlapping": Edition.objects.current().meeting(start, end).defer("manifest"),
        "remarks": pages.remarks(made.parts.footnotes, claims),
        **pages.layout(figures, claims),
    }


def days(form: PublishForm) -> dict[str, Any]:
    """Return the days that a form names, for a page that shows its other errors."""
    return {name: form.cleaned_data[name] for name in ("start", "end")}


def title_for(start: date, end: date) -> str:
    """Propose the title of the edition that would be replaced, else that of the newest edition."""
    same = Edition.objects.current().of_days(start, end).first()
    known = same or Edition.objects.first()
    return known.title if known else ""
