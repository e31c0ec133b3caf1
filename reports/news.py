"""What was published, as other programs are told of it: numbers, days and hashes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reports.models import Edition


def editions(since: datetime) -> Iterator[tuple[datetime, int, dict[str, Any]]]:
    """Tell of the editions that were published from a moment on: when, by which number, and what is said of it."""
    found = Edition.objects.filter(published_at__gte=since).select_related("replaces").order_by("number")
    for one in found.defer("manifest", "replaces__manifest"):
        yield one.published_at, one.number, {
            "edition": one.number,
            "window_start": one.window_start.isoformat(),
            "window_until": one.window_end.isoformat(),
            "replaces": one.replaces.number if one.replaces else None,
            "manifest_sha256": one.manifest_sha256,
            "key_id": one.key_id,
            "path": one.get_absolute_url(),
        }  # fmt: skip
