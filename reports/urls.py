"""Public addresses, and the publishers' under /desk/editions/."""

from django.urls import include, path

from reports import proof_views, views
from reports.pdf.views import edition_pdf

urlpatterns = [
    path("", views.front, name="front"),
    path("method/", views.method, name="method"),
    path("editions/<int:number>/", views.edition, name="edition"),
    path("editions/<int:number>/figures/<int:order>/", views.figure, name="figure"),
    path("editions/<int:number>/articles/<int:article_id>/", views.edition_article, name="edition_article"),
    path("editions/<int:number>/not-counted/", views.not_counted, name="not_counted"),
    path("editions/<int:number>/allegations/", views.allegations, name="edition_allegations"),
    path("editions/<int:number>/verify/", views.verify, name="verify"),
    path("editions/<int:number>/edition.pdf", edition_pdf, name="edition_pdf"),
    path("editions/<int:number>/bundle.zip", proof_views.edition_bundle, name="edition_bundle"),
    path("key/", proof_views.public_key, name="public_key"),
    path("verify.py", proof_views.verifier, name="verifier"),
    path("", include("reports.album.urls")),
    path("", include("reports.files.urls")),
    path("", include("reports.around.urls")),
    path("", include("reports.api.urls")),
    path("desk/editions/", include("reports.workbench.urls")),
    path("", include("reports.corrections.urls")),
]
