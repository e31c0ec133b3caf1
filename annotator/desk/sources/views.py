"""The sources there are, and each with how far it is trusted and how what it said turned out."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.desk.requests import DeskRequest
from annotator.desk.sources.forms import SourceFilter
from annotator.desk.sources.listed import page_of
from annotator.desk.sources.page import source_page
from annotator.sources.models import Source


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def sources(request: DeskRequest) -> HttpResponse:
    """List the sources by name."""
    form = SourceFilter(request.GET)
    query = request.GET.copy()
    query.pop("after", None)
    context = {"form": form, "page": page_of(form.found(), request.GET.get("after", "")), "query": query.urlencode()}
    return render(request, "annotator/sources/sources.html", context)


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def source(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one source."""
    return source_page(request, get_object_or_404(Source, pk=pk))
