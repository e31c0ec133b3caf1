"""Whom texts quote and no source is called by: a name that is given to its source brings all these claims along."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin
from annotator.desk.requests import DeskRequest
from annotator.incidents.citations.actions import rename_source
from annotator.sources.models import Source

MOST = 50
# So many claims that quote somebody are looked through, the latest: what sources there are to name shows in them.
LATEST = 5_000


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def unknown_names(request: DeskRequest) -> HttpResponse:
    """List the attributions that name no source, those that most publishers have first."""
    names = Source.objects.order_by("name").values_list("name", flat=True)
    may_name = request.user.has_perm("annotator.change_source")
    context = {"rows": quoted_by_no_name(), "latest": f"{LATEST:,}", "names": names, "may_name": may_name}
    return render(request, "annotator/sources/unknown.html", context)


@require_POST
@permission_required("annotator.change_source", raise_exception=True)
def name_source(request: DeskRequest) -> HttpResponse:
    """Give a source one more name."""
    name, called = " ".join(request.POST.get("name", "").split())[:200], request.POST.get("source", "").strip()
    # Of two people who name one source at once, the second adds to what the first has added.
    with transaction.atomic():
        source = Source.objects.select_for_update().filter(name__iexact=called).first() if called else None
        if source is None or not name:
            messages.error(request, "Choose a source of the list, and the name by which texts quote it.")
            return redirect("unknown_names")
        moved = sum(rename_source(source=source, aliases=[*source.aliases, name], actor=request.user))
    said = f"“{name}” means {source} from now on; claims and further sources that go back to it now: {moved}."
    messages.success(request, said)
    return redirect("unknown_names")


def quoted_by_no_name() -> Sequence[Any]:
    """Return attributions of the latest claims, with how many have them and of how many publishers, and one of them."""
    unknown = ClaimOrigin.objects.filter(claim__in=latest_claims(), basis=ClaimOrigin.Basis.PUBLISHER, words="")
    # "The residents" at the head of a sentence are the residents of the others.
    counted = unknown.order_by().values(said=Lower("claim__attribution"))
    counted = counted.annotate(
        attribution=Max("claim__attribution"),
        told=Count("pk"),
        publishers=Count("claim__article__source", distinct=True),
        example=Max("claim"),
    )
    return list(counted.order_by("-publishers", "-told", "attribution")[:MOST])


def latest_claims() -> QuerySet[Claim, Any]:
    """Return the numbers of the latest claims that quote somebody."""
    return Claim.objects.proposed().exclude(attribution="").order_by("-pk").values("pk")[:LATEST]
