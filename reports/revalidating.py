"""What anybody may keep, and asks each time whether it still says the same."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, conditional_page

View = Callable[..., HttpResponseBase]

_asking = cache_control(public=True, max_age=0, must_revalidate=True)


def revalidated(view: View) -> View:
    """Answer that nothing changed to whoever has what the view answers."""
    return _asking(conditional_page(view))


def revalidated_by(tag_of: Callable[..., str | None]) -> Callable[[View], View]:
    """Answer that nothing changed by a tag that is known before the view has done its work."""

    def decorate(view: View) -> View:
        return _asking(_conditional(tag_of)(view))

    return decorate


def _conditional(tag_of: Callable[..., str | None]) -> Any:
    return condition(etag_func=tag_of)
