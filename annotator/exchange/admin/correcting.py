"""A corrected file in place of the one before: its columns and choices are kept, its rows are checked at once."""

from typing import IO

from django.contrib.auth.models import User
from django.db import transaction

from annotator.exchange.batches.actions import cancel, map_columns, receive_file, start_check
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.tables import Layout
from annotator.review.rules import NotAllowed


@transaction.atomic
def send_in_place_of(*, batch: ImportBatch, file: IO[bytes], filename: str, user: User) -> ImportBatch:
    """Return the batch of the corrected file; where its columns no longer fit, they are chosen next."""
    corrected = receive_file(file=file, filename=filename, resource=batch.resource, user=user)
    cancel(batch=batch, user=user)
    headings = set(Layout.from_json(corrected.layout).columns)
    mapping = {name: heading for name, heading in batch.mapping.items() if heading in headings}
    if mapping != batch.mapping:
        return corrected
    try:
        mapped = map_columns(batch=corrected, mapping=mapping, user=user, options=batch.options)
        return start_check(batch=mapped, user=user)
    except NotAllowed:
        return corrected
