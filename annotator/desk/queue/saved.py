"""Saved views: filters under a name, one's own and those that others share."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotator.desk.queue.filters import along
from annotator.desk.requests import DeskRequest
from annotator.review.queue.actions import views as actions
from annotator.review.queue.models import SavedView
from annotator.review.rules import NotAllowed

may_read = permission_required("annotator.view_claim", raise_exception=True)


@require_safe
@may_read
def saved_views(request: DeskRequest) -> HttpResponse:
    """Show the views that the person may use, and let them change their own."""
    return _page(request)


@require_POST
@may_read
def save_view(request: DeskRequest) -> HttpResponse:
    """Save the filters of the page that the person came from under a name."""
    query, shared = along(QueryDict(request.POST.get("query", ""))), bool(request.POST.get("shared"))
    try:
        view = actions.save_view(owner=request.user, name=request.POST.get("name", ""), query=query, shared=shared)
    except NotAllowed as no:
        return _page(request, str(no))
    messages.success(request, f"Saved as “{view.name}”.")
    return HttpResponseRedirect(f"{reverse('queue')}?{view.query}", status=303)


@require_POST
@may_read
def change_view(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename a view, share it, or delete it."""
    view = get_object_or_404(SavedView.objects.open_to(request.user).select_related("owner"), pk=pk)
    name, shared = request.POST.get("name", view.name), bool(request.POST.get("shared"))
    try:
        if request.POST.get("delete"):
            actions.delete_view(view=view, user=request.user)
        else:
            actions.change_view(view=view, user=request.user, name=name, shared=shared)
    except NotAllowed as no:
        return _page(request, str(no))
    return redirect("saved_views")


def _page(request: DeskRequest, notice: str = "") -> HttpResponse:
    views = SavedView.objects.open_to(request.user).select_related("owner")
    mine = [view for view in views if view.owner_id == request.user.pk]
    context = {"mine": mine, "shared": [view for view in views if view not in mine], "notice": notice}
    return render(request, "annotator/queue/saved_views.html", context, status=403 if notice else 200)
