"""Tokens by which programs send."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from unfold.contrib.filters.admin import AutocompleteSelectFilter, RangeDateTimeFilter
from unfold.decorators import display
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from annotator.admin.base import ReadAdmin
from annotator.admin.confirming import confirmed
from annotator.admin.secrets import person, shown_once
from annotator.exchange.intake.actions import make_token, revoke_token
from annotator.exchange.intake.models import IntakeToken, Scope


class TokenForm(forms.ModelForm):
    """A token; its scopes are ticked."""

    scopes = forms.MultipleChoiceField(
        label="What it may do", choices=Scope.choices, widget=UnfoldAdminCheckboxSelectMultipleWidget
    )


@confirmed(
    "revoke_tokens",
    verb="Revoke the chosen tokens",
    consequence="Programs that send with them are refused from now on, for good. What they have sent stays.",
)
def revoke(request: HttpRequest, row: IntakeToken) -> bool:
    """Revoke a token."""
    return revoke_token(token=row, user=person(request))


@admin.register(IntakeToken)
class TokenAdmin(ReadAdmin):
    """Tokens of programs. A token is not changed: make another one, and revoke this one."""

    writes = {"add": (make_token,), "change": (revoke_token,)}
    actions = [revoke]
    form = TokenForm
    list_display = ["name", "hint", "source", "may", "standing", "last_used", "made_by", "made_at"]
    list_filter = [
        ("source", AutocompleteSelectFilter),
        ("revoked_at", admin.EmptyFieldListFilter),
        ("made_at", RangeDateTimeFilter),
    ]
    search_fields = ["name", "hint", "source__name"]
    list_select_related = ["source", "made_by", "use"]
    autocomplete_fields = ["source"]
    fieldsets = [
        (None, {
            "fields": ["name", "source", "scopes", "expires_at"],
            "description": "It sends on your behalf, and stops when you may no longer add articles. What it sends is "
                           "proposed: it counts in nothing until people have checked it.",
        }),
        ("How much in a minute", {"fields": ["requests_per_minute", "bytes_per_minute"]}),
    ]  # fmt: skip
    seen = ["name", "hint", "source", "may", "standing", "last_used", "made_by", "made_at", "expires_at",
            "revoked_at", "revoked_by", "requests_per_minute", "bytes_per_minute"]  # fmt: skip

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Let tokens be revoked from the list, and none be changed on its page."""
        return obj is None and super().has_change_permission(request)

    def get_fieldsets(self, request: HttpRequest, obj: IntakeToken | None = None) -> Any:
        """Show of a token that exists what is known of it."""
        return [(None, {"fields": self.seen})] if obj else super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: IntakeToken | None = None) -> list[str]:
        """Of a token that exists nothing is written."""
        return self.seen if obj else []

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> IntakeToken:
        """Make the token, and keep its secret for the answer."""
        made = make_token(user=person(request), **values)
        request.secret = made.secret  # type: ignore[attr-defined]
        return made.token

    def response_add(
        self, request: HttpRequest, obj: IntakeToken, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Show the secret, this once."""
        return shown_once(self, request, f"The token “{obj}”", "Send it as", "Authorization: Bearer ")

    @display(description="may")
    def may(self, row: IntakeToken) -> str:
        """Return what it may do, in words."""
        return ", ".join(Scope(scope).label for scope in row.scopes)

    @display(description="standing", label={"runs": "success", "revoked": "danger"})
    def standing(self, row: IntakeToken) -> str:
        """Tell whether it was revoked."""
        return "revoked" if row.revoked_at else "runs"

    @display(description="last used", empty_value="never")
    def last_used(self, row: IntakeToken) -> Any:
        """Return when something last came with it."""
        return row.use.last_used_at if hasattr(row, "use") else None
