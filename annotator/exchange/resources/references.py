"""Which rows refer to rows that an import made, so that these can no longer be taken back."""

from collections import defaultdict
from collections.abc import Collection

from django.db import models
from django.db.models import Count, Model


def references(model: type[Model], pks: Collection[int], beside: Collection[type[Model]] = ()) -> dict[int, list[str]]:
    """Return, by row, what refers to it ("3 articles") and would not go with it; one query a relation."""
    found: dict[int, list[str]] = defaultdict(list)
    for relation in model._meta.related_objects if pks else ():
        if getattr(relation, "on_delete", None) in (models.CASCADE, models.DO_NOTHING, None):
            continue
        name, other = relation.field.name, relation.related_model
        if other in beside:
            continue
        counted = other._base_manager.filter(**{f"{name}__in": list(pks)}).values_list(name).annotate(Count("pk"))
        for pk, count in counted.order_by():
            found[pk].append(f"{count} {_words(other, count)}")
    return found


def _words(model: type[Model], count: int) -> str:
    return str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)
