"""All addresses: the desk under /desk/, the public pages at the root."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# One door for everybody: the admin's sign-in is the desk's, with its limits and its second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("desk/", include("annotator.desk.urls")),
    path("api/v1/", include("annotator.config.interface")),
    path("", include("reports.urls")),
]
