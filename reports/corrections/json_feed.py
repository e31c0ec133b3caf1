"""JSON Feed 1.1 for Django's syndication framework."""

import json
from typing import IO, Any

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date

VERSION = "https://jsonfeed.org/version/1.1"


class JSONFeed(SyndicationFeed):
    """Writes what a Feed gathers as JSON Feed."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[bytes], encoding: str) -> None:
        """Write the feed; what is empty is left out."""
        feed = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [_item(item) for item in self.items],
        }
        text = json.dumps({name: value for name, value in feed.items() if value is not None}, ensure_ascii=False)
        outfile.write(text.encode(encoding))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    told = {
        "id": item["unique_id"] or item["link"],
        "url": item["link"],
        "title": item["title"],
        "content_text": item["description"],
        "date_published": rfc3339_date(item["pubdate"]) if item["pubdate"] else None,
        "date_modified": rfc3339_date(item["updateddate"]) if item["updateddate"] else None,
        "tags": list(item["categories"]) or None,
        "_claimdesk": item.get("claimdesk") or None,
    }
    return {name: value for name, value in told.items() if value is not None}
