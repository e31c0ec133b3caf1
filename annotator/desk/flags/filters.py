"""Which flags to look at; every part may be left out, and all of them hold together."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from annotator.checks.models import Flag, FlagQuerySet
from annotator.checks.registry import CHECKS
from annotator.claims.vocabulary import choices, terms

ME, NOBODY = "me", "nobody"
PEOPLE, CHECKED, ANYBODY = "people", "checks", "all"
RAISED = [("", "People"), (CHECKED, "Checks"), (ANYBODY, "People and checks")]
STATES = [("", "Open"), *Flag.State.choices[1:], (ANYBODY, "All")]
AGES = [("", "Any"), ("1", "Older than a day"), ("7", "Older than a week"), ("30", "Older than a month")]


class FlagFilter(forms.Form):
    """The parts of the address by which the page of flags is narrowed."""

    by = forms.ChoiceField(label="Raised by", required=False, choices=RAISED)
    reason = forms.ChoiceField(label="Reason", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    age = forms.ChoiceField(label="Age", required=False, choices=AGES)
    state = forms.ChoiceField(label="State", required=False, choices=STATES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        checks = [(check.id, check.name) for check in CHECKS]
        self._choose("reason", [("", "Any"), ("People", choices("flag_reasons")), ("Checks", checks)])
        owners = User.objects.filter(flags_at_work__state=Flag.State.OPEN).distinct().order_by("username")
        people = [(str(person.pk), person.get_username()) for person in owners]
        self._choose("owner", [("", "Anybody"), (ME, "Me"), (NOBODY, "Nobody"), *people])

    def flags(self, user: User) -> FlagQuerySet:
        """Return the flags that fit, the oldest first; a part that makes no sense is passed over."""
        self.is_valid()
        wanted = self.cleaned_data
        flags = _in_state(wanted.get("state") or Flag.State.OPEN)
        flags = _because(flags, wanted.get("reason", ""), wanted.get("by", ""))
        flags = _owned(flags, wanted.get("owner", ""), user)
        if wanted.get("age"):
            flags = flags.filter(raised_at__lt=timezone.now() - timedelta(days=int(wanted["age"])))
        return flags.order_by("pk")

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is looked for but what people flagged and nobody answered."""
        return any(self.cleaned_data.values())

    def _choose(self, name: str, options: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = options


def _in_state(state: str) -> FlagQuerySet:
    flags = Flag.objects.all()
    return flags if state == ANYBODY else flags.filter(state=state)


def _because(flags: FlagQuerySet, reason: str, by: str) -> FlagQuerySet:
    """A reason says by itself whether people or checks raise it."""
    if reason:
        return (
            flags.by_people().filter(about=reason) if reason in terms("flag_reasons") else flags.filter(check_id=reason)
        )
    if by == CHECKED:
        return flags.by_checks()
    return flags if by == ANYBODY else flags.by_people()


def _owned(flags: FlagQuerySet, owner: str, user: User) -> FlagQuerySet:
    if owner == NOBODY:
        return flags.filter(owner__isnull=True)
    if owner:
        return flags.filter(owner=user if owner == ME else int(owner))
    return flags
