"""What people have done about candidates that an import proposed, so that it cannot be taken back."""

from collections import defaultdict

from django.db.models import Q, QuerySet

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin
from annotator.exchange.resources.references import references
from annotator.review.models import Lease

ANSWERED = Q(raised_by__isnull=False) | Q(answered_by__isnull=False) | Q(owner__isnull=False)


def what_people_did(claims: QuerySet[Claim]) -> dict[int, list[str]]:
    """Return, by claim, what refers to it beside what checks and imports left; as many queries for one as for all."""
    pks = list(claims.values_list("pk", flat=True))
    found = defaultdict(list, references(Claim, pks, beside=(Flag, Claim)))
    kept = {
        "a flag that people see to": Flag.objects.filter(ANSWERED, claim__in=pks).values_list("claim", flat=True),
        "an origin that an analyst named": ClaimOrigin.objects.filter(
            claim__in=pks, basis=ClaimOrigin.Basis.ANALYST
        ).values_list("claim", flat=True),
        "a part that people decided or made": _parts(pks).values_list("of", flat=True),
        "a reader": Lease.objects.running().filter(claim__in=pks).values_list("claim", flat=True),
    }
    for what, of in kept.items():
        for pk in {pk for pk in of.order_by() if pk is not None}:
            found[pk].append(what)
    return found


def _parts(pks: list[int]) -> QuerySet[Claim]:
    return Claim.objects.filter(of__in=pks).exclude(status=Status.CANDIDATE, origin__in=("import", "extractor"))
