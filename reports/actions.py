"""Every write of the public side, and the only code there that asks the analysts' side for anything."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from annotator import published
from annotator.published import KnownWindow, OpenFlag, Protection
from reports.album import pictures_of
from reports.assembly import Draft, assemble, claims_behind, members_of, seal, with_pictures
from reports.manifest import Place
from reports.models import Edition
from reports.redaction import PUBLIC, profiles
from reports.refusals import Refused
from reports.signing import NoKey, signing_key
from reports.storing.actions import store
from reports.versions import code_version

# Any number serves, as long as all publishers take the same lock.
PUBLISHING_LOCK = 7_303_014
# Counting under every profile takes several times as long as counting once; past this, the ladder is left out.
MOST_UNDER_OTHER_RULES = 100_000


class CannotPublish(Refused):
    """An edition may not be published; the message says why and what to do."""


def suggest_windows() -> tuple[KnownWindow, ...]:
    """Return the windows that articles report on, the newest first, for a publisher to choose from."""
    return published.windows()


def protection_of(redaction: str) -> Protection:
    """Return what a profile withholds now: places to so many decimals, the protected names, the masked sources."""
    profile = profiles()[redaction or PUBLIC]
    return published.protection(decimals=profile.decimals, names=profile.names, sources=profile.sources)


def check_names_nobody(*texts: str) -> None:
    """Refuse words for readers in which a person types a name that editions black out."""
    protect = protection_of(PUBLIC)
    if any(protect.words(text) != text for text in texts):
        raise Refused("These words name a person or a source that editions protect. Readers see them: leave it out.")


def open_flags(claims: Collection[int], redaction: str = "") -> tuple[OpenFlag, ...]:
    """Return the flags on these claims that nobody has answered and that ask to look twice or to hold."""
    protect = protection_of(redaction)
    # A waiver is published with what the flag says.
    return tuple(replace(one, message=protect.words(one.message)) for one in published.open_flags(claims))


def series_of(start: date, end: date) -> tuple[str, int]:
    """Return the recurring report of exactly these days and its number in the series."""
    return published.series_of(start, end)


def definitions() -> dict[str, Any]:
    """Return the method's words with their definitions, by vocabulary."""
    return published.definitions()


def draft(
    *,
    start: date,
    end: date,
    title: str = "",
    note: str = "",
    headline: str = "",
    redaction: str = "",
    publisher: User | None = None,
) -> Draft:
    """Return what an edition of these days would say, without storing anything."""
    release = published.release(start, end, protection_of(redaction))
    last = Edition.objects.order_by("-number").values_list("number", "manifest_sha256").first() or (0, "")
    edition = Edition(
        number=last[0] + 1,
        title=title,
        window_start=start,
        window_end=end,
        replaces=Edition.objects.current().of_days(start, end).first(),
        previous=last[1],
        note=note,
        headline=headline,
        redaction=redaction or PUBLIC,
        profile=release.tally.profile.id,
        published_at=timezone.now(),
        published_by=publisher.get_full_name() or publisher.get_username() if publisher else "",
    )
    return assemble(edition, release, versions())


@transaction.atomic
def publish_edition(
    *,
    title: str,
    start: date,
    end: date,
    publisher: User,
    note: str = "",
    seen: str = "",
    headline: str = "",
    waivers: Sequence[Mapping[str, Any]] = (),
    sign_offs: Sequence[Mapping[str, Any]] = (),
    redaction: str = "",
) -> Edition:
    """Freeze what the days from start up to, not including, end amount to; replaces the window's last edition.

    `seen` is the hash of the draft that the publisher looked at (`Draft.seen`); left empty, what there is now is
    published unseen. Raises CannotPublish when the person may not publish, nothing counts yet, the claims changed
    since they looked, or the window's current edition says the same already.
    """
    check_may_publish(publisher)
    with connection.cursor() as cursor:
        # Two publishers at once would give two editions one number, or replace the same edition twice.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    words = {"title": title.strip(), "note": note.strip(), "headline": headline.strip(), "redaction": redaction}
    made = draft(start=start, end=end, publisher=publisher, **words)
    check_says_something(made)
    check_is_news(made)
    check_was_seen(made, seen)
    made.edition.waivers, made.edition.sign_offs = list(waivers), list(sign_offs)
    freeze(made)
    return made.edition


