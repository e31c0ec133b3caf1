"""The desk's addresses, all under /desk/."""

from django.urls import include, path

urlpatterns = [
    path("", include("annotator.desk.queue.urls")),
    path("", include("annotator.desk.review.urls")),
    path("", include("annotator.desk.intake.urls")),
    path("", include("annotator.desk.learning.urls")),
    path("", include("annotator.desk.explain.urls")),
    path("", include("annotator.desk.notes.urls")),
    path("", include("annotator.desk.flags.urls")),
    path("", include("annotator.desk.copies.urls")),
    path("", include("annotator.desk.history.urls")),
    path("", include("annotator.desk.passages.urls")),
    path("names/", include("annotator.desk.names.urls")),
    path("keys/", include("annotator.desk.keys.urls")),
    path("second/", include("annotator.desk.second.urls")),
    path("", include("annotator.desk.links.urls")),
    path("incidents/", include("annotator.desk.incidents.urls")),
    path("", include("annotator.desk.origins.urls")),
    path("sources/", include("annotator.desk.sources.urls")),
    path("external/", include("annotator.desk.external.urls")),
    path("tallies/", include("annotator.desk.tallies.urls")),
    path("allegations/", include("annotator.desk.allegations.urls")),
    path("exports/", include("annotator.desk.exports.urls")),
]
