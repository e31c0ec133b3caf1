"""A file arrives, and people say how it is read: its layout, its columns, what holds for all of its rows."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from annotator.exchange import files
from annotator.exchange.batches import rules
from annotator.exchange.batches.actions.moving import locked, moved, told_by
from annotator.exchange.batches.files import PIECE, kept_file
from annotator.exchange.batches.life import GONE, State
from annotator.exchange.batches.mappings import hash_of
from annotator.exchange.batches.models import ColumnMapping, ImportBatch, ImportPiece, ImportProgress
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import BOUNDS, BadTable, Layout
from annotator.review.rules import NotAllowed

CORRECTABLE = {"encoding", "delimiter", "sheet"}


def receive_file(*, file: IO[bytes], filename: str, resource: str, user: User) -> ImportBatch:
    """Keep a file and say what it looks like; the columns are chosen next.

    Raises SentBefore for a file that stands already, and NotAllowed with the sentence where it cannot be read at all.
    """
    rules.check_may_import(user, resource_of(resource))
    with NamedTemporaryFile(prefix="claimdesk-import-") as copy:
        size, sha256 = _copy(file, copy)
        path = Path(copy.name)
        _check_new(resource, sha256)
        layout = _look(path, filename, resource)
        try:
            return _keep(path, layout, filename=filename, size=size, sha256=sha256, resource=resource, user=user)
        except IntegrityError:
            # Somebody sent the same file between the look and the write.
            _check_new(resource, sha256)
            raise


@transaction.atomic
def correct_layout(*, batch: ImportBatch, user: User, **corrected: str) -> ImportBatch:
    """Read the file anew with another encoding, delimiter or sheet; its columns are chosen anew afterwards."""
    batch = locked(batch)
    rules.check_may_import(user, resource_of(batch.resource))
    rules.check_move(batch, State.UPLOADED)
    if unknown := set(corrected) - CORRECTABLE:
        raise ValueError(f"Nobody corrects the {', '.join(sorted(unknown))} of a file.")
    chosen = Layout.from_json(batch.layout | corrected)
    with kept_file(batch) as path, told_by(user, batch, "layout corrected"):
        layout = _look(path, batch.filename, batch.resource, chosen)
        return moved(batch, State.UPLOADED, layout=layout.as_json(), mapping={})


@transaction.atomic
def map_columns(
    *, batch: ImportBatch, mapping: Mapping[str, str], user: User, options: Mapping[str, Any] | None = None,
    source: str = "",
) -> ImportBatch:  # fmt: skip
    """Choose from which heading of the file each column comes, and remember it for the next such file."""
    batch, resource = locked(batch), resource_of(batch.resource)
    wanted = {name: heading for name, heading in mapping.items() if heading}
    headings = Layout.from_json(batch.layout).columns
    rules.check_may_import(user, resource)
    rules.check_move(batch, State.MAPPED)
    rules.check_mapping(resource, headings, wanted)
    with told_by(user, batch, "columns chosen"):
        ColumnMapping.objects.update_or_create(
            resource=resource.id,
            headings=hash_of(headings),
            source=source[:200],
            defaults={"mapping": wanted, "saved_by": user},
        )
        given = batch.options if options is None else dict(options)
        return moved(batch, State.MAPPED, mapping=wanted, options=given, problem="")


def _copy(file: IO[bytes], copy: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        size += len(piece)
        if size > BOUNDS.file:
            raise NotAllowed(BOUNDS.sentence("file", size))
        digest.update(piece)
        copy.write(piece)
    copy.flush()
    return size, digest.hexdigest()


def _look(path: Path, filename: str, resource: str, chosen: Layout | None = None) -> Layout:
    try:
        return files.detect(path, filename, resource=resource, chosen=chosen)
    except BadTable as error:
        raise NotAllowed(str(error)) from error


def _check_new(resource: str, sha256: str) -> None:
    same = ImportBatch.objects.filter(resource=resource, sha256=sha256).exclude(state__in=GONE)
    if first := same.select_related("user").first():
        raise rules.SentBefore(first)


@transaction.atomic
def _keep(path: Path, layout: Layout, *, user: User, filename: str, **about: Any) -> ImportBatch:
    with told_by(user, None, "file received"):
        batch = ImportBatch.objects.create(layout=layout.as_json(), user=user, filename=filename[-255:], **about)
        ImportProgress.objects.create(batch=batch)
        with path.open("rb") as kept:
            for order, piece in enumerate(iter(lambda: kept.read(PIECE), b"")):
                ImportPiece.objects.create(batch=batch, order=order, content=piece)
    return batch
