"""Cells that only claims have: places with their roles, scopes, numbers in words."""

from typing import Any

from annotator.claims.models import Claim
from annotator.claims.names.actions import IN_PLACE
from annotator.claims.vocabulary import choices, terms
from annotator.exchange.resources.cells import CellError, Choice, Names, Text
from annotator.exchange.resources.rows import Field
from annotator.extraction.numbers import Quantity, read_quantity

Named = tuple[str, str]  # the role and the name of a place


class Places(Names):
    """Places with a bar between them; a role other than that of the event stands before its place, with a colon."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[Named]:
        """Return the places with their roles."""
        return list(dict.fromkeys(self._role(name) for name in super().clean(value)))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the places as one cell."""
        return super().render([self._written(role, name) for role, name in value])

    def _written(self, role: str, name: str) -> str:
        return name if role == "event" == self._role(name)[0] else f"{role}:{name}"

    def _role(self, name: str) -> Named:
        role, colon, place = name.partition(":")
        if colon and role.strip() in terms("place_roles") and place.strip():
            return role.strip(), place.strip()
        return "event", name


class PlacesField(Field):
    """A claim's places, with the roles that its proposal keeps."""

    def get_value(self, instance: Claim) -> list[Named]:
        """Return the places of a claim."""
        return places_of(instance)


class Terms(Names):
    """Several terms of a vocabulary."""

    def __init__(self, vocabulary: str) -> None:
        super().__init__()
        self.one = Choice(lambda: choices(vocabulary))

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[str]:
        """Return the ids of the terms."""
        return list(dict.fromkeys(self.one.clean(part) for part in super().clean(str(value).replace(",", "|"))))


class Grade(Choice):
    """One of a few numbered terms, such as precisions."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        """Return the number of the term."""
        found = super().clean(value)
        return None if found == "" else int(found)


class Share(Text):
    """A number from 0 to 1."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> float | None:
        """Return the number."""
        said = super().clean(value)
        try:
            number = float(said) if said else None
        except ValueError:
            raise CellError("number", "It is no number from 0 to 1.") from None
        if number is not None and not 0 <= number <= 1:
            raise CellError("number", "It is no number from 0 to 1.")
        return number


def quantity(cell: str) -> Quantity:
    """Return how words give a number: "nearly 25", "at least two dozen"."""
    try:
        return read_quantity(cell)
    except ValueError as error:
        raise CellError("number", str(error)) from None


def places_of(claim: Claim) -> list[Named]:
    """Return a claim's places with their roles: where it happened or led to, then where fire or people came from."""
    said = [(role, name) for role, name, *_ in claim.proposal.get("places_by_role", ())]
    roles = {name: role for role, name in said if role in IN_PLACE}
    here = [(roles.get(name, "event"), name) for name in claim.places]
    return list(dict.fromkeys([*here, *((role, name) for role, name in said if role not in IN_PLACE)]))
