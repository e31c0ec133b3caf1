"""The queue's jobs, to look at; and pages of other packages that would write past our rules, taken away."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob
from unfold.contrib.filters.admin import AllValuesCheckboxFilter, ChoicesDropdownFilter, RangeDateTimeFilter
from unfold.decorators import display

from annotator.admin.base import ReadAdmin

# Second factors are their owners' alone, and addresses are part of the account.
admin.site.unregister([Authenticator, EmailAddress, ProcrastinateJob])


@admin.register(ProcrastinateJob)
class JobAdmin(ReadAdmin):
    """Work that waits, runs, is done or gave up. What gave up is asked for again where it was asked for first."""

    list_display = ["id", "task_name", "queue_name", "standing", "attempts", "scheduled_at"]
    list_filter = [
        ("status", ChoicesDropdownFilter),
        ("task_name", AllValuesCheckboxFilter),
        ("scheduled_at", RangeDateTimeFilter),
    ]
    search_fields = ["task_name"]
    ordering = ["-id"]
    fields = ["id", "task_name", "queue_name", "status", "attempts", "scheduled_at", "args"]

    @display(
        description="status", ordering="status", label={"failed": "danger", "doing": "info", "succeeded": "success"}
    )
    def standing(self, row: ProcrastinateJob) -> str:
        """Return how far it is."""
        return row.status
