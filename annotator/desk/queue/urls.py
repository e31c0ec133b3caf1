"""Addresses of the queue, of what is saved and assigned there, and of leases."""

from django.urls import path

from annotator.desk.queue import assigning, leases, saved, views
from annotator.desk.queue.progress import views as progress

urlpatterns = [
    path("", views.queue, name="queue"),
    path("next/", views.next_claim, name="next_claim"),
    path("assign/", assigning.assign_claims, name="assign_claims"),
    path("search/articles/", views.search_articles, name="search_articles"),
    path("views/", saved.saved_views, name="saved_views"),
    path("views/save/", saved.save_view, name="save_view"),
    path("views/<int:pk>/", saved.change_view, name="change_view"),
    path("progress/", progress.progress, name="progress"),
    path("progress/articles/", progress.progress_articles, name="progress_articles"),
    path("claims/<int:pk>/lease/", leases.claim_lease, name="claim_lease"),
    path("claims/<int:pk>/take-over/", leases.take_over_claim, name="take_over_claim"),
]
