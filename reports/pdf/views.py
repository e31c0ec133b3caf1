"""The PDF of an edition."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.pages import get_edition_or_404
from reports.pdf.shelf import CannotPrint, pdf_of
from reports.revalidating import revalidated


@login_not_required
@require_safe
@revalidated
def edition_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """One edition on pages; where none can be made, a page that says why."""
    edition = get_edition_or_404(number)
    try:
        content = pdf_of(edition)
    except CannotPrint as refusal:
        return render(request, "reports/no_pdf.html", {"edition": edition, "reason": str(refusal)}, status=503)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="claimdesk-edition-{number}.pdf"'
    return response
