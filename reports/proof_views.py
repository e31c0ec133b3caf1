"""What lets anybody check an edition without us: its bundle, the keys that sign, and the program that compares them."""

from pathlib import Path
from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reports.bundle import write_bundle
from reports.models import Edition
from reports.pages import attachment, get_edition_or_404
from reports.rebuilding import parts_of
from reports.revalidating import revalidated, revalidated_by
from reports.signing import public_keys

VERIFIER = Path(__file__).with_name("verify.py")


def tag_of(request: HttpRequest, number: int) -> str | None:
    """Return the tag by which a bundle that somebody has is recognised before it is packed again."""
    seal = Edition.objects.seal_of(number)
    return f'"{seal}.zip"' if seal else None


@login_not_required
@require_safe
@revalidated_by(tag_of)
def edition_bundle(request: HttpRequest, number: int) -> FileResponse:
    """The whole edition as one file that verifies on its own."""
    shown = get_edition_or_404(number)
    # The response closes it when it is sent.
    packed = TemporaryFile()  # noqa: SIM115
    write_bundle(shown, parts_of(shown), shown.manifest, packed)
    packed.seek(0)
    return FileResponse(packed, as_attachment=True, filename=f"claimdesk-edition-{number}.zip")


@login_not_required
@require_safe
@revalidated
def public_key(request: HttpRequest) -> HttpResponse:
    """The keys that sign editions, as text that the verifier reads."""
    return HttpResponse(public_keys(), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@revalidated
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks a bundle, as one file."""
    return attachment(VERIFIER.read_text("utf-8"), "text/x-python; charset=utf-8", VERIFIER.name)
