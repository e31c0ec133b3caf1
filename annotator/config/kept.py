"""What a server loads once and keeps is not looked through for garbage, which would hold up a request now and then."""

import gc

from django.urls import get_resolver


def keep_what_is_loaded() -> None:
    """Load the views, and take everything that is there by now for good."""
    get_resolver().url_patterns  # noqa: B018 - reading it loads them
    gc.collect()
    gc.freeze()
