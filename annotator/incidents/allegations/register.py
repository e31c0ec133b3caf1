"""The register: every allegation with who told it first, who repeats it, who answered, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.origins.reading import WITH_ORIGIN, origin_of
from annotator.incidents.allegations.evidence import repeats
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.allegations.rules import OPEN
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import IncidentLink
from annotator.incidents.parties import names
from annotator.review.second.models import SecondReading

NOT_SAID = date.max


@dataclass(frozen=True)
class Entry:
    """One allegation of the register; `chain` holds the claims that tell it, one an article, the earliest first."""

    claim: Claim
    chain: Sequence[Claim]
    positions: Sequence[Position]
    assessments: Sequence[Assessment]
    supported_by: frozenset[str] = frozenset()
    unread: bool = False

    @property
    def first(self) -> Claim:
        """Return the claim of the article that told it first, as far as the desk knows."""
        return self.chain[0]

    @property
    def again(self) -> Sequence[Claim]:
        """Return the claims of the articles that told it later."""
        return self.chain[1:]

    @property
    def since(self) -> date:
        """Return the day on which it was first reported, or came to the desk where no day is known."""
        return self.first.article.published or self.first.created_at.date()

    @property
    def proposed(self) -> Assessment | None:
        """Return the assessment that waits for a second person."""
        return next((one for one in self.assessments if one.is_open), None)

    @property
    def ended(self) -> Assessment | None:
        """Return the assessment that ended it, if one did and was not undone."""
        return next((one for one in self.assessments if _stands(one)), None)

    @property
    def origins(self) -> frozenset[str]:
        """Return the ultimate sources that tell or support it; who copies or quotes an earlier one is none (R19)."""
        own: list[Claim] = []
        for one in self.chain:
            if not any(repeats(one, earlier) for earlier in own):
                own.append(one)
        return self.supported_by | {origin_of(one) for one in own}

    @property
    def missing(self) -> list[str]:
        """Return in words what stands between the allegation and its end."""
        found = [
            (self.claim.status == Status.CANDIDATE, "nobody has confirmed that the article says this"),
            (self.claim.status == Status.HELD, "it is held for a decision"),
            (self.unread, "no second reader"),
            (len(self.origins) < 2, "no second independent source"),
            (not self.claim.actor, "nobody is named as responsible"),
            (bool(self.claim.actor) and not self._answered(), f"no position of {self.claim.actor}"),
            (self.claim.date_start is None, "no day"),
            (not self.claim.places, "no place"),
            (self.claim.status in ACCEPTED and self.proposed is None, "nobody has assessed it"),
            (self.proposed is not None, "a second person's agreement"),
        ]
        return [words for is_missing, words in found if is_missing]

    def _answered(self) -> bool:
        accused = self.claim.actor
        return any(names(accused, one.party) or names(one.party, accused) for one in self.positions)


def open_allegations() -> ClaimQuerySet:
    """Return the open entries, those that came first to the desk first; what repeats an entry is none itself."""
    lane = Claim.objects.proposed().filter(modality="alleged", status__in=OPEN)
    lane = lane.exclude(role="duplicate_of", of__isnull=False)
    again = PairAnswer.objects.filter(
        other=OuterRef("pk"), answer="same", one__modality="alleged", one__status__in=OPEN, one__kind=OuterRef("kind")
    )
    before = IncidentLink.objects.filter(
        incident=OuterRef("link__incident"), claim__kind=OuterRef("kind"), claim__lt=OuterRef("pk"),
        claim__modality="alleged", claim__status__in=OPEN,
    )  # fmt: skip
    return lane.exclude(Exists(before)).exclude(Exists(again)).order_by("pk")


def ended_allegations() -> ClaimQuerySet:
    """Return the claims whose allegation two people ended."""
    agreed = Assessment.objects.filter(state=Assessment.State.AGREED, decision__undone_by__isnull=True)
    return Claim.objects.filter(Exists(agreed.filter(claim=OuterRef("pk")))).order_by("pk")


def entries_of(claims: Iterable[Claim]) -> list[Entry]:
    """Return the entries of several claims, read in a handful of queries."""
    claims = list(claims)
    incidents = {claim.link.incident_id for claim in claims if hasattr(claim, "link")}
    told, positions = _told(claims, incidents), _positions(claims, incidents)
    assessments: dict[int, list[Assessment]] = defaultdict(list)
    people = ("proposed_by", "answered_by", "decision__undone_by", "other__article__source")
    more = ("citation__article__source", "position")
    for one in Assessment.objects.filter(claim__in=claims).select_related(*people, *more):
        assessments[one.claim_id].append(one)
    unread = set(SecondReading.objects.open().filter(claim__in=claims).values_list("claim_id", flat=True))
    support = _support(claims)
    return [
        Entry(
            claim,
            _chain(claim, told),
            _unique([*positions[("claim", claim.pk)], *positions[_incident(claim)]]),
            assessments[claim.pk],
            frozenset(support[claim.pk]),
            claim.pk in unread,
        )
        for claim in claims
    ]


Key = tuple[str, int]


def _told(claims: Sequence[Claim], incidents: set[int]) -> dict[Key, list[Claim]]:
    """Return the claims that tell of each incident, and the copies of each claim."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    repeated: dict[int, set[int]] = defaultdict(set)
    for later, entry in PairAnswer.objects.filter(one__in=claims, answer="same").values_list("other", "one"):
        repeated[later].add(entry)
    beside = Q(link__incident__in=incidents) | Q(of__in=claims, role="duplicate_of") | Q(pk__in=repeated)
    for one in _with_source(Claim.objects.proposed().filter(beside)).exclude(status=Status.REJECTED):
        found[_incident(one)].append(one)
        repeats_of = repeated.get(one.pk, set()) if one.modality == "alleged" else set()
        if one.role == "duplicate_of" and one.of_id:
            repeats_of = repeats_of | {one.of_id}
        for entry in repeats_of:
            found[("copy", entry)].append(one)
    return found


