"""Addresses of the interface for programs and of its reference page."""

from django.urls import include, path, re_path

from reports.api.reference import reference
from reports.api.service import api, nowhere, opened, patterns

urlpatterns = [
    path("api/", reference, name="api"),
    path("api/v1/", opened(nowhere)),
    path("api/v1/", include((patterns(), api.urls[1]), namespace=api.urls[2])),
    re_path(r"^api/v1/", opened(nowhere)),
]
