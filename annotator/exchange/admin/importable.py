"""Who may import what, and which of the admin's lists leads to which import."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.urls import reverse

from annotator.exchange.batches.rules import can_import
from annotator.exchange.contract import BulkResource
from annotator.exchange.resources.registry import RESOURCES

# The admin's name of a model → what its rows are imported as.
IMPORTED_AS = {
    "article": "articles",
    "source": "sources",
    "series": "series",
    "actor": "actors",
    "place": "places",
    "protectedname": "protected_names",
    "hedgephrase": "hedge_phrases",
    "claim": "claims",
    "incident": "incidents",
    "externalevent": "acled",
}

Person = AbstractBaseUser | AnonymousUser


def may_import(user: Person, resource: BulkResource) -> bool:
    """Tell whether somebody may import rows of a sort."""
    return isinstance(user, User) and can_import(user, resource)


def importable_by(user: Person) -> list[BulkResource]:
    """Return what somebody may import, in the order of menus."""
    return [resource for resource in RESOURCES.values() if may_import(user, resource)]


def imported_as(model_name: str, user: Person) -> BulkResource | None:
    """Return what rows of a model are imported as, if they are and if this person may."""
    resource = RESOURCES.get(IMPORTED_AS.get(model_name, ""))
    return resource if resource and may_import(user, resource) else None


def list_of(resource: BulkResource) -> str:
    """Return the admin's list of the rows of a sort, if there is one."""
    models = [model for model, id in IMPORTED_AS.items() if id == resource.id]
    return reverse(f"admin:annotator_{models[0]}_changelist") if models else ""
