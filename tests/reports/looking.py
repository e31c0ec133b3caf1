"""What a reader of a public page sees: its words, and where it leads."""

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin


def text_of(response: Any) -> str:
    """Return the words of a page, without its markup."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def links_of(response: Any) -> set[str]:
    """Return the addresses within this site that a page leads to; a file to save leads nowhere."""
    if not response["Content-Type"].startswith("text/html"):
        return set()
    here = response.wsgi_request.path
    found = {
        urljoin(here, unescape(link)) for link in re.findall(r'<a\b[^>]*href="([^"]+)"', response.content.decode())
    }
    return {link for link in found if link.startswith("/")}
