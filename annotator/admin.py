"""The admin: what data managers keep, and a read-only view of everything that rules decide."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.db import models
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from unfold.admin import ModelAdmin
from unfold.contrib.import_export.forms import ExportForm, ImportForm
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from annotator.checks.models import Flag
from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.models import Actor, Place
from annotator.exchange.admin import batches  # noqa: F401 - registers the import wizard
from annotator.exchange.resources import ActorResource, SourceResource
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.models import Decision
from annotator.sources.models import Article, Series, Source
from annotator.sources.protected.models import ProtectedName

admin.site.unregister([User, Group])


class ReadOnlyAdmin(ModelAdmin):
    """Shows rows that only the stages' actions may write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: rows are made by the desk, the extractor or a command."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse: a change is a decision, and decisions are made on the desk."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse: nothing is deleted."""
        return False


@admin.register(User)
class UserAdmin(DjangoUserAdmin, ModelAdmin):
    """People; their roles are their groups."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):
    """Roles, as the program's table defines them."""


@admin.register(Source)
class SourceAdmin(ImportExportModelAdmin, ModelAdmin):
    """Publishers, with bulk import and export."""

    resource_classes = [SourceResource]
    import_form_class = ImportForm
    export_form_class = ExportForm
    list_display = ["name", "kind", "reliability", "independence_group", "party", "masked"]
    list_filter = ["kind", "reliability"]
    search_fields = ["name", "independence_group"]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> list[str]:
        """A source is judged, and named, on its page: by an action that keeps the reason and traces its claims."""
        return ["reliability", "reliability_reason", "aliases"] if obj else ["aliases"]


@admin.register(ProtectedName)
class ProtectedNameAdmin(ModelAdmin):
    """Names that public editions black out."""

    list_display = ["name", "who"]
    list_filter = ["who"]
    search_fields = ["name"]


@admin.register(Series)
class SeriesAdmin(ModelAdmin):
    """Recurring reports."""

    list_display = ["name", "begun"]
    search_fields = ["name"]


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    """Articles as they were received."""

    list_display = ["title", "source", "published", "window_start", "window_end", "language"]
    list_filter = ["source", "series", "language"]
    search_fields = ["title"]
    list_select_related = ["source"]


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    """Claims as they stand."""

    list_display = ["quote", "kind", "min", "best", "max", "modality", "status", "article"]
    list_filter = ["status", "kind", "modality"]
    search_fields = ["quote"]
    list_select_related = ["article"]
    show_full_result_count = False


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Who decided what, and why."""

    list_display = ["claim", "outcome", "actor", "from_status", "to_status", "created_at"]
    list_filter = ["outcome", "actor"]
    list_select_related = ["claim", "actor"]
    show_full_result_count = False


@admin.register(Incident)
class IncidentAdmin(ReadOnlyAdmin):
    """Incidents; they are made and changed on the desk."""

    list_display = ["title", "date_start", "date_end", "place", "grade"]
    list_filter = ["grade"]
    search_fields = ["title", "place"]


@admin.register(IncidentLink)
class IncidentLinkAdmin(ReadOnlyAdmin):
    """Which claim plays which part."""

    list_display = ["claim", "incident", "role", "linked_by", "linked_at"]
    list_select_related = ["claim", "incident", "linked_by"]


@admin.register(Flag)
class FlagAdmin(ReadOnlyAdmin):
    """What checks and people noticed."""

    list_display = ["message", "check_id", "about", "severity", "state", "owner", "article"]
    list_filter = ["severity", "state", "check_id", "about"]
    list_select_related = ["article", "owner"]


@admin.register(ExtractionRun)
class ExtractionRunAdmin(ReadOnlyAdmin):
    """Readings of articles, with their errors."""

    list_display = ["article", "state", "extractor_version", "proposed", "added", "queued_at"]
    list_filter = ["state"]
    list_select_related = ["article"]


@admin.register(Actor)
class ActorAdmin(ImportExportModelAdmin, ModelAdmin):
    """Parties that the extractor looks for, with bulk import and export."""

    resource_classes = [ActorResource]
    import_form_class = ImportForm
    export_form_class = ExportForm
    list_display = ["name", "side", "kind", "country", "status"]
    list_filter = ["side", "kind", "status"]
    search_fields = ["name", "aliases"]
    prepopulated_fields = {"key": ["name"]}


@admin.register(Place)
class PlaceAdmin(ReadOnlyAdmin):
    """The gazetteers' places, as `manage.py import_places` takes them in."""

    list_display = ["name", "kind", "admin1", "admin2", "country", "source"]
    list_filter = ["kind", "source"]
    search_fields = ["name", "other_names"]
    show_full_result_count = False


@admin.register(SilencedPhrase)
class SilencedPhraseAdmin(ReadOnlyAdmin):
    """Phrases that are never suggested."""

    list_display = ["phrase", "kind", "source", "owner", "made_at", "hits", "lifted_at"]
    list_select_related = ["source", "owner"]


@admin.register(RetiredRule)
class RetiredRuleAdmin(ReadOnlyAdmin):
    """Rules of the extractor that leads retired."""

    list_display = ["rule", "reason", "retired_by", "retired_at", "restored_at"]
    list_select_related = ["retired_by"]
