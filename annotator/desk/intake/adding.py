"""The page on which articles are added."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from annotator.claims.languages import no_extractor_for
from annotator.desk.intake.forms import ImportForm
from annotator.desk.intake.received import Unreadable, store
from annotator.desk.intake.uploads import accepts_uploads, too_large_files
from annotator.desk.requests import DeskRequest
from annotator.sources.actions import Received
from annotator.sources.models import Article, Source


def _unreadable(request: DeskRequest, why: str) -> HttpResponse:
    return _page(request, ImportForm(), problem=why, status=413)


@accepts_uploads(_unreadable)
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("annotator.import_article", raise_exception=True)
def import_article(request: DeskRequest) -> HttpResponse:
    """Take a pasted text or files; show what became of them."""
    if request.method != "POST":
        return _page(request, ImportForm())
    form = ImportForm(request.POST, request.FILES, too_large=too_large_files(request))
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        received = store(form.sending, request.user)
    except Unreadable as error:
        form.add_error("uploads" if form.cleaned_data["uploads"] else "text", list(error.args))
        return _page(request, form, status=422)
    if len(received) == 1 and not received[0].created:
        return _page(request, form, known=received[0].article)
    return _answer(request, received)


def _page(
    request: DeskRequest, form: ImportForm, *, problem: str = "", known: Article | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "sources": Source.objects.values_list("name", flat=True), "problem": problem}
    return render(request, "annotator/intake/import_article.html", context | {"known": known}, status=status)


def _answer(request: DeskRequest, received: list[Received]) -> HttpResponse:
    if len(received) == 1:
        by_hand = no_extractor_for(received[0].article.language)
        messages.success(request, f"Added. {by_hand or 'The article is being read for claims.'}")
        return redirect("article", pk=received[0].article.pk)
    for one in received:
        if not one.created:
            link = format_html('<a href="{}">{}</a>', reverse("article", args=[one.article.pk]), one.article.title)
            messages.warning(request, format_html("You already have this article: {}", link))
    added = sum(one.created for one in received)
    messages.success(request, f"{added} of {len(received)} articles added; they are being read for claims.")
    return redirect("articles")
