"""What stands at the side of the administration, in the order of the work; everybody sees what they may look at."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

# Groups of lists: the model, its word here and its sign.
GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    ("Sources", (
        ("annotator.source", "Sources", "apartment"),
        ("annotator.series", "Series", "event_repeat"),
        ("annotator.article", "Articles", "article"),
        ("annotator.capture", "Captures", "inventory_2"),
        ("annotator.archivedcopy", "Archived copies", "archive"),
        ("annotator.protectedname", "Protected names", "shield_person"),
    )),
    ("In and out", (
        ("annotator.importbatch", "Imports", "upload_file"),
        ("annotator.exportjob", "Exports", "download"),
        ("annotator.externalevent", "External events", "compare_arrows"),
        ("annotator.intaketoken", "Tokens", "key"),
        ("annotator.webhook", "Webhooks", "webhook"),
        ("annotator.delivery", "Messages sent", "outgoing_mail"),
    )),
    ("Names and words", (
        ("annotator.actor", "Actors", "groups"),
        ("annotator.nameproposal", "Proposed names", "person_add"),
        ("annotator.place", "Places", "location_on"),
        ("annotator.hedgephrase", "Hedge table", "tune"),
        ("annotator.termwording", "Vocabularies", "dictionary"),
    )),
    ("Claims", (
        ("annotator.claim", "Claims", "format_quote"),
        ("annotator.decision", "Decisions", "gavel"),
        ("annotator.flag", "Flags", "flag"),
        ("annotator.note", "Notes", "sticky_note_2"),
        ("annotator.secondreading", "Second readings", "visibility"),
        ("annotator.extractionrun", "Readings by the extractor", "manage_search"),
        ("annotator.silencedphrase", "Silenced phrases", "volume_off"),
        ("annotator.retiredrule", "Retired rules", "rule"),
    )),
    ("Incidents", (
        ("annotator.incident", "Incidents", "crisis_alert"),
        ("annotator.incidentlink", "Links", "link"),
        ("annotator.position", "Positions", "record_voice_over"),
        ("annotator.assessment", "Assessments", "balance"),
    )),
    ("Published", (
        ("reports.edition", "Editions", "menu_book"),
        ("reports.correctionnotice", "Notices", "edit_note"),
    )),
    ("People", (
        ("auth.user", "People", "person"),
        ("auth.group", "Roles", "badge"),
    )),
    ("The machine", (("procrastinate.procrastinatejob", "Jobs", "engineering"),)),
)  # fmt: skip


def groups(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the groups of lists that a person may look at, as unfold draws them."""
    found = [{"title": title, "collapsible": False, "items": list(_items(request, rows))} for title, rows in GROUPS]
    return [_index(), *(group for group in found if group["items"])]


def _index() -> dict[str, Any]:
    return {
        "items": [
            {"title": "What waits", "icon": "inbox", "link": reverse("admin:index")},
            {"title": "To the desk", "icon": "arrow_back", "link": reverse("queue")},
        ]
    }


def _items(request: HttpRequest, rows: tuple[tuple[str, str, str], ...]) -> Iterator[dict[str, Any]]:
    shown = {model._meta.label_lower: view for model, view in admin.site._registry.items()}
    for model, title, icon in rows:
        view = shown.get(model)
        if view is not None and view.has_view_permission(request):
            yield {"title": title, "icon": icon, "link": list_of(model)}


def list_of(model: str) -> str:
    """Return the address of a model's list; empty where it has none."""
    try:
        return reverse(f"admin:{model.replace('.', '_')}_changelist")
    except NoReverseMatch:
        return ""
