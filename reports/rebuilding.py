"""Makes an edition's manifest again from its rows, and tells what the desk would say today instead."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reports.actions import draft
from reports.manifest import SCHEMA, Member, Parts, body, head, manifest
from reports.models import Edition, Figure
from reports.verify import canonical

# Rows that the manifest lists by an id before their hash, and what a person calls them.
LISTED = {"claims": "claim", "incidents": "incident", "sources": "source"}


def stated_by(edition: Edition) -> dict[str, Any]:
    """Return what an edition's manifest states; nothing when it cannot be read."""
    try:
        stated = json.loads(edition.manifest)
    except ValueError:
        return {}
    return stated if isinstance(stated, dict) else {}


def parts_of(edition: Edition) -> Parts:
    """Return the stored rows of an edition, with what stands in its manifest alone."""
    stated = stated_by(edition)
    figures = list(edition.figures.prefetch_related("members__claim"))
    return Parts(
        articles=list(edition.articles.all()),
        claims=list(edition.claims.all()),
        figures=figures,
        members={(figure.column, figure.key): _members(figure) for figure in figures},
        incidents=list(edition.incidents.all()),
        sources=list(edition.sources.all()),
        allegations=list(edition.allegations.all()),
        pictures=list(edition.pictures.all()),
        controls=stated.get("controls", []),
        footnotes=stated.get("footnotes", []),
        versions=stated.get("versions", {}),
    )


def rebuilt_manifest(edition: Edition, parts: Parts) -> str:
    """Return the manifest as an edition's stored rows give it, in the schema that it was made in."""
    return manifest(edition, parts, stated_by(edition).get("schema", SCHEMA))


def differences_from_desk(edition: Edition) -> list[str]:
    """Return in words where an edition made now, of the same days in the same way, would say something else."""
    made = draft(
        start=edition.window_start,
        end=edition.window_end,
        title=edition.title,
        note=edition.note,
        headline=edition.headline,
        redaction=edition.redaction,
    )
    now = json.loads(canonical(head(made.edition) | body(made.parts)))
    then = stated_by(edition)
    return [*_versions(then, now), *_figures(then, now), *_articles(then, now), *_listed(then, now)]


def _versions(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(then["versions"].keys() | now["versions"].keys()):
        before, after = then["versions"].get(name, "none"), now["versions"].get(name, "none")
        if before != after:
            yield f"version of {name.replace('_', ' ')}: then {before}, now {after}"


def _figures(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    before, after = ({(one["column"], one["key"]): one for one in stated["figures"]} for stated in (then, now))
    for place in sorted(before.keys() | after.keys()):
        old, new = before.get(place), after.get(place)
        name = f"{(old or new or {})['label']}, {place[0]}"
        if old is None or new is None:
            yield f"figure {name}: then {old['display'] if old else 'none'}, now {new['display'] if new else 'none'}"
        elif old["display"] != new["display"]:
            yield f"figure {name}: then {old['display']}, now {new['display']}"
        elif {**old, "order": 0} != {**new, "order": 0}:
            yield f"figure {name}: still {old['display']}, on other claims or in other words"


def _articles(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    before, after = ({one["article_id"]: one for one in stated["articles"]} for stated in (then, now))
    for id in sorted(before.keys() | after.keys()):
        if id not in before or id not in after:
            yield f"article {id}: {'not covered now' if id in before else 'not covered then'}"
        elif before[id] != after[id] and then["schema"] == now["schema"]:
            changed = [name for name in sorted(after[id]) if after[id][name] != before[id].get(name)]
            yield f"article {id}: other {', '.join(changed)}"


def _listed(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, word in LISTED.items():
        before, after = ({row[0]: row[1:] for row in stated.get(name, ())} for stated in (then, now))
        for id in sorted(before.keys() | after.keys()):
            if id not in before or id not in after:
                yield f"{word} {id}: {'not there now' if id in before else 'not there then'}"
            elif before[id] != after[id]:
                yield f"{word} {id}: reads otherwise now"
    if then.get("allegations", []) != now["allegations"]:
        yield "the register of allegations reads otherwise now"


def _members(figure: Figure) -> list[Member]:
    return [(one.claim.claim_id, one.incident_id, one.incident_title) for one in figure.members.all()]
