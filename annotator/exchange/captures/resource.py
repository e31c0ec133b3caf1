"""Archived copies as a table: rows of Auto Archiver, of a web archive, or of anybody's own list."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from import_export import widgets

from annotator.exchange.captures.actions import CHANGED, RIGHT, add_copies, change_copies, remove_copies
from annotator.exchange.captures.models import ArchivedCopy
from annotator.exchange.captures.translating import translated
from annotator.exchange.contract import Checked, Column, Context, Problem, Row
from annotator.exchange.resources.cells import Choice, Text, Whole
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import Field, ModelResource
from annotator.sources.models import Article


class _Moment(widgets.Widget):
    """A time in UTC."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> datetime | None:
        """Return the time of a cell."""
        return datetime.fromisoformat(value) if value else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return a time as ISO 8601 writes it."""
        return value.isoformat() if value else ""


class ArchivedCopyResource(ModelResource):
    """Copies, recognised by their article and by where they are."""

    id = "archived_copies"
    label = "Archived copies"
    help = (
        "Where archives keep copies of the pages that articles came from, each with the article of the same address. "
        "Auto Archiver’s sheet and WACZ files are read as they are. Nothing is fetched."
    )
    permission = RIGHT
    columns = (
        Column("url", "Page", "The address of the article.", True, "https://news.example/1", ("link", "source_url")),
        Column("location", "Copy", "Where the copy is.", False, "https://archive.example/1",
               ("archive_location", "archive", "archive_url", "archived_url", "replaywebpage")),
        Column("archived_at", "Archived", "When.", False, "2022-01-17T09:30:00Z", ("archive_date", "archived", "ts")),
        Column("sha256", "Hash", "SHA-256 of the copy.", False, "", ("hash", "sha_256", "digest")),
        Column("title", "Title", "", False, "", ("upload_title",)),
        Column("tool", "Tool", "What archived it.", False, "Auto Archiver", ("archiver", "software")),
        Column("kind", "Kind", "page, wacz or media; by the copy’s name where empty.", False, ""),
        Column("wacz", "WACZ", "A web archive, where the row names no other copy.", False, ""),
        Column("status", "Status", "A page of which archiving failed has no copy.", False, "", ("archive_status",)),
    )  # fmt: skip

    article_id = Field(Whole(), "article_id")
    url, location, title, tool = (Field(Text(), name) for name in ("url", "location", "title", "tool"))
    archived_at, sha256 = Field(_Moment(), "archived_at"), Field(Text(), "sha256")
    kind = Field(Choice(lambda: ArchivedCopy.Kind.choices), "kind")

    class Meta:
        model = ArchivedCopy
        import_id_fields = ["article_id", "location"]
        fields = ["article_id", "location", *CHANGED]

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Say what each row would do, with the article that has its address."""
        addresses: dict[str, list[int]] = defaultdict(list)
        wanted = {row.cells.get("url", "").strip() for row in rows} - {""}
        for url, pk in Article.objects.filter(url__in=wanted).values_list("url", "pk") if wanted else ():
            addresses[url].append(pk)
        placed = [_placed(row, addresses) for row in rows]
        return [_told(one, row) for one, row in zip(super().check(placed, context), placed, strict=True)]

    def add(self, drafts: Sequence[Draft], context: Context) -> list[ArchivedCopy]:
        """Say where copies are."""
        return add_copies(copies=[one.instance for one in drafts], batch=context.batch_id, user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Store what is said of copies by now."""
        change_copies(copies=[draft.instance for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Forget the copies that the import told of."""
        remove_copies(pks=pks, user=context.user)

    def address(self, pk: int) -> str:
        """Return the list of articles, on whose pages copies stand."""
        return reverse("articles")


def _placed(row: Row, addresses: dict[str, list[int]]) -> Row:
    cells, problems, notes = translated(row.cells)
    found = addresses.get(cells["url"], [])
    if len(found) == 1:
        cells["article_id"] = str(found[0])
    else:
        reason = "Several articles here have this address." if found else "No article here has this address."
        problems.append(Problem.of("ambiguous" if found else "unknown", "url", cells["url"], reason))
    return replace(row, cells=cells, problems=(*row.problems, *problems), notes=(*row.notes, *notes))


def _told(one: Checked, row: Row) -> Checked:
    """Return a row's outcome; where its address or its copy is refused, nothing is missing besides."""
    kept = tuple(problem for problem in one.problems if problem in row.problems or problem.kind != "empty")
    return replace(one, problems=kept) if row.problems else one
