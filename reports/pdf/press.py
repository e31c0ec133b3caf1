"""Makes a PDF of HTML in a process of its own, which holds WeasyPrint, knows no database and reads no network.

Reads one JSON object from its standard input: the HTML, the files that it may ask for by their addresses (base64), and
the identifier that the PDF carries. Writes the PDF to its standard output. Imports nothing of ours.
"""

import base64
import json
import logging
import sys
from typing import Any

# The exit status that says: a library is missing, and the reason stands on the standard error.
NO_LIBRARY = 3
ROOT = "claimdesk:///"

try:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:  # WeasyPrint loads Pango when it is imported
    sys.stderr.write(str(error).splitlines()[0])
    sys.exit(NO_LIBRARY)


class OnlyThese(URLFetcher):  # type: ignore[misc]
    """Answers for the files that came with the HTML, and for nothing else: no network, no disk."""

    def __init__(self, files: dict[str, tuple[str, str]]) -> None:
        super().__init__(fail_on_errors=True)
        self.files = files

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return one of the files."""
        media_type, content = self.files[url.removeprefix(ROOT)]
        return URLFetcherResponse(url, base64.b64decode(content), {"Content-Type": media_type})


def press(html: str, files: dict[str, tuple[str, str]], identifier: str) -> bytes:
    """Return a PDF whose bytes depend on nothing but what is given here."""
    document = HTML(string=html, base_url=ROOT, url_fetcher=OnlyThese(files))
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode(), custom_metadata=False)
    return pdf


if __name__ == "__main__":
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    sys.stdout.buffer.write(press(**json.load(sys.stdin)))
