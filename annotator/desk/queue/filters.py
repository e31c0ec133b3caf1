"""What the queue shows: filters that hold together and live in the address."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from annotator.checks.registry import CHECKS
from annotator.claims.life import Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.vocabulary import choices
from annotator.desk.day_input import DayInput
from annotator.desk.queue.narrowing import ALL, DONE, WAITING, narrow
from annotator.desk.queue.orders import ORDERS, RISK, Order
from annotator.sources.models import Source

STATES = [("", "Awaiting review"), (DONE, "Decided"), (ALL, "All"), *Status.choices[1:]]
ANY = [("", "Any")]
FLAGS = [
    ("", "Any or none"),
    ("any", "Any open flag"),
    ("people", "Raised by a person"),
    ("People say", choices("flag_reasons")),
    ("Checks ask", [(check.id, check.name) for check in CHECKS]),
]
ME, NOBODY = "me", "nobody"


class PersonField(forms.CharField):
    """A person by name, "me", or another word; who there is, is looked up only where the form is shown."""

    def __init__(self, label: str, empty: str, *words: tuple[str, str]) -> None:
        super().__init__(label=label, required=False, max_length=150, widget=forms.Select())
        self.words = [("", empty), (ME, "Me"), *words]

    def offer(self, people: list[str]) -> None:
        """Offer these people by name."""
        assert isinstance(self.widget, forms.Select)
        self.widget.choices = [*self.words, *((name, name) for name in people)]


class QueueFilter(forms.Form):
    """What to look for; every part may be left out, and all of them hold together."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "in quotes, names and places", "dir": "auto"}),
    )
    status = forms.ChoiceField(label="State", required=False, choices=[*STATES, (WAITING, "Awaiting review")])
    kind = forms.ChoiceField(label="Kind", required=False, choices=[*ANY, *choices("kinds")])
    flag = forms.ChoiceField(label="Flag", required=False, choices=FLAGS)
    order = forms.ChoiceField(label="Order", required=False, choices=[(one.id, one.label) for one in ORDERS.values()])
    whole = forms.BooleanField(label="Words anywhere in the article", required=False)
    source = forms.ModelChoiceField(Source.objects.only("name"), label="Source", required=False, empty_label="Any")
    article = forms.CharField(label="Article", required=False, max_length=200, help_text="Its number, or words of it.")
    place = forms.CharField(label="Place", required=False, max_length=200, help_text="As named, or what lies round it.")
    since = forms.DateField(label="From", required=False, widget=DayInput())
    until = forms.DateField(label="To", required=False, widget=DayInput())
    modality = forms.ChoiceField(label="Modality", required=False, choices=[*ANY, *choices("modalities")])
    assigned = PersonField("Assigned to", "Anybody or nobody", (NOBODY, "Nobody"))
    held = PersonField("Open at", "Anybody or nobody", ("anybody", "Anybody"), (NOBODY, "Nobody"))
    rule = forms.CharField(label="Rule", required=False, max_length=80, help_text="The extractor's rule, by its id.")
    least = forms.IntegerField(label="Confidence from", required=False, min_value=0, max_value=100)
    most = forms.IntegerField(label="Confidence to", required=False, min_value=0, max_value=100)

    FIRST = ("q", "status", "kind", "flag", "order")

    def __init__(self, data: QueryDict, user: User) -> None:
        super().__init__(data)
        self.user = user
        # A part that makes no sense is passed over.
        self.is_valid()

    @property
    def wanted(self) -> dict[str, Any]:
        """Return the parts that were asked for."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    @property
    def sorting(self) -> Order:
        """Return the order asked for, or the usual one."""
        return ORDERS.get(self.cleaned_data.get("order") or "", RISK)

    @property
    def state(self) -> str:
        """Return the state asked for, or the usual one."""
        return str(self.wanted.get("status", WAITING))

    def claims(self) -> ClaimQuerySet:
        """Return the claims that fit, in no order."""
        return narrow(Claim.objects.proposed(), self.wanted, self.user).order_by()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but the state is looked for."""
        return bool(set(self.wanted) - {"status", "order"})

    @property
    def more(self) -> list[forms.BoundField]:
        """Return the fields that are shown on demand."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def first(self) -> list[forms.BoundField]:
        """Return the fields that are always shown."""
        return [self[name] for name in self.FIRST]

    @property
    def more_in_use(self) -> int:
        """Return how many of the fields on demand hold something."""
        return len(set(self.wanted) - set(self.FIRST))

    def offer_people(self, people: list[str]) -> None:
        """Offer people by name, where the form is shown."""
        self.people = people
        for name in ("assigned", "held"):
            field = self.fields[name]
            assert isinstance(field, PersonField)
            field.offer(people)


def along(query: QueryDict) -> str:
    """Return the filters of an address, for the next one; "" where it has none."""
    kept = QueryDict(mutable=True)
    for name in QueueFilter.base_fields:
        if value := query.get(name, ""):
            kept[name] = value
    return kept.urlencode()
