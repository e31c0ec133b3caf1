"""Sends with every page what it may load."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from annotator.config.content_policy import IN_THE_ADMIN


class PolicyMiddleware(CSPMiddleware):
    """Sends the policy, a little wider in the administration than elsewhere."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy of a page."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("admin:index")):
            parts.replace = {**IN_THE_ADMIN, **(parts.replace or {})}
        return parts
