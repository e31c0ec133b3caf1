"""Addresses of second readings."""

from django.urls import path

from annotator.desk.second import agreement, disputes, known, placed, views

urlpatterns = [
    path("", views.second_readings, name="second_readings"),
    path("next/", views.next_reading, name="next_reading"),
    path("<int:pk>/", views.reading, name="reading"),
    path("<int:pk>/answer/", views.answer_reading, name="answer_reading"),
    path("<int:pk>/give-back/", views.give_reading_back, name="give_reading_back"),
    path("<int:pk>/placed-elsewhere/", placed.doubt_placing, name="doubt_placing"),
    path("disputes/", disputes.disputes, name="disputes"),
    path("disputes/<int:pk>/", disputes.dispute, name="dispute"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("known/claims/<int:pk>/", known.mark_known, name="mark_known"),
    path("known/<int:pk>/end/", known.end_known, name="end_known"),
]
