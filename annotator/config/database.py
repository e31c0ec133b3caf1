"""Names the PostgreSQL server to use: the one in DATABASE_URL, or the embedded one under var/."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from annotator.config.postgres.cluster import DATABASE, PORT, SUPERUSER, socket_folder

BACKEND = "annotator.config.postgres"
SCHEMES = ("postgres", "postgresql")
SHAPE = "it looks like postgres://user:password@host:5432/name."
# Django-pgtrigger's triggers ask which of them to leave out, and without an answer each of them fails, catches itself
# and goes through all that the transaction has pending: in a long import that is a hundred times its work.
NONE_LEFT_OUT = "-c pgtrigger.ignore={}"
# The pool opens a connection when one is asked for and closes it when it has idled for a minute.
POOL = {"min_size": 0, "max_size": 10, "timeout": 10.0, "max_idle": 60.0}


def database_settings(url: str, home: Path) -> dict[str, Any]:
    """Return Django's settings for the server of url, or the embedded one of home; it connects to nothing."""
    settings = from_url(url) if url else embedded(home)
    settings["ENGINE"] = BACKEND
    settings["CONN_MAX_AGE"] = 0  # the pool keeps the connections
    settings["CONN_HEALTH_CHECKS"] = True
    given = settings.get("OPTIONS", {})
    options = " ".join(filter(None, [given.get("options"), NONE_LEFT_OUT]))
    settings["OPTIONS"] = {**given, "options": options, "pool": dict(POOL)}
    return settings


def embedded(home: Path) -> dict[str, Any]:
    """Return where the embedded server of home listens; the backend starts it on first use."""
    return {
        "NAME": DATABASE,
        "USER": SUPERUSER,
        "HOST": str(socket_folder(home)),
        "PORT": PORT,
        "EMBEDDED": str(home),
    }


def from_url(url: str) -> dict[str, Any]:
    """Return the parts of a DATABASE_URL; without a PostgreSQL database in it raises ImproperlyConfigured."""
    if url.partition("://")[0] not in SCHEMES:
        # The address may hold a password, so no message repeats it.
        raise ImproperlyConfigured(f"DATABASE_URL names no PostgreSQL server; {SHAPE}")
    try:
        settings = dict(dj_database_url.parse(url, engine=BACKEND))
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read ({error}); {SHAPE}") from None
    if not settings["NAME"]:
        raise ImproperlyConfigured(f"DATABASE_URL names no database; {SHAPE}")
    return settings
