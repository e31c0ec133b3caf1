"""Addresses of incidents and of the claims in them."""

from django.urls import path

from annotator.desk.incidents import choosing, linking, merging, others, views

urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("<int:pk>/", views.incident, name="incident"),
    path("<int:pk>/change/", views.change_incident, name="change_incident"),
    path("<int:pk>/effect/", merging.incident_effect, name="incident_effect"),
    path("<int:pk>/history/", merging.incident_history, name="incident_history"),
    path("<int:pk>/others/", others.beside_incident, name="beside_incident"),
    path("<int:pk>/merge/", merging.merge_incidents, name="merge_incidents"),
    path("merges/<int:pk>/undo/", merging.undo_merge, name="undo_merge"),
    path("<int:pk>/claims/", linking.further_sources, name="further_sources"),
    path("<int:pk>/claims/<int:claim_pk>/", linking.link_claim, name="link_claim"),
    path("<int:pk>/claims/<int:claim_pk>/best/", choosing.choose_best, name="choose_best"),
    path("<int:pk>/claims/<int:claim_pk>/best/effect/", choosing.best_effect, name="best_effect"),
    path("<int:pk>/claims/<int:claim_pk>/best/leave/", choosing.leave_best, name="leave_best"),
]
