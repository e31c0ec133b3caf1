"""The workbench: drafts of editions, from the first look at the days to the act of publishing them."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.refusals import Refused, SomeoneWasFaster
from reports.workbench import actions
from reports.workbench.forms import WindowForm, WordsForm
from reports.workbench.models import DraftEdition, SignOff, Waiver
from reports.workbench.page import context_of, desk, get_draft_or_404

may_read = permission_required("reports.sign_draft", raise_exception=True)
may_write = permission_required("reports.publish_edition", raise_exception=True)


@require_safe
@may_read
def editions_desk(request: HttpRequest) -> HttpResponse:
    """The drafts that wait, the editions so far, and the days of the next one."""
    return render(request, "reports/desk/editions.html", desk())


@require_http_methods(["GET", "HEAD", "POST"])
@may_write
def draft_edition(request: HttpRequest) -> HttpResponse:
    """Ask for the days of a new draft; on POST open it, or the one of these days that waits."""
    if request.method != "POST":
        return render(request, "reports/desk/editions.html", desk(WindowForm(request.GET) if request.GET else None))
    form = WindowForm(request.POST)
    if not form.is_valid():
        return render(request, "reports/desk/editions.html", desk(form), status=400)
    draft = actions.open_draft(user=me(request), **form.cleaned_data)
    return redirect("draft", pk=draft.pk)


@require_safe
@may_read
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft: figures, causes, blockers, words, signatures."""
    return show(request, get_draft_or_404(pk))


@require_POST
@may_write
def write_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the words of a draft, or draft the headline anew."""
    draft, form = get_draft_or_404(pk), WordsForm(request.POST)
    if "anew" in request.POST:
        return act(request, draft, "words", "The headline is drafted anew.", actions.draft_anew)
    if not form.is_valid():
        return show(request, draft, status=422, words=form, where="words")
    given = form.cleaned_data
    given["seen"] = given.pop("version")
    return act(request, draft, "words", "The words are kept.", actions.write_draft, words=form, given=given)


@require_POST
@may_write
def waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Waive what is ticked, for the reason given."""
    given = {"blockers": request.POST.getlist("blocker"), "reason": request.POST.get("reason", "")}
    return act(request, get_draft_or_404(pk), "blockers", "Waived; readers see why.", actions.waive, given=given)


@require_POST
@may_write
def lift_waiver(request: HttpRequest, pk: int, waiver_pk: int) -> HttpResponse:
    """Take a waiver back."""
    waiver = get_object_or_404(Waiver.objects.select_related("draft"), pk=waiver_pk, draft=pk)

    def lift(*, draft: DraftEdition, user: User) -> None:
        actions.lift_waiver(waiver=waiver, user=user)

    return act(request, get_draft_or_404(pk), "blockers", "The waiver is lifted.", lift)


@require_POST
@may_write
def write_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what readers are told about the figures that change."""
    version = request.POST.get("version", "")
    given: dict[str, Any] = {name: request.POST.get(name, "") for name in ("kind", "words")}
    given["seen"] = int(version) if version.isdecimal() else 0
    return act(request, get_draft_or_404(pk), "notice", "The notice is kept.", actions.write_notice, given=given)


@require_POST
@may_read
def sign_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a draft as it was shown."""
    given = {"seal": request.POST.get("seal", "")}
    return act(request, get_draft_or_404(pk), "signatures", "Signed.", actions.sign_draft, given=given)


@require_POST
@may_read
def withdraw_signature(request: HttpRequest, pk: int, sign_off_pk: int) -> HttpResponse:
    """Take one's own signature back."""
    sign_off = get_object_or_404(SignOff.objects.select_related("draft"), pk=sign_off_pk, draft=pk)

    def withdraw(*, draft: DraftEdition, user: User) -> None:
        actions.withdraw_signature(sign_off=sign_off, user=user)

    return act(request, get_draft_or_404(pk), "signatures", "Your signature is withdrawn.", withdraw)


@require_POST
@may_write
def publish_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft that is signed."""
    draft = get_draft_or_404(pk)
    try:
        edition = actions.publish_draft(draft=draft, user=me(request), seal=request.POST.get("seal", ""))
    except Refused as no:
        return refuse(request, draft, no, "signatures")
    messages.success(request, f"Edition {edition.number} is published.")
    return away(request, "editions_desk")


@require_POST
@may_write
def drop_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    draft = get_draft_or_404(pk)
    try:
        actions.drop_draft(draft=draft, user=me(request))
    except Refused as no:
        return refuse(request, draft, no, "")
    messages.success(request, "The draft is dropped.")
    return away(request, "editions_desk")


def me(request: HttpRequest) -> User:
    """Return who asks; the middleware has refused visitors."""
    return cast(User, request.user)


def act(
    request: HttpRequest,
    draft: DraftEdition,
    where: str,
    done: str,
    action: Callable[..., Any],
    *,
    given: dict[str, Any] | None = None,
    words: WordsForm | None = None,
) -> HttpResponse:
    """Do something to a draft and show it again, or say at the part of the page that it belongs to why not."""
    try:
        action(draft=draft, user=me(request), **(given or {}))
    except Refused as no:
        return refuse(request, draft, no, where, words=words, typed=given)
    if request.headers.get("HX-Request"):
        return show(request, get_draft_or_404(draft.pk))
    messages.success(request, done)
    return redirect(f"{reverse('draft', args=[draft.pk])}#{where}")


def refuse(request: HttpRequest, draft: DraftEdition, no: Refused, where: str, **shown: Any) -> HttpResponse:
    """Show a draft with the sentence of a refusal."""
    status = 409 if isinstance(no, SomeoneWasFaster) else 422
    return show(request, get_draft_or_404(draft.pk), status=status, refused=str(no), where=where, **shown)


def show(request: HttpRequest, draft: DraftEdition, status: int = 200, **shown: Any) -> HttpResponse:
    """Show a draft, as a whole page or as the part that htmx swaps."""
    name = "_draft" if request.headers.get("HX-Request") else "draft"
    context = context_of(draft, me(request), **shown)
    return render(request, f"reports/desk/{name}.html", context, status=status)


def away(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to another page, also where htmx asked."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": reverse(name)})
    return redirect(name)
