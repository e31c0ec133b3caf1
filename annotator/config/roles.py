"""Who may do what: each role is a group, and this table is the whole of its rights."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

READ = frozenset({"annotator.view_article", "annotator.view_claim", "annotator.view_incident"})
# Leads and data managers judge and describe sources.
SOURCES = frozenset({"annotator.view_source", "annotator.change_source"})
ANALYST = READ | {"annotator.import_article", "annotator.review_claim", "annotator.link_claim"}
# A draft is signed by two people, and a reader who contests a figure is answered, by publishers or leads.
EDITIONS = frozenset({"reports.sign_draft", "reports.settle_ticket"})
# Leads and data managers keep the names and words of the desk.
LEXICON = frozenset(
    {
        "annotator.view_actor",
        "annotator.add_actor",
        "annotator.change_actor",
        "annotator.view_nameproposal",
        "annotator.view_place",
        "annotator.add_externalevent",
        "annotator.view_externalevent",
        "annotator.view_hedgephrase",
        "annotator.add_hedgephrase",
        "annotator.change_hedgephrase",
        "annotator.view_termwording",
        "annotator.change_termwording",
    }
)
# The record, to look at in the administration.
RECORD = frozenset(
    {
        "annotator.view_capture",
        "annotator.view_archivedcopy",
        "annotator.view_series",
        "annotator.view_decision",
        "annotator.view_flag",
        "annotator.view_note",
        "annotator.view_extractionrun",
        "annotator.view_silencedphrase",
        "annotator.view_retiredrule",
        "annotator.view_incidentlink",
        "annotator.view_position",
        "annotator.view_assessment",
        "reports.view_edition",
        "reports.view_correctionnotice",
        "procrastinate.view_procrastinatejob",
    }
)
# Those who answer for names may take lists with all of them, and see who took what.
EXPORTS = frozenset({"annotator.export_rows", "annotator.export_unredacted", "annotator.view_exportjob"})
# Whoever may add rows of a sort may also bring them by file, and take such a file back.
IMPORTS = frozenset({"annotator.view_importbatch", "annotator.run_import", "annotator.undo_import"})
# Data managers give programs their tokens and say which addresses are told of what.
PROGRAMS = frozenset(
    {
        "annotator.view_intaketoken",
        "annotator.add_intaketoken",
        "annotator.change_intaketoken",
        "annotator.view_webhook",
        "annotator.add_webhook",
        "annotator.change_webhook",
        "annotator.view_delivery",
    }
)

ROLES: dict[str, frozenset[str]] = {
    "analyst": ANALYST,
    "lead": ANALYST
    | LEXICON
    | SOURCES
    | EDITIONS
    | RECORD
    | EXPORTS
    | IMPORTS
    | {"annotator.view_secondreading", "annotator.adjudicate_claim"},
    "publisher": READ
    | EDITIONS
    | {
        "annotator.export_rows",
        "reports.publish_edition",
        "reports.view_edition",
        "reports.view_correctionnotice",
    },
    "data_manager": READ
    | LEXICON
    | SOURCES
    | RECORD
    | EXPORTS
    | PROGRAMS
    | IMPORTS
    | {
        "annotator.import_article",
        "annotator.add_source",
        "annotator.add_series",
        "annotator.change_series",
        "annotator.view_protectedname",
        "annotator.add_protectedname",
        "annotator.change_protectedname",
        "annotator.delete_protectedname",
    },
    # Whoever keeps the accounts decides nothing about claims; their own account they do not keep.
    "people_manager": IMPORTS | {"auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group"},
}


@transaction.atomic
def sync_roles() -> None:
    """Bring the groups in the database in line with the table."""
    for name, rights in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(_any_of(rights)))


def _any_of(rights: frozenset[str]) -> Q:
    condition = Q()
    for right in rights:
        app, codename = right.split(".")
        condition |= Q(content_type__app_label=app, codename=codename)
    return condition
