"""The public pages of corrections: all of them, and each alone."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports.corrections import public
from reports.corrections.models import CorrectionNotice, Ticket
from reports.revalidating import revalidated

PER_PAGE = 50


@login_not_required
@require_safe
@revalidated
def corrections(request: HttpRequest) -> HttpResponse:
    """Every notice, the newest first, and what came of readers who contested a figure."""
    notices = CorrectionNotice.objects.public().select_related("edition", "published_in")
    page = Paginator(notices.defer("edition__manifest", "published_in__manifest"), PER_PAGE)
    shown = page.get_page(request.GET.get("page"))
    answered = Ticket.objects.answered().select_related("figure__edition").defer("figure__edition__manifest")
    context = {"page": shown, "notices": public.told(shown), "tickets": answered[:PER_PAGE]}
    return render(request, "reports/corrections/corrections.html", context)


@login_not_required
@require_safe
@revalidated
def correction(request: HttpRequest, number: int) -> HttpResponse:
    """One notice: what changed, from what to what, and why."""
    notices = CorrectionNotice.objects.public().select_related("edition", "published_in")
    (told,) = public.told([get_object_or_404(notices, number=number)])
    return render(request, "reports/corrections/correction.html", {"one": told})
