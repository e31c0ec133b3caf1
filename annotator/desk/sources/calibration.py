"""How a source's guarded numbers turned out: its "nearly N" beside what better or later claims say of the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from annotator.claims.vocabulary import label
from annotator.sources.models import Source

FEWEST = 5

# The number in the words: "more than 20" says 20, "up to 20" says 20, "between 10 and 20" its middle.
TURNED_OUT = """
    WITH told AS (
        SELECT claim.id, claim.hedge, claim.kind, claim.unit, claim.victim_status, link.incident_id,
               article.published, source.reliability,
               CASE claim.hedge WHEN 'up_to' THEN claim.max WHEN 'more_than' THEN claim.min - 1
                    ELSE coalesce(claim.best, (claim.min + claim.max) / 2.0, claim.min) END AS number
        FROM annotator_article AS article
        JOIN annotator_source AS source ON source.id = article.source_id
        JOIN annotator_claim AS claim ON claim.article_id = article.id
        JOIN annotator_incidentlink AS link ON link.claim_id = claim.id AND link.role = 'new_event'
        WHERE article.source_id = %(source)s AND claim.status IN ('verified', 'corrected')
          AND claim.modality = 'asserted' AND claim.withdrawn_at IS NULL
          AND claim.hedge NOT IN ('', 'several', 'none_reported')
    )
    SELECT told.hedge, count(*),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY found.best / told.number),
           min(found.best / told.number), max(found.best / told.number)
    FROM told CROSS JOIN LATERAL (
        SELECT other.best::float AS best
        FROM annotator_incidentlink AS link
        JOIN annotator_claim AS other ON other.id = link.claim_id
        JOIN annotator_article AS article ON article.id = other.article_id
        LEFT JOIN annotator_claimorigin AS origin ON origin.claim_id = other.id
        JOIN annotator_source AS source ON source.id = coalesce(origin.source_id, article.source_id)
        WHERE link.incident_id = told.incident_id AND link.role = 'new_event' AND other.id <> told.id
          AND other.status IN ('verified', 'corrected') AND other.modality = 'asserted' AND other.best IS NOT NULL
          AND (other.kind, other.unit, other.victim_status) = (told.kind, told.unit, told.victim_status)
          AND (source.reliability < told.reliability OR article.published > told.published)
        ORDER BY link.preferred_because <> '' DESC, source.reliability, article.published DESC NULLS LAST, other.id
        LIMIT 1
    ) AS found
    WHERE told.number > 0
    GROUP BY told.hedge ORDER BY count(*) DESC, told.hedge
"""


@dataclass(frozen=True)
class Calibration:
    """What one hedge of a source turned out to mean, as shares of the number in its words."""

    hedge: str
    n: int
    median: float
    least: float
    most: float

    @property
    def is_enough(self) -> bool:
        """Tell whether there are enough of them to say anything."""
        return self.n >= FEWEST


def calibrations(source: Source) -> Sequence[Calibration]:
    """Return how each hedge of a source turned out, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(TURNED_OUT, {"source": source.pk})
        return [Calibration(label("hedges", hedge), *numbers) for hedge, *numbers in cursor.fetchall()]
