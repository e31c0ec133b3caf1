"""Feeds for programs that follow the editions: what came out, what was corrected, and which ids no longer count."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import SyndicationFeed
from django.views.decorators.http import require_safe

from reports.corrections.atom import Atom
from reports.corrections.json_feed import JSONFeed
from reports.corrections.models import CorrectionNotice
from reports.models import Edition
from reports.revalidating import revalidated

MOST = 100


class Editions(Feed):
    """The editions, the newest first."""

    feed_type: type[SyndicationFeed] = Atom
    title = "Claimdesk: editions"
    description = "Figures as they were published, each leading to the sentences behind it."

    def link(self) -> str:
        """Return the page that the feed follows."""
        return reverse("front")

    def items(self) -> Any:
        """Return the newest editions."""
        return Edition.objects.defer("manifest").select_related("replaces").defer("replaces__manifest")[:MOST]

    def item_title(self, item: Any) -> str:
        """Return the edition's title and number."""
        return f"{item.title}, edition {item.number}"

    def item_description(self, item: Any) -> str:
        """Return the headline, the days and the hash by which the edition is checked."""
        days = f"{item.window_start:%-d %b %Y} – {item.window_end:%-d %b %Y}"
        replaces = f"Replaces edition {item.replaces.number}." if item.replaces else ""
        return "\n".join(filter(None, [item.headline, item.note, days, replaces, f"sha256 {item.manifest_sha256}"]))

    def item_pubdate(self, item: Any) -> datetime:
        """Return when it was published."""
        published: datetime = item.published_at
        return published

    def item_updateddate(self, item: Any) -> datetime:
        """Return the same: an edition never changes."""
        return self.item_pubdate(item)

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        """Return what programs read."""
        return {"claimdesk": {"edition": item.number, "sha256": item.manifest_sha256}}


class Corrections(Editions):
    """The notices, the newest first."""

    title = "Claimdesk: corrections"
    description = "What was no longer as an edition said it, and the edition that has it right."

    def link(self) -> str:
        """Return the page that the feed follows."""
        return reverse("corrections")

    def items(self) -> Any:
        """Return the newest notices."""
        notices = CorrectionNotice.objects.public().select_related("edition", "published_in")
        return notices.defer("edition__manifest", "published_in__manifest")[:MOST]

    def item_title(self, item: Any) -> str:
        """Return what the notice is, and to which edition."""
        return f"{item.get_kind_display()} {item.number}, to edition {item.edition.number}"

    def item_description(self, item: Any) -> str:
        """Return the cause in words."""
        words: str = item.words
        return words

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        """Return the figures and the editions for programs."""
        told = [{name: change[name] for name in ("column", "key", "before", "after")} for change in item.changes]
        published_in = item.published_in.number if item.published_in else None
        return {"claimdesk": {"edition": item.edition.number, "published_in": published_in, "changes": told}}


class Withdrawn(Corrections):
    """The claims and incidents that counted in an edition and do not in the one that replaced it."""

    title = "Claimdesk: withdrawn claims and incidents"
    description = "Ids that no longer count; whoever took figures over should take these out."

    def items(self) -> Any:
        """Return the newest notices that withdraw something."""
        public: Any = super().items()
        return [one for one in public if any(one.withdrawn.values())]

    def item_title(self, item: Any) -> str:
        """Return what was withdrawn, and from which edition."""
        return f"Withdrawn from edition {item.edition.number}"

    def item_guid(self, item: Any) -> str:
        """Return an id apart from that of the notice itself."""
        return f"{item.get_absolute_url()}#withdrawn"

    item_guid_is_permalink = False

    def item_description(self, item: Any) -> str:
        """Return the ids in words."""
        named = [f"{name[:-1]} {', '.join(map(str, ids))}" for name, ids in sorted(item.withdrawn.items()) if ids]
        return "; ".join(named)

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        """Return the ids for programs."""
        return {"claimdesk": {"edition": item.edition.number, "withdrawn": item.withdrawn}}


class EditionsJSON(Editions):
    """The editions as JSON Feed."""

    feed_type = JSONFeed


class CorrectionsJSON(Corrections):
    """The notices as JSON Feed."""

    feed_type = JSONFeed


class WithdrawnJSON(Withdrawn):
    """What was withdrawn, as JSON Feed."""

    feed_type = JSONFeed


def serve(request: HttpRequest, feed: Feed) -> HttpResponse:
    """Answer with a feed."""
    return feed(request)


@login_not_required
@require_safe
@revalidated
def editions_atom(request: HttpRequest) -> HttpResponse:
    """The editions as Atom."""
    return serve(request, Editions())


@login_not_required
@require_safe
@revalidated
def editions_json(request: HttpRequest) -> HttpResponse:
    """The editions as JSON Feed."""
    return serve(request, EditionsJSON())


@login_not_required
@require_safe
@revalidated
def corrections_atom(request: HttpRequest) -> HttpResponse:
    """The notices as Atom."""
    return serve(request, Corrections())


@login_not_required
@require_safe
@revalidated
def corrections_json(request: HttpRequest) -> HttpResponse:
    """The notices as JSON Feed."""
    return serve(request, CorrectionsJSON())


@login_not_required
@require_safe
@revalidated
def withdrawn_atom(request: HttpRequest) -> HttpResponse:
    """Withdrawn ids as Atom."""
    return serve(request, Withdrawn())


@login_not_required
@require_safe
@revalidated
def withdrawn_json(request: HttpRequest) -> HttpResponse:
    """Withdrawn ids as JSON Feed."""
    return serve(request, WithdrawnJSON())
