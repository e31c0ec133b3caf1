"""Every write of this package: where archived copies are, as imports tell it."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.exchange.captures.models import ArchivedCopy
from annotator.sources.publishers.rules import check_may_keep

RIGHT = "annotator.import_article"
WHAT = "archived copies"
CHANGED = ("kind", "url", "archived_at", "sha256", "tool", "title")
AT_ONCE = 500


@transaction.atomic
def add_copies(*, copies: Sequence[ArchivedCopy], batch: int | None, user: User | None) -> list[ArchivedCopy]:
    """Say where copies of articles' pages are."""
    check_may_keep(user, RIGHT, WHAT)
    for copy in copies:
        copy.batch = batch
    with pghistory.context(reason="archived copies imported"):
        return ArchivedCopy.objects.bulk_create(copies, batch_size=AT_ONCE)


@transaction.atomic
def change_copies(*, copies: Sequence[ArchivedCopy], user: User | None) -> None:
    """Store what an archive says of its copies by now."""
    check_may_keep(user, RIGHT, WHAT)
    with pghistory.context(reason="archived copies changed by an import"):
        ArchivedCopy.objects.bulk_update(copies, CHANGED, batch_size=AT_ONCE)


@transaction.atomic
def remove_copies(*, pks: Collection[int], user: User | None) -> int:
    """Forget copies that an import told of; return how many."""
    check_may_keep(user, RIGHT, WHAT)
    with pghistory.context(reason="import of archived copies undone"):
        return ArchivedCopy.objects.filter(pk__in=pks).delete()[0]