def freeze(made: Draft) -> None:
    """Draw, seal, sign and store a draft, and tell the desk what was published."""
    made = drawn(made)
    try:
        seal(made, signing_key()).save(force_insert=True)
    except NoKey as refusal:
        raise CannotPublish(str(refusal)) from None
    parts = made.parts
    for rows in (parts.articles, parts.claims, parts.figures, parts.incidents, parts.sources, parts.allegations):
        store(rows)
    store(parts.pictures)
    members = members_of(made)
    store(members)
    counted = {(member.claim.claim_id, member.claim.version) for member in members}
    published.remember_published(edition=made.edition.number, claims=sorted(counted))


def drawn(made: Draft) -> Draft:
    """Return a draft with its pictures."""
    under = under_other_rules(made)
    names = {one.id: one.label for one in under.profiles}
    name_now = protection_of(made.edition.redaction).name
    return with_pictures(made, pictures_of(made.edition, made.parts, under.ladders, names, name_now))


def under_other_rules(made: Draft) -> Any:
    """Return a draft's recorded figures under every profile; none of them where its claims are too many for that."""
    told = made.parts.claims if len(made.parts.claims) <= MOST_UNDER_OTHER_RULES else ()
    facts = [published.Fact.from_dict(claim.fact) for claim in told]
    return published.under_other_rules(facts, made.edition.window_start, made.edition.window_end)


def check_may_publish(user: User) -> None:
    """Raise CannotPublish unless the person has the right to publish."""
    if not user.has_perm("reports.publish_edition"):
        raise CannotPublish(f"{user.get_username()} may not publish editions; ask a publisher.")


def check_says_something(made: Draft) -> None:
    """Raise CannotPublish while no figure stands."""
    if not made.parts.figures:
        raise CannotPublish("No reviewed claim of these days counts yet. Review claims first, then publish.")


def check_is_news(made: Draft) -> None:
    """Raise CannotPublish when the current edition of the window says the same already."""
    if made.says_nothing_new and made.edition.replaces:
        number = made.edition.replaces.number
        raise CannotPublish(f"Nothing has changed since edition {number}; there is nothing to publish.")


def check_was_seen(made: Draft, seen: str) -> None:
    """Raise CannotPublish when the claims are no longer those that the publisher looked at."""
    if seen and seen != made.seen:
        raise CannotPublish("Claims or their articles changed since you looked. Read the figures again, then publish.")


@dataclass(frozen=True)
class Recount:
    """An edition counted again from its own facts, figures by column and key."""

    figures: Mapping[Place, dict[str, Any]]
    members: Mapping[Place, list[int]]
    excluded: Mapping[int, str]
    controls: list[dict[str, Any]]
    footnotes: list[dict[str, Any]]


def recount(edition: Edition) -> Recount:
    """Count an edition again; raises ValueError, TypeError or KeyError when its facts are not facts any more."""
    facts = [published.Fact.from_dict(claim.fact) for claim in edition.claims.all()]
    tally = published.recount(facts, edition.window_start, edition.window_end)
    placed = {(one.column, published.key_of(one)): one for one in tally.figures}
    return Recount(
        figures={place: one.to_dict() for place, one in placed.items()},
        members={place: claims_behind(one) for place, one in placed.items()},
        excluded={one.claim_id: one.rule for one in tally.exclusions},
        controls=[one.to_dict() for one in tally.controls],
        footnotes=[one.to_dict() for one in tally.footnotes],
    )


def versions() -> dict[str, str]:
    """Return the versions of the rules, the tables and the code that make an edition now."""
    return {**published.VERSIONS, "code": code_version()}
