"""How each rule of the extractor has done on this desk: what became of its candidates, and what people put right."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from annotator.claims.life import Status
from annotator.claims.memory.models import RetiredRule
from annotator.claims.models import Claim
from annotator.claims.ranking.training import ended_by_assessment
from annotator.desk.learning.shares import Share, share

# The field that standing corrections changed most often, with the latest change as its example.
TYPICAL_CORRECTIONS = """
    SELECT DISTINCT ON (rule) rule, field, times, old, new FROM (
        SELECT claim.rule, field, count(*) AS times,
               (array_agg(decision.before -> field ORDER BY decision.id DESC))[1] AS old,
               (array_agg(decision.after -> field ORDER BY decision.id DESC))[1] AS new
        FROM annotator_decision AS decision
        JOIN annotator_claim AS claim ON claim.id = decision.claim_id
        CROSS JOIN LATERAL jsonb_object_keys(decision.before) AS field
        WHERE claim.origin = 'extractor' AND decision.to_status = 'corrected' AND decision.undoes_id IS NULL
          AND NOT EXISTS (SELECT FROM annotator_decision AS undo WHERE undo.undoes_id = decision.id)
          AND field NOT IN ('status', 'role', 'of_id', 'start', 'end', 'sentence_start', 'sentence_end', 'paragraph',
                            'created_by_id')
        GROUP BY claim.rule, field
    ) AS changes
    ORDER BY rule, times DESC, field
"""


@dataclass(frozen=True)
class Correction:
    """What people change most in a rule's claims, with an example."""

    field: str
    times: int
    old: str
    new: str


@dataclass(frozen=True)
class RuleCard:
    """One rule of the extractor, with what became of the candidates that it proposed."""

    rule: str
    proposed: int
    waiting: int
    confirmed: int
    corrected: int
    rejected: int
    correction: Correction | None
    retired: RetiredRule | None

    @property
    def other(self) -> int:
        """Return how many are held, unverifiable, superseded or retracted: they say nothing about the rule."""
        return self.proposed - self.waiting - self.confirmed - self.corrected - self.rejected

    @property
    def accepted(self) -> Share | None:
        """Return the share of accepted candidates among those accepted or rejected."""
        return share(self.confirmed + self.corrected, self.confirmed + self.corrected + self.rejected)


def rule_cards() -> list[RuleCard]:
    """Return the card of every rule that ever proposed a claim or was retired, in the order of their names."""
    counts = {row["rule"]: row for row in _counted()}
    retired = {one.rule: one for one in RetiredRule.objects.standing().select_related("retired_by")}
    corrections = _corrections()
    nothing = dict.fromkeys(("proposed", "waiting", "confirmed", "corrected", "rejected"), 0)
    return [
        RuleCard(**{**nothing, "rule": rule, **counts.get(rule, {})}, correction=corrections.get(rule), retired=gone)
        for rule in sorted(counts.keys() | retired.keys())
        for gone in [retired.get(rule)]
    ]


def _counted() -> Any:
    def having(status: Status) -> Count:
        return Count("pk", filter=Q(status=status))

    claims = Claim.objects.proposed().filter(origin=Claim.Origin.EXTRACTOR).exclude(rule="")
    return (
        claims.order_by()
        .values("rule")
        .annotate(
            proposed=Count("pk"),
            waiting=having(Status.CANDIDATE),
            confirmed=having(Status.VERIFIED),
            corrected=having(Status.CORRECTED),
            # What an assessment ended as untrue was read rightly.
            rejected=Count("pk", filter=Q(status=Status.REJECTED) & ~Q(pk__in=ended_by_assessment().values("pk"))),
        )
    )


def _corrections() -> dict[str, Correction]:
    with connection.cursor() as cursor:
        cursor.execute(TYPICAL_CORRECTIONS)
        rows = cursor.fetchall()
    return {
        rule: Correction(_label(field), times, _word(json.loads(old)), _word(json.loads(new)))
        for rule, field, times, old, new in rows
    }


def _label(field: str) -> str:
    return field.replace("_", " ")


def _word(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value in (None, "") else str(value)