def _with_source(claims: ClaimQuerySet) -> ClaimQuerySet:
    return claims.select_related("article__source", "link", WITH_ORIGIN).defer("article__text")


def _chain(claim: Claim, told: dict[Key, list[Claim]]) -> list[Claim]:
    beside = [one for one in told[_incident(claim)] if one.kind == claim.kind] if hasattr(claim, "link") else []
    found = {one.pk: one for one in [*beside, *told[("copy", claim.pk)], claim]}
    by_article: dict[int, Claim] = {}
    for one in sorted(found.values(), key=lambda one: (one.article.published or NOT_SAID, one.pk)):
        by_article.setdefault(one.article_id, one)
    return list(by_article.values())


def _positions(claims: Sequence[Claim], incidents: set[int]) -> dict[Key, list[Position]]:
    found: dict[Key, list[Position]] = defaultdict(list)
    about = Position.objects.standing().filter(Q(claim__in=claims) | Q(claim__link__incident__in=incidents))
    for one in about.select_related("claim__link", "article", "recorded_by").defer("article__text"):
        found[("claim", one.claim_id)].append(one)
        if hasattr(one.claim, "link"):
            found[_incident(one.claim)].append(one)
    return found


def _support(claims: Sequence[Claim]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    cited = Citation.objects.standing().filter(claim__in=claims, stance="supports")
    for one in cited.select_related("article__source", "quotes").defer("article__text"):
        found[one.claim_id].add(one.origin)
    return found


def _unique(positions: Sequence[Position]) -> list[Position]:
    return list({one.pk: one for one in positions}.values())


def _incident(claim: Claim) -> Key:
    return ("incident", claim.link.incident_id if hasattr(claim, "link") else 0)


def _stands(assessment: Assessment) -> bool:
    if assessment.state != Assessment.State.AGREED or assessment.decision is None:
        return False
    return not hasattr(assessment.decision, "undone_by")
