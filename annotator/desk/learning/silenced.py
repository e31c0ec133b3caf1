"""The silenced phrases: what they keep out of the queue, who made them, and how they are lifted."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.memory.models import SilencedPhrase
from annotator.desk.learning.forms import SilenceForm
from annotator.desk.learning.rules import leads_only
from annotator.desk.requests import DeskRequest
from annotator.review.memory import actions
from annotator.review.rules import NotAllowed

PAGE = 50


@require_safe
@leads_only
def silenced(request: DeskRequest) -> HttpResponse:
    """List the phrases, those in force first."""
    return _page(request, SilenceForm())


@require_POST
@leads_only
def silence_phrase(request: DeskRequest) -> HttpResponse:
    """Never suggest a phrase again."""
    form = SilenceForm(request.POST)
    if form.is_valid():
        try:
            silence = actions.silence_phrase(actor=request.user, **form.cleaned_data)
        except NotAllowed as no:
            form.add_error("phrase", str(no))
        else:
            messages.success(request, f"“{silence.phrase}” is silenced.")
            return redirect("silenced")
    return _page(request, form, status=422)


@require_POST
@leads_only
def lift_phrase(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a phrase be suggested again."""
    silence = get_object_or_404(SilencedPhrase, pk=pk)
    if actions.lift_phrase(silence=silence, actor=request.user):
        messages.success(request, f"“{silence.phrase}” may be suggested again, in articles read from now on.")
    return redirect("silenced")


def _page(request: DeskRequest, form: SilenceForm, status: int = 200) -> HttpResponse:
    phrases = SilencedPhrase.objects.select_related("source", "owner", "lifted_by")
    page = Paginator(phrases.order_by(F("lifted_at").desc(nulls_first=True), "-pk"), PAGE)
    context = {"form": form, "page": page.get_page(request.GET.get("page"))}
    return render(request, "annotator/learning/silenced.html", context, status=status)
