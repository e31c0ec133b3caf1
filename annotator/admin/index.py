"""The first page of the administration: what waits for somebody, each with the way to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.admin.navigation import groups, list_of
from annotator.checks.models import Flag
from annotator.claims.counts.models import StatusCount
from annotator.claims.life import Status
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.proposed.models import NameProposal
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import is_abandoned
from annotator.sources.models import Article

MOST = 5


@dataclass(frozen=True)
class Waiting:
    """Things that wait: how many there are, what each is, what for, and where one sees to it."""

    count: int
    thing: str
    what_for: str
    url: str
    is_trouble: bool = False

    @property
    def what(self) -> str:
        """Return what they are, in the right number."""
        return f"{self.thing}{'' if self.count == 1 else 's'} {self.what_for}"


def waiting(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add to the first page what waits for this person."""
    found = [row for make in MAKERS for row in make(request) if row.count]
    lists = [{"title": group["title"], "rows": group["items"]} for group in groups(request) if group.get("title")]
    return context | {"title": "What waits", "waiting": found, "lists": lists}


def _may_see(request: HttpRequest, model: Any) -> bool:
    view = admin.site._registry.get(model)
    return view is not None and view.has_view_permission(request)


def _imports(request: HttpRequest) -> Iterable[Waiting]:
    if not _may_see(request, ImportBatch):
        return
    here = list_of("annotator.importbatch")
    checked = ImportBatch.objects.filter(state=State.CHECKED).count()
    yield Waiting(checked, "import", "checked and not yet confirmed", f"{here}?state__exact=checked")
    begun = ImportBatch.objects.filter(state__in=(State.UPLOADED, State.MAPPED)).count()
    yield Waiting(begun, "import", "whose columns wait to be chosen", here)
    yield Waiting(ImportBatch.objects.running().count(), "import", "that workers have at hand", here)
    for batch in ImportBatch.objects.running()[:MOST]:
        if is_abandoned(batch):
            address = reverse("admin:annotator_importbatch_change", args=[batch.pk])
            yield Waiting(1, "import", f"that nobody is at: {batch.filename}", address, is_trouble=True)


def _jobs(request: HttpRequest) -> Iterable[Waiting]:
    if _may_see(request, ExtractionRun):
        failed = ExtractionRun.objects.filter(state=ExtractionRun.State.FAILED).count()
        here = list_of("annotator.extractionrun") + "?state__exact=failed"
        yield Waiting(failed, "reading", "of articles that failed", here, is_trouble=True)
    if _may_see(request, ProcrastinateJob):
        jobs = ProcrastinateJob.objects.filter(status="failed").count()
        here = list_of("procrastinate.procrastinatejob") + "?status__exact=failed"
        yield Waiting(jobs, "job", "that gave up; the worker's log says why", here, is_trouble=True)


def _articles(request: HttpRequest) -> Iterable[Waiting]:
    if _may_see(request, Article):
        asked = Article.objects.exclude(dating_question="").count()
        yield Waiting(asked, "article", "whose dates somebody has to confirm", reverse("articles"))


def _claims(request: HttpRequest) -> Iterable[Waiting]:
    if _may_see(request, Claim):
        count = sum(StatusCount.objects.filter(status=Status.CANDIDATE).values_list("claims", flat=True))
        yield Waiting(count, "candidate", "that nobody has decided", reverse("queue"))


def _flags(request: HttpRequest) -> Iterable[Waiting]:
    if _may_see(request, Flag):
        waiting_ = Flag.objects.filter(state=Flag.State.OPEN).count()
        yield Waiting(waiting_, "flag", "that nobody has answered", reverse("flagged"))


def _names(request: HttpRequest) -> Iterable[Waiting]:
    if _may_see(request, NameProposal):
        proposed = NameProposal.objects.open().count()
        yield Waiting(proposed, "name", "proposed for the table of actors", reverse("names"))


MAKERS: tuple[Callable[[HttpRequest], Iterable[Waiting]], ...] = (_imports, _jobs, _articles, _names, _flags, _claims)
