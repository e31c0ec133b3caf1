"""The page of tallies, and the incidents behind one of its figures."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.desk.requests import DeskRequest
from annotator.desk.tallies.behind import NoSuchFigure, figure_in
from annotator.desk.tallies.forms import TallyForm
from annotator.desk.tallies.page import page_of

PAGE = 50


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
@vary_on_headers("HX-Request")
def tallies(request: DeskRequest) -> HttpResponse:
    """Show the figures of any days by a dimension, from kept totals."""
    form = TallyForm(request.GET)
    asked = form.asked()
    query = urlencode({name: value for name, value in form.cleaned_data.items() if value})
    context = page_of(asked, query) | {"form": form, "asked": asked}
    partial = request.htmx and not request.htmx.history_restore_request
    return render(request, f"annotator/tallies/{'_table' if partial else 'tallies'}.html", context)


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def tallied_incidents(request: DeskRequest) -> HttpResponse:
    """List the incidents that one figure of a tally is made of."""
    form = TallyForm(request.GET)
    try:
        figure = figure_in(request.GET, form.asked())
    except NoSuchFigure as error:
        raise Http404(str(error)) from error
    page = Paginator(figure.rows, PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    back = urlencode({name: value for name, value in form.cleaned_data.items() if value})
    context = {"figure": figure, "page": page, "query": f"{asked.urlencode()}&", "back": back}
    return render(request, "annotator/tallies/incidents.html", context)
