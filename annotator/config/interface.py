"""The interface for programs as a whole: what is published is read, what is sent is taken in; one document for both."""

from django.urls import URLPattern

from annotator.exchange.intake.door import entrance, refused
from annotator.exchange.intake.operations import router
from annotator.exchange.intake.rules import Refused
from reports.api.service import api

SENDING = "intake"

api.add_router("", router, url_name_prefix=SENDING)
api.add_exception_handler(Refused, refused)


def patterns() -> list[URLPattern]:
    """Return the addresses to which something is sent; those that are read are the public side's own."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and (one.name or "").startswith(SENDING)]
    for one in found:
        one.callback = entrance(one.callback)
    return found


urlpatterns = patterns()
