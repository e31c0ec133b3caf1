"""Many rows at once become an import batch, checked and imported as a file is that a person uploads."""

import logging
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import Any

from django.db import transaction

from annotator.exchange.batches.actions import (
    confirm,
    leave_to_people,
    map_columns,
    receive_file,
    start_check,
)
from annotator.exchange.batches.life import GONE, State
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.batches.models import ImportBatch, ImportRow
from annotator.exchange.batches.rules import SentBefore
from annotator.exchange.contract import Outcome
from annotator.exchange.intake.actions import Answer, note_sent
from annotator.exchange.intake.lines import Body, lines_of
from annotator.exchange.intake.models import IntakeToken, SentBatch
from annotator.exchange.intake.rules import Refused
from annotator.exchange.intake.schemas import BatchOut, RefusedRow
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import Layout
from annotator.review.rules import NotAllowed

log = logging.getLogger(__name__)
At = Callable[[int], str]  # where one asks about a batch
ARTICLES, CLAIMS = "articles", "claims"
OPTIONS: dict[str, dict[str, Any]] = {ARTICLES: {"read": True, "new_publishers": False}, CLAIMS: {}}
FIRST = 20


def take_many(*, body: Body, token: IntakeToken, resource: str, on_bad: str, at: At) -> Answer:
    """Keep the rows as a batch and have it checked; the same rows again are the batch that they became first."""
    with TemporaryFile(prefix="claimdesk-intake-") as file:
        for line in lines_of(body, token, by_source=resource == ARTICLES):
            file.write(line)
        file.seek(0)
        try:
            batch = _receive(file, token, resource, on_bad)
        except SentBefore as before:
            return _sent_before(before, token, at)
        except NotAllowed as error:
            raise Refused(422, str(error)) from None
    return Answer(202, state_of(batch, at))


@transaction.atomic
def _receive(file: Any, token: IntakeToken, resource: str, on_bad: str) -> ImportBatch:
    user = token.made_by
    batch = receive_file(file=file, filename=f"{token.name}.jsonl", resource=resource, user=user)
    mapping = likely_mapping(resource_of(resource), Layout.from_json(batch.layout).columns)
    if resource == ARTICLES:
        mapping["source"] = "source"  # of all headings that could mean it, the one that was looked at
    options = {**OPTIONS[resource], "on_bad": on_bad, "token": token.name}
    batch = map_columns(batch=batch, mapping=mapping, options=options, user=user, source=f"token {token.name}")
    note_sent(batch=batch, token=token)
    return start_check(batch=batch, user=user)


def _sent_before(before: SentBefore, token: IntakeToken, at: At) -> Answer:
    if SentBatch.objects.filter(batch=before.first, token=token).exists():
        return Answer(200, state_of(before.first, at), again=True)
    raise Refused(409, "These very rows were sent before, by somebody else; they can come again once those are undone.")


def confirm_checked() -> int:
    """Have the batches imported that were sent by programs and are checked; return how many.

    One whose columns a person has chosen anew is that person's to confirm.
    """
    confirmed = 0
    checked = SentBatch.objects.filter(batch__state=State.CHECKED, batch__confirmed_at=None, batch__problem="")
    waiting = checked.filter(batch__options__has_keys=["token", "on_bad"])
    for sent in waiting.select_related("batch", "token__made_by").order_by("pk"):
        if not sent.batch.new + sent.batch.changed:
            continue
        try:
            confirm(batch=sent.batch, user=sent.token.made_by, on_bad=sent.batch.options["on_bad"])
            confirmed += 1
        except NotAllowed as error:
            log.info("Batch %s of a program is left to people: %s", sent.pk, error)
            leave_to_people(batch=sent.batch, why=str(error))
    return confirmed


def batch_of(token: IntakeToken, number: int) -> ImportBatch:
    """Return a batch that this token sent; of others it is not even told that they exist."""
    sent = SentBatch.objects.select_related("batch").filter(token=token, batch=number).first()
    if sent is None:
        raise Refused(404, f"This token has sent no batch {number}.")
    return sent.batch


def state_of(batch: ImportBatch, at: At) -> dict[str, Any]:
    """Return how a batch stands."""
    nothing = batch.state == State.CHECKED and not batch.new + batch.changed
    told = BatchOut(
        id=batch.pk,
        state=str(batch.state),
        settled=nothing or batch.state in {State.IMPORTED, *GONE} or bool(batch.problem),
        rows=batch.rows,
        new=batch.new,
        changed=batch.changed,
        unchanged=batch.unchanged,
        refused=batch.refused,
        first_refused=_first_refused(batch) if batch.refused else [],
        says=batch.problem or (NOTHING if nothing else ""),
        address=at(batch.pk),
    )
    return told.model_dump(mode="json")


NOTHING = "There was nothing to import: no row is new and none changes anything."


def _first_refused(batch: ImportBatch) -> list[RefusedRow]:
    rows = ImportRow.objects.filter(batch=batch, outcome=Outcome.REFUSED).order_by("number")[:FIRST]
    return [
        RefusedRow(row=row.number, **{name: str(problem.get(name, "")) for name in ("field", "value", "reason")})
        for row in rows
        for problem in row.problems
    ]
