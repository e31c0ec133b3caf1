"""All addresses: the desk under /desk/, the public pages at the root."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("desk/", include("annotator.desk.urls")),
    path("", include("reports.urls")),
]
