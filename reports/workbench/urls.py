"""Addresses of the workbench, all under /desk/editions/."""

from django.urls import path

from reports.workbench import looks, views

urlpatterns = [
    path("", views.editions_desk, name="editions_desk"),
    path("new/", views.draft_edition, name="draft_edition"),
    path("drafts/<int:pk>/", views.draft, name="draft"),
    path("drafts/<int:pk>/words/", views.write_draft, name="write_draft"),
    path("drafts/<int:pk>/waive/", views.waive, name="waive"),
    path("drafts/<int:pk>/waivers/<int:waiver_pk>/lift/", views.lift_waiver, name="lift_waiver"),
    path("drafts/<int:pk>/notice/", views.write_notice, name="write_draft_notice"),
    path("drafts/<int:pk>/sign/", views.sign_draft, name="sign_draft"),
    path("drafts/<int:pk>/sign-offs/<int:sign_off_pk>/withdraw/", views.withdraw_signature, name="withdraw_signature"),
    path("drafts/<int:pk>/publish/", views.publish_draft, name="publish_draft"),
    path("drafts/<int:pk>/drop/", views.drop_draft, name="drop_draft"),
    path("drafts/<int:pk>/preview/", looks.preview, name="preview_draft"),
    path("drafts/<int:pk>/what-if/", looks.what_if, name="what_if"),
]
