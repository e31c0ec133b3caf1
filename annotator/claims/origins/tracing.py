"""Says to which source a claim goes back, by the words of its text and by the text that it is a copy of."""

from dataclasses import dataclass

from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.claims.origins.naming import Known, Named, Names
from annotator.extraction.passages import surroundings
from annotator.sources.models import Article, Source

Basis = ClaimOrigin.Basis


@dataclass(frozen=True, slots=True)
class Passage:
    """What is traced: words of an article with their sentence, and the attribution that was read there."""

    publisher_id: int
    start: int
    sentence: str
    attribution: str = ""
    corrected: bool = False  # a person said who is quoted, or that nobody is


@dataclass(frozen=True, slots=True)
class Traced:
    """The source that a passage goes back to, and what says so."""

    source_id: int
    basis: str
    words: str = ""
    copied_from_id: int | None = None


def known_names() -> Names:
    """Return the names of all sources; a group's name means the first of its sources, unless one is called so."""
    rows = list(Source.objects.order_by("pk").values_list("pk", "name", "aliases", "independence_group"))
    names: dict[str, int] = {}
    for pk, name, aliases, _ in rows:
        for one in (name, *aliases):
            names.setdefault(one, pk)
    for pk, _, _, group in rows:
        if group:
            names.setdefault(group, pk)
    return Names(Known(pk, name) for name, pk in names.items())


def traced_at(article: Article, start: int, end: int, names: Names | None = None) -> Traced:
    """Return to whom words of an article go back that no claim quotes; who asks for many brings the names along."""
    around = surroundings(article.text, start, end, article.language)
    passage = Passage(article.source_id, start, article.text[around.start : around.end])
    copy = WireCopy.objects.filter(article=article).select_related("first").first()
    return traced(passage, names or known_names(), copy)


def passage_of(claim: Claim, text: str, publisher_id: int) -> Passage:
    """Return a claim as it is traced."""
    return Passage(
        publisher_id=publisher_id,
        start=claim.start,
        sentence=text[claim.sentence_start : claim.sentence_end],
        attribution=claim.attribution,
        corrected=claim.attribution != claim.proposal.get("attribution", ""),
    )


def traced(passage: Passage, names: Names, copy: WireCopy | None) -> Traced:
    """Return to whom a passage goes back: whom it quotes, else the text that it is copied from, else its publisher."""
    if quoted := quoted_in(passage, names):
        own = quoted.source_id == passage.publisher_id
        return Traced(quoted.source_id, Basis.PUBLISHER if own else Basis.ATTRIBUTION, quoted.words[:300])
    if copy and any(start <= passage.start < end for start, end in copy.spans):
        return Traced(copy.first.source_id, Basis.WIRE_COPY, copied_from_id=copy.first_id)
    return Traced(passage.publisher_id, Basis.PUBLISHER)


def quoted_in(passage: Passage, names: Names) -> Named | None:
    """Return the known source that a passage quotes; what a person corrected is not looked for in the sentence."""
    if passage.corrected:
        return names.meant_by(passage.attribution)
    return (
        names.cited_in(passage.sentence) or names.meant_by(passage.attribution) or names.speaking_in(passage.sentence)
    )
