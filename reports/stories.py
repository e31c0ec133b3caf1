"""From a figure to its sentences, and from a claim to its place in the article. Pure: no query, no HTML."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from reports.models import EditionArticle, EditionClaim, Figure, FigureMember

WHOLE = slice(None)
ACCEPTED = frozenset({"verified", "corrected"})
_CLAIM = re.compile(r"claim (\d+)")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LINES = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim with its sentence cut around its quote, its state as mark and word, and where it stands."""

    claim: EditionClaim
    before: str
    after: str
    state: str
    state_label: str
    paragraph: int
    url: str


@dataclass(frozen=True, slots=True)
class Episode:
    """What one incident, or one share of a figure, comes to, and the claims that say so."""

    title: str
    display: str
    when: str
    note: str
    readings: tuple[Reading, ...]
    reversals: tuple[Reading, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """All that stands behind a figure."""

    incidents: tuple[Episode, ...]
    shares: tuple[Episode, ...]
    none_reports: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a sentence, with the address that it leads to, if any."""

    text: str
    url: str = ""


def reading(claim: EditionClaim) -> Reading:
    """Return a claim as it is read: the sentence first."""
    cut, state = claim.start - claim.sentence_start, claim.fact["status"]
    alleged = claim.fact["modality"] == "alleged" and state in ACCEPTED
    return Reading(
        claim=claim,
        before=claim.sentence[:cut],
        after=claim.sentence[cut + len(claim.quote) :],
        state="alleged" if alleged else state,
        state_label="Alleged" if alleged else claim.status_label,
        paragraph=paragraph_at(claim.article, claim.start),
        url=claim_url(claim),
    )


def claims_told(figure: Figure, part: slice) -> set[int]:
    """Return the claims of some of a figure's incidents, and those that stand beside its incidents."""
    shown = [*figure.data["contributions"][part], *figure.data["breakdown"]]
    told = {claim for one in shown for claim in (*one["claim_ids"], *one.get("reversed_by", ()))}
    return told | set(figure.data["none_reports"])


def story(figure: Figure, members: Iterable[FigureMember], part: slice = WHOLE) -> Story:
    """Return a figure's incidents, or some of them, its shares and reports of none, with their claims in order."""
    behind = {member.claim.claim_id: member for member in members}
    words = figure.data["words"]
    incidents = [
        Episode(
            title=_title(behind[one["claim_ids"][0]]),
            display=said["display"],
            when=said["when"],
            note=said["note"],
            readings=_readings(one["claim_ids"], behind),
            reversals=_readings(one["reversed_by"], behind),
            url=incident_url(figure, one["incident_id"]),
        )
        for one, said in zip(figure.data["contributions"][part], words["incidents"][part], strict=True)
    ]
    shares = [
        Episode(said["label"], said["display"], "", "", _readings(one["claim_ids"], behind))
        for one, said in zip(figure.data["breakdown"], words["shares"], strict=True)
    ]
    return Story(tuple(incidents), tuple(shares), _readings(figure.data["none_reports"], behind))


def claim_url(claim: EditionClaim) -> str:
    """Return the claim's place in its article's public page; a claim that is not published yet has none."""
    if not claim.pk:
        return ""
    page = reverse("edition_article", args=[claim.edition.number, claim.article.article_id])
    return f"{page}#claim-{claim.claim_id}"


def incident_url(figure: Figure, incident: int | None) -> str:
    """Return the page of an incident; what is in no incident has none, nor have the first, unsigned editions."""
    has_page = figure.pk and incident and figure.edition.key_id
    return reverse("edition_incident", args=[figure.edition.number, incident]) if has_page else ""


def linked(reason: str, claims: Mapping[int, EditionClaim]) -> list[Words]:
    """Return a reason in which each "claim 12" leads to that claim, where the edition has it."""
    words, last = [], 0
    for match in _CLAIM.finditer(reason):
        other = claims.get(int(match[1]))
        if other is not None:
            words += [Words(reason[last : match.start()]), Words(match[0], claim_url(other))]
            last = match.end()
    return [one for one in [*words, Words(reason[last:])] if one.text]


@lru_cache(maxsize=64)
def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where a text's paragraphs stand: between blank lines, or line by line where there are none."""
    ends = _BLANK_LINES if _BLANK_LINES.search(text) else _LINES
    cuts = [0, *(edge for match in ends.finditer(text) for edge in match.span()), len(text)]
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    return [(start, end) for start, end in spans if text[start:end].strip()]


def paragraph_at(article: EditionArticle, position: int) -> int:
    """Return the number, from 1, of the paragraph in which a position lies."""
    return 1 + sum(end <= position for _, end in paragraphs(article.text))


def _readings(claim_ids: Sequence[int], behind: Mapping[int, FigureMember]) -> tuple[Reading, ...]:
    claims = sorted((behind[id].claim for id in claim_ids), key=lambda claim: (claim.article_id, claim.start))
    return tuple(reading(claim) for claim in claims)


def _title(member: FigureMember) -> str:
    return member.incident_title or "In no incident of its own"
