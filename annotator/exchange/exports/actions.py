"""Every write of exports: asked for, written, taken, and forgotten once their time is over."""

import hashlib
import logging
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from annotator.exchange.exports import rules
from annotator.exchange.exports.columns import Listing
from annotator.exchange.exports.life import State, before
from annotator.exchange.exports.lists import LISTS
from annotator.exchange.exports.models import ExportDownload, ExportJob, ExportPiece
from annotator.exchange.exports.writing import WRITERS, TooManyRows
from annotator.incidents.outward.protecting import protection
from annotator.review.rules import NotAllowed

WRITE_JOB, QUEUE = "write_export", "exports"
PIECE = 1024 * 1024
EVERY = 500  # rows after which the record says how far the file is
KEPT = timedelta(days=7)
log = logging.getLogger(__name__)


class _Stopped(Exception):
    """Somebody cancelled the export, or another worker took it up."""


@transaction.atomic
def ask_for_export(*, user: User, listing: Listing, **asked: Any) -> ExportJob:
    """Record who wants which list, and queue its writing; `asked` are query, said, columns, format and profile."""
    rules.check_take(user, listing, asked["profile"])
    known = {column.name for column in listing.columns}
    if not asked["columns"] or not known.issuperset(asked["columns"]):
        raise NotAllowed("Choose at least one of the list's columns.")
    job = ExportJob.objects.create(user=user, list=listing.id, **asked)
    _queue(job)
    return job


def _queue(job: ExportJob) -> None:
    app.configure_task(WRITE_JOB, queue=QUEUE).defer(job_id=job.pk)


def _move(job: ExportJob, there: State, **values: Any) -> bool:
    """Move an export on, unless it has gone elsewhere meanwhile."""
    moved = ExportJob.objects.filter(pk=job.pk, state__in=before(there)).update(state=there, **values)
    job.refresh_from_db()
    return bool(moved)


def write_export(job: ExportJob, rows: QuerySet[Any]) -> ExportJob:
    """Write the file of an export; what goes wrong is said in its record, and no half file is kept."""
    if not _move(job, State.WRITING, seen_at=timezone.now(), done=0, cut=0, problem=""):
        return job
    try:
        _write(job, rows)
    except _Stopped:
        log.info("%s was stopped", job)
    except TooManyRows as error:
        _move(job, State.FAILED, problem=str(error))
    except Exception:
        log.exception("%s failed", job)
        _move(job, State.FAILED, problem="The file could not be written; the log says why. Try again.")
    job.refresh_from_db()
    return job


def _write(job: ExportJob, rows: QuerySet[Any]) -> None:
    with TemporaryDirectory(prefix="claimdesk-export-") as folder:
        path = Path(folder) / "file"
        done, cut = _fill(job, LISTS[job.list].prepare(rows.order_by("pk")), path)
        _keep(job, path, done=done, cut=cut)


def _fill(job: ExportJob, rows: QuerySet[Any], path: Path) -> tuple[int, int]:
    listing = LISTS[job.list]
    columns = [column for column in listing.columns if column.name in job.columns]
    redacted = job.profile != ExportJob.Profile.FULL
    withheld = protection(decimals=None, names=True, sources=True) if redacted else None
    done = cut = 0
    _tell(job, total=rows.count())
    with WRITERS[job.format](path, [column.name for column in columns]) as write:
        for row in rows.iterator(chunk_size=EVERY):
            cut += write(listing.row(row, columns, withheld))
            done += 1
            if done % EVERY == 0:
                _tell(job, done=done)
    return done, cut


def _tell(job: ExportJob, **values: int) -> None:
    under_way = ExportJob.objects.filter(pk=job.pk, state=State.WRITING)
    if not under_way.update(seen_at=timezone.now(), **values):
        raise _Stopped


@transaction.atomic
def _keep(job: ExportJob, path: Path, **counted: int) -> None:
    digest, size = hashlib.sha256(), 0
    ExportPiece.objects.filter(job=job).delete()
    with path.open("rb") as file:
        for order, piece in enumerate(iter(lambda: file.read(PIECE), b"")):
            digest.update(piece)
            size += len(piece)
            ExportPiece.objects.create(job=job, order=order, content=piece)
    sums = {"size": size, "sha256": digest.hexdigest(), "total": counted["done"]}
    if not _move(job, State.DONE, finished_at=timezone.now(), **counted, **sums):
        transaction.set_rollback(True)


@transaction.atomic
def note_download(*, job: ExportJob, user: User) -> ExportDownload:
    """Record that somebody takes the file, before the first byte of it goes."""
    rules.check_download(user, job, LISTS[job.list])
    return ExportDownload.objects.create(job=job, user=user)


def cancel_export(*, job: ExportJob, user: User) -> None:
    """Stop an export that is not written yet; a worker that is at it notices within some rows."""
    rules.check_see(user, job)
    if not _move(job, State.CANCELLED, finished_at=timezone.now()):
        raise NotAllowed("It is too late to stop it: the export has come to its end.")


@transaction.atomic
def write_again(*, job: ExportJob, user: User) -> None:
    """Queue an export again that failed, or whose worker died."""
    rules.check_see(user, job)
    rules.check_take(user, LISTS[job.list], job.profile)
    if job.state != State.FAILED and not rules.is_silent(job):
        raise NotAllowed("The export is not at rest: wait until it is written.")
    if _move(job, State.QUEUED, seen_at=None):
        _queue(job)


def take_up_abandoned() -> int:
    """Queue again what dead workers left in the middle."""
    silent = Q(seen_at__lt=timezone.now() - rules.SILENCE)
    found = 0
    for job in ExportJob.objects.filter(silent, state=State.WRITING):
        with transaction.atomic():
            if _move(job, State.QUEUED, seen_at=None):
                _queue(job)
                found += 1
    return found


def discard_old_files() -> int:
    """Delete files whose time is over; the record of who took them stays."""
    old = ExportJob.objects.filter(state=State.DONE, finished_at__lt=timezone.now() - KEPT)
    found = 0
    for job in old:
        with transaction.atomic():
            ExportPiece.objects.filter(job=job).delete()
            found += _move(job, State.DISCARDED)
    return found
