"""Addresses that are told of decisions and editions, and how telling them went."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter, RangeDateTimeFilter
from unfold.decorators import display
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminURLInputWidget,
    UnfoldBooleanSwitchWidget,
)

from annotator.admin.base import ReadAdmin
from annotator.admin.confirming import confirmed
from annotator.admin.secrets import person, shown_once
from annotator.exchange.intake.webhooks.actions import allowed, change_webhook, make_webhook, renew_secret, send_again
from annotator.exchange.intake.webhooks.addresses import BadAddress, target_of
from annotator.exchange.intake.webhooks.models import Delivery, Event, Webhook

CHANGED = ("name", "url", "told_of", "active")


class WebhookForm(forms.ModelForm):
    """A webhook; an address that the operator has not named is refused beside the field."""

    url = forms.URLField(label="Address", max_length=500, assume_scheme="https", widget=UnfoldAdminURLInputWidget)
    told_of = forms.MultipleChoiceField(
        label="What it is told of", choices=Event.choices, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )
    new_secret = forms.BooleanField(
        label="Give it a new secret",
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text="The one that it has signs nothing any more. The new one is shown once.",
    )

    def clean_url(self) -> str:
        """Ask the rules whether anything may be sent there."""
        url: str = self.cleaned_data["url"]
        try:
            target_of(url, allowed())
        except BadAddress as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return url


@confirmed(
    "send_again",
    verb="Send the chosen messages again",
    consequence="Each is sent within a minute, as it was, with a new signature. Messages that wait already are left.",
    right="resend",
)
def again(request: HttpRequest, row: Delivery) -> bool:
    """Send a message again."""
    return send_again(delivery=row)


@admin.register(Webhook)
class WebhookAdmin(ReadAdmin):
    """Addresses that are told of decisions and editions."""

    writes = {"add": (make_webhook,), "change": (change_webhook, renew_secret)}
    form = WebhookForm
    list_display = ["name", "url", "tells", "active", "waiting", "given_up", "made_by", "made_at"]
    list_filter = ["active"]
    search_fields = ["name", "url"]
    list_select_related = ["made_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Webhook]:
        """Count what waits and what was given up, in the same question."""
        return super().get_queryset(request).with_counts()  # type: ignore[no-any-return]

    def get_fieldsets(self, request: HttpRequest, obj: Webhook | None = None) -> Any:
        """Ask of one that exists also whether it is on, and whether it needs a new secret."""
        more = ["active", "new_secret"] if obj else []
        says = "Its messages hold numbers and outcomes: no words of articles, no names of people."
        return [(None, {"fields": ["name", "url", "told_of", *more], "description": says})]

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> Webhook:
        """Have the address told from now on, and keep its secret for the answer."""
        given = {"name": values["name"], "url": values["url"], "events": values["told_of"]}
        made = make_webhook(user=person(request), **given)
        request.secret = made.secret  # type: ignore[attr-defined]
        return made.webhook

    def change_row(self, request: HttpRequest, row: Webhook, values: dict[str, Any]) -> None:
        """Change it, and give it a new secret where that was asked for."""
        new_secret = values.pop("new_secret", False)
        if values:
            now = {name: getattr(row, name) for name in CHANGED} | values
            change_webhook(webhook=row, events=now.pop("told_of"), user=person(request), **now)
        if new_secret:
            request.secret = renew_secret(webhook=row, user=person(request))  # type: ignore[attr-defined]

    def response_add(self, request: HttpRequest, obj: Webhook, post_url_continue: str | None = None) -> HttpResponse:
        """Show the secret, this once."""
        return shown_once(self, request, f"The webhook “{obj}”", "Its messages are signed with")

    def response_change(self, request: HttpRequest, obj: Webhook) -> HttpResponse:
        """Show the new secret, this once, or go back to the list."""
        if hasattr(request, "secret"):
            return shown_once(self, request, f"The webhook “{obj}”", "Its messages are signed from now on with")
        return super().response_change(request, obj)

    @display(description="told of")
    def tells(self, row: Webhook) -> str:
        """Return what it is told of, in words."""
        return ", ".join(Event(event).label for event in row.told_of)

    @display(description="waiting")
    def waiting(self, row: Webhook) -> int:
        """Return how many messages wait to be sent."""
        return row.waiting_count  # type: ignore[attr-defined, no-any-return]

    @display(description="given up")
    def given_up(self, row: Webhook) -> int:
        """Return how many messages were tried often enough."""
        return row.given_up_count  # type: ignore[attr-defined, no-any-return]


@admin.register(Delivery)
class DeliveryAdmin(ReadAdmin):
    """Messages, with how their sending went; those that ended a month ago are gone."""

    actions = [again]
    list_display = ["event_id", "webhook", "standing", "attempts", "last_status", "last_answer", "next_at", "ended_at"]
    list_filter = [
        ("state", ChoicesDropdownFilter),
        ("webhook", AutocompleteSelectFilter),
        ("event", ChoicesDropdownFilter),
        ("made_at", RangeDateTimeFilter),
    ]
    search_fields = ["event_id", "last_answer"]
    list_select_related = ["webhook"]

    def has_resend_permission(self, request: HttpRequest) -> bool:
        """Let those send again who may say who is told of what."""
        return request.user.has_perm("annotator.change_webhook")

    @display(description="state", ordering="state", label={"waiting": "info", "taken": "success", "given up": "danger"})
    def standing(self, row: Delivery) -> tuple[str, str]:
        """Return how far it is."""
        return row.state.replace("_", " "), row.get_state_display()
