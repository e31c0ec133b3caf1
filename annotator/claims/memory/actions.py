"""Leaves out the candidates that a standing rule keeps away, and counts what each phrase has kept away."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import F

from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.memory.phrases import LeftOut, Silence, silenced
from annotator.extraction import Candidate
from annotator.sources.models import Article


def unwanted(article: Article, candidates: Sequence[Candidate]) -> dict[int, LeftOut]:
    """Return, by their index, the candidates of an article that a standing rule keeps away."""
    standing = SilencedPhrase.objects.standing().about(article.source_id).order_by("pk")
    silences = [Silence(*row) for row in standing.values_list("pk", "phrase", "kind")]
    retired = set(RetiredRule.objects.standing().values_list("rule", flat=True))
    by_phrase = silenced(candidates, article.text, silences)
    by_rule = {index for index, candidate in enumerate(candidates) if candidate.rule in retired}
    return {
        index: _left_out(candidates[index], by_phrase.get(index), candidates[index].rule if index in by_rule else "")
        for index in sorted(by_phrase.keys() | by_rule)
    }


def count_hits(*, article: Article, left_out: Sequence[LeftOut]) -> None:
    """Add to each phrase's hits the passages that it keeps away for the first time."""
    last = article.extraction_runs.filter(state="done").first()
    known = {_key(row) for row in last.left_out} if last else set()
    new = Counter(one.phrase for one in left_out if one.phrase and _key(asdict(one)) not in known)
    for phrase, hits in new.items():
        SilencedPhrase.objects.filter(pk=phrase).update(hits=F("hits") + hits)


def _left_out(candidate: Candidate, silence: Silence | None, rule: str) -> LeftOut:
    phrase = silence.id if silence else None
    return LeftOut(candidate.quote, candidate.kind, candidate.start, candidate.end, phrase, "" if phrase else rule)


def _key(row: dict[str, Any]) -> tuple[int | None, str, int, int]:
    return row["phrase"], row["kind"], row["start"], row["end"]
