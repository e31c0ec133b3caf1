"""Whom texts quote and no source is called by: a name that is given to its source brings all these claims along."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.models import Claim
from annotator.claims.origins.actions import call_source
from annotator.claims.origins.models import ClaimOrigin
from annotator.desk.requests import DeskRequest
from annotator.sources.models import Source

MOST = 50


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def unknown_names(request: DeskRequest) -> HttpResponse:
    """List the attributions that name no source, those that most publishers have first."""
    names = Source.objects.order_by("name").values_list("name", flat=True)
    may_name = request.user.has_perm("annotator.change_source")
    context = {"rows": quoted_by_no_name(), "names": names, "may_name": may_name}
    return render(request, "annotator/sources/unknown.html", context)


@require_POST
@permission_required("annotator.change_source", raise_exception=True)
def name_source(request: DeskRequest) -> HttpResponse:
    """Give a source one more name."""
    name, called = " ".join(request.POST.get("name", "").split())[:200], request.POST.get("source", "").strip()
    source = Source.objects.filter(name__iexact=called).first() if called else None
    if source is None or not name:
        messages.error(request, "Choose a source of the list, and the name by which texts quote it.")
        return redirect("unknown_names")
    moved = call_source(source=source, aliases=[*source.aliases, name], actor=request.user)
    messages.success(request, f"“{name}” means {source} from now on; claims that go back to it now: {moved}.")
    return redirect("unknown_names")


def quoted_by_no_name() -> Sequence[Any]:
    """Return attributions with how many claims and publishers have them, and one of the claims."""
    claims = Claim.objects.proposed().filter(claim_origin__basis=ClaimOrigin.Basis.PUBLISHER, claim_origin__words="")
    counted = claims.exclude(attribution="").order_by().values("attribution")
    counted = counted.annotate(told=Count("pk"), publishers=Count("article__source", distinct=True), example=Max("pk"))
    return list(counted.order_by("-publishers", "-told", "attribution")[:MOST])
