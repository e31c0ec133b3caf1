"""Takes back the candidates that an import proposed, while nobody has decided on them."""

from collections.abc import Collection

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.bulk.rules import check_may_import
from annotator.claims.life import Status
from annotator.claims.models import Claim


@transaction.atomic
def remove_candidates(*, pks: Collection[int], user: User | None) -> int:
    """Delete candidates of a batch that is being undone, and return how many; parts of them lose their whole.

    The database lets go only what such a batch brought and nobody has touched.
    """
    check_may_import(user)
    with pghistory.context(reason="import of claims undone"):
        Claim.objects.filter(of__in=pks, status=Status.CANDIDATE).update(of=None)
        deleted = Claim.objects.filter(pk__in=pks).delete()[1]
    return deleted.get(Claim._meta.label, 0)
