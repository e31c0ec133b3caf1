"""Addresses of corrections, feeds and contested figures: the public ones, and the desk's under /desk/editions/."""

from django.urls import path

from reports.corrections import contesting, desk, feeds, tickets, views

urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/<int:number>/", views.correction, name="correction"),
    path("editions/<int:number>/figures/<int:order>/contest/", contesting.contest, name="contest"),
    path("feeds/editions.atom", feeds.editions_atom, name="editions_atom"),
    path("feeds/editions.json", feeds.editions_json, name="editions_feed"),
    path("feeds/corrections.atom", feeds.corrections_atom, name="corrections_atom"),
    path("feeds/corrections.json", feeds.corrections_json, name="corrections_feed"),
    path("feeds/withdrawn.atom", feeds.withdrawn_atom, name="withdrawn_atom"),
    path("feeds/withdrawn.json", feeds.withdrawn_json, name="withdrawn_feed"),
    path("desk/editions/corrections/", desk.corrections_desk, name="corrections_desk"),
    path("desk/editions/corrections/look/", desk.look, name="look_for_changes"),
    path("desk/editions/corrections/<int:pk>/", desk.notice, name="notice"),
    path("desk/editions/<int:number>/clarify/", desk.clarify, name="clarify"),
    path("desk/editions/contested/", tickets.tickets, name="tickets"),
    path("desk/editions/contested/<int:pk>/", tickets.ticket, name="ticket"),
    path("desk/editions/contested/<int:pk>/look/", tickets.look_into, name="look_into_ticket"),
    path("desk/editions/contested/<int:pk>/answer/", tickets.answer, name="answer_ticket"),
]
