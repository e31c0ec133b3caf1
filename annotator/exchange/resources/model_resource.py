"""The base of what can be imported: one model, recognised by its natural key, through django-import-export's fields.

A resource declares its fields and columns and says which actions write. What is common to all is here: reading cells,
looking up a chunk's rows in one query, telling what would change, and taking back what was done.
"""

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import pghistory
from django.db import IntegrityError
from django.db.models import Model
from django.urls import reverse

from annotator.exchange.contract import Checked, Column, Context, Obstacle, Outcome, Row, Stored
from annotator.exchange.resources.drafts import Draft, fingerprint
from annotator.exchange.resources.references import references
from annotator.exchange.resources.rows import Field, RowResource

__all__ = ["Field", "ModelResource", "history"]


class ModelResource(RowResource):
    """What is imported into one model, and how it is taken back."""

    id = ""
    label = ""
    help = ""
    permission = ""
    columns: tuple[Column, ...] = ()

    # What a resource says of itself beyond its fields.

    def add(self, drafts: Sequence[Draft], context: Context) -> Sequence[Model | None]:
        """Write new rows, through an action; return them in the drafts' order, None for one that came meanwhile."""
        raise NotImplementedError

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Write what is `changed` in the drafts' rows, through an action."""
        raise NotImplementedError

    def restore(self, drafts: Sequence[Draft], context: Context) -> None:
        """Write the values that rows had before an import that is undone."""
        self.change(drafts, context)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete rows that this import made, through an action."""
        raise NotImplementedError

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """Refuse what a rule forbids, by adding problems to drafts; asks no more than a few queries for all of them."""

    def holds(self, stored: Sequence[Stored]) -> Iterable[Obstacle]:
        """Return what stands in the way beside later changes of rows and what refers to them."""
        return ()

    def used(self, pks: Collection[int]) -> dict[int, list[str]]:
        """Return what refers to rows, by row, so that they cannot go."""
        return references(self._meta.model, pks)

    def since(self, row: Model) -> str:
        """Return that a row is no longer as the import left it."""
        return f"“{row}” was changed since."

    def address(self, pk: int) -> str:
        """Return where one sees a row."""
        meta = self._meta.model._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[pk])

    # The contract.

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Say what each row would do."""
        drafts = [self.read(row) for row in rows]
        for draft in drafts:
            self.identify(draft)
        known = self.known({draft.key for draft in drafts if not draft.problems})
        for draft in drafts:
            if draft.values:
                self.compare(draft, known.get(draft.key))
        self.judge([draft for draft in drafts if not draft.problems], context)
        return [draft.checked(self.fingerprint(draft.before)) for draft in drafts]

    def store(self, checked: Sequence[Checked], context: Context) -> list[Stored]:
        """Write new and changed rows; one that is not as it was when checked stays so, and is not among the stored."""
        drafts = {one.number: one.values for one in checked if one.outcome in (Outcome.NEW, Outcome.CHANGED)}
        locked = self._standing([one.pk for one in checked if one.outcome == Outcome.CHANGED and one.pk])
        same = {one.number for one in checked if self.fingerprint(locked.get(one.pk or 0)) == one.fingerprint}
        new = [draft for number, draft in drafts.items() if draft.is_new]
        changed = [draft for number, draft in drafts.items() if not draft.is_new and number in same]
        with history(context):
            made = list(self.add(new, context)) if new else []
            if changed:
                self.change(changed, context)
        rows = [(draft, row.pk, True) for draft, row in zip(new, made, strict=True) if row]
        rows += [(draft, draft.before.pk, False) for draft in changed]
        return self._stored(rows)

    def in_the_way(self, stored: Sequence[Stored], context: Context) -> list[Obstacle]:
        """Say which rows were changed since, and which of those that came with the import others refer to by now."""
        standing = self._standing([one.pk for one in stored], lock=False)
        used = self.used([one.pk for one in stored if one.created])
        found: list[Obstacle] = []
        for one in stored:
            row, url = standing.get(one.pk), self.address(one.pk)
            if row is None and not one.created:
                found.append(Obstacle(one.number, "It was deleted since."))
            elif row is not None and self.fingerprint(row) != one.after:
                found.append(Obstacle(one.number, self.since(row), url))
            found.extend(Obstacle(one.number, f"“{row}” has {what} by now.", url) for what in used.get(one.pk, ()))
        return [*found, *self.holds(stored)]

    def take_back(self, stored: Sequence[Stored], context: Context) -> None:
        """Delete what the import made, and give changed rows the values that they had before."""
        changed = {one.pk: one for one in stored if not one.created}
        standing = self._standing(changed)
        # Between the look for obstacles and this lock somebody may have decided, or changed, what is to be restored.
        if any(pk not in standing or self.fingerprint(standing[pk]) != one.after for pk, one in changed.items()):
            raise IntegrityError("A row was changed while it was being taken back.")
        drafts = [self.restored(row, changed[pk].before) for pk, row in standing.items()]
        with history(context):
            if drafts:
                self.restore(drafts, context)
            if made := [one.pk for one in stored if one.created]:
                self.remove(made, context)

    # How it is done.

    def identify(self, draft: Draft) -> None:
        """Give a draft its natural key."""
        for name in self.get_import_id_fields():
            if not draft.values.get(name) and not any(problem.field == name for problem in draft.problems):
                draft.refuse("empty", name, "", "It is empty, and rows are recognised by it.")
        draft.key = tuple(draft.values.get(name) for name in self.get_import_id_fields())

    def known(self, keys: Collection[tuple[Any, ...]]) -> dict[tuple[Any, ...], Model]:
        """Return the rows that have one of the natural keys, by it; one query."""
        names = self.get_import_id_fields()
        first = {key[0] for key in keys}
        found = self.get_queryset().filter(**{f"{names[0]}__in": first}).order_by("-pk") if keys else ()
        return {tuple(getattr(row, name) for name in names): row for row in found}

    def compare(self, draft: Draft, row: Model | None) -> None:
        """Say what a draft would change of a row, and what of it the model refuses."""
        draft.before, draft.instance = row, copy.copy(row) if row else self.init_instance()
        self.apply(draft)
        if row is not None:
            before, after = self.cells(row), self.cells(draft.instance)
            draft.diffs = {name: (before[name], after[name]) for name in after if before[name] != after[name]}
        self.clean(draft)

    def apply(self, draft: Draft) -> None:
        """Give the row, as it would be, the values that its cells say."""
        for name, value in draft.values.items():
            setattr(draft.instance, name, value)

    def before(self, draft: Draft) -> dict[str, Any]:
        """Return what an undo needs of a row that is changed."""
        return {name: was for name, (was, _) in draft.diffs.items()}

    def restored(self, row: Model, before: Mapping[str, Any]) -> Draft:
        """Return the draft that gives a row the cells that it had before."""
        draft = self.read(Row(0, {**self.cells(row), **before}))
        self.compare(draft, row)
        return draft

    def fingerprint(self, row: Model | None) -> str:
        """Return a hash of a row's values as they stand; nothing for a row that is not there."""
        return fingerprint(self.cells(row)) if row else ""

    def _standing(self, pks: Iterable[int], *, lock: bool = True) -> dict[int, Model]:
        wanted = list(pks)
        rows = self.get_queryset().filter(pk__in=wanted).order_by("pk")
        return {row.pk: row for row in (rows.select_for_update(of=("self",)) if lock else rows)} if wanted else {}

    def _stored(self, rows: Sequence[tuple[Draft, int, bool]]) -> list[Stored]:
        after = self._standing([pk for _, pk, _ in rows], lock=False)
        stored = [
            Stored(
                number=draft.row.number,
                pk=pk,
                created=created,
                before={} if created else self.before(draft),
                after=self.fingerprint(after[pk]),
            )
            for draft, pk, created in rows
        ]
        return sorted(stored, key=lambda one: one.number)


def history(context: Context) -> pghistory.context:
    """Return the context that names the person and the batch in the history of what is written."""
    by = context.user.get_username() if context.user else "command"
    batch = {"batch": context.batch_id} if context.batch_id else {}
    return pghistory.context(by=by, **batch)
