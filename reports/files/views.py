"""The files of an edition, and the page that says what each format is for."""

import hashlib
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.files.catalogue import BY_NAME, FORMATS_VERSION, File, grouped
from reports.files.contents import contents_of
from reports.files.glossary import terms
from reports.files.peers.losses import losses
from reports.models import Edition
from reports.pages import get_edition_or_404
from reports.revalidating import revalidated, revalidated_by
from reports.shelf import Shelf
from reports.versions import code_version

# Large files are kept once they are written; small ones are made anew faster than they are found.
KEPT_IN_MEMORY = 4 * 1024 * 1024
SHELF = Shelf("files", ".kept")


def tag_of(request: HttpRequest, number: int, name: str) -> str | None:
    """Return the tag by which a file that somebody has is recognised before it is written again."""
    sealed = Edition.objects.seal_of(number)
    made_by = f"{FORMATS_VERSION}-{code_version()}-{request.scheme}-{request.get_host()}"
    return f'"{sealed}-{name}-{made_by}"' if sealed and name in BY_NAME else None


@login_not_required
@require_safe
@revalidated_by(tag_of)
def edition_file(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """One edition as a file; it is written to the end before it is sent, so that nobody takes a part for the whole."""
    tag = tag_of(request, number, name)
    if tag is None:
        raise Http404(f"There is no edition {number}, or no file called {name}.")
    kept = SHELF.place_of(hashlib.sha256(tag.encode()).hexdigest())
    response = FileResponse(kept.open("rb")) if kept.exists() else written(request, number, BY_NAME[name], kept)
    response["Content-Type"] = BY_NAME[name].media_type
    response["Content-Disposition"] = f'attachment; filename="claimdesk-edition-{number}{ending_of(name)}"'
    return response


def written(request: HttpRequest, number: int, file: File, kept: Path) -> HttpResponseBase:
    """Return a file just written; a large one is kept for whoever asks next."""
    contents = contents_of(get_edition_or_404(number), site=request.build_absolute_uri("/")[:-1], texts=file.texts)
    with SpooledTemporaryFile(KEPT_IN_MEMORY) as out:
        file.write(contents, cast(BinaryIO, out))
        size = out.tell()
        out.seek(0)
        if size <= KEPT_IN_MEMORY:
            return HttpResponse(out.read(), headers={"Content-Length": str(size)})
        SHELF.keep(kept, cast(BinaryIO, out))
    return FileResponse(kept.open("rb"))


def ending_of(name: str) -> str:
    """Return how a file's name goes on after the edition's: edition.json is the edition itself."""
    return name.removeprefix("edition") if name.startswith("edition.") else f"-{name}"


@login_not_required
@require_safe
@revalidated
def formats(request: HttpRequest) -> HttpResponse:
    """What each file is for, what it cannot hold, and what our words in it mean."""
    context = {"groups": grouped(), "losses": losses(), "terms": terms()}
    return render(request, "reports/formats.html", context)
