"""The triggers that mark what has to be counted anew, one for each table that a fact is read from.

Whoever lets the tally read a further table adds its trigger here.
"""

import pgtrigger
from pgtrigger import After, Condition, Delete, Insert, Referencing, Row, Statement, Trigger, Update, UpdateOf

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.names.models import ClaimPlace, Place
from annotator.claims.origins.models import ClaimOrigin
from annotator.incidents.allegations.models import Position
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.second.models import SecondReading
from annotator.sources.models import Article, Source

_ACCEPTED = ", ".join(f"'{status}'" for status in sorted(ACCEPTED))
_READ = (
    "status kind unit weapon hedge min best max combined modality scope actor target victim_status age_group sex "
    "places place_precision date_start date_end date_precision role of_id"
).split()
# What counts, or is said to be none, without an incident.
_ALONE = "(was.modality IN ('alleged', 'negated') OR was.hedge = 'none_reported' OR was.max = 0)"
_CLAIMS = f"""
    INSERT INTO annotator_totalmark (claim_id, day)
    SELECT was.id, CASE WHEN {_ALONE} THEN was.date_start END
    FROM old_rows AS was JOIN new_rows AS is_now ON is_now.id = was.id
    WHERE (was.status IN ({_ACCEPTED}) OR is_now.status IN ({_ACCEPTED}))
      AND ROW({", ".join(f'was."{name}"' for name in _READ)})
          IS DISTINCT FROM ROW({", ".join(f'is_now."{name}"' for name in _READ)});
    RETURN NULL;
"""  # noqa: S608 - our own names
_LINKS = """
    INSERT INTO annotator_totalmark (incident_id, claim_id) SELECT incident_id, claim_id FROM {rows};
    RETURN NULL;
"""
_BESIDE_CLAIMS = f"""
    INSERT INTO annotator_totalmark (claim_id)
    SELECT DISTINCT claim.id FROM {{rows}} JOIN annotator_claim AS claim ON claim.id = claim_id
    WHERE claim.status IN ({_ACCEPTED});
    RETURN NULL;
"""  # noqa: S608 - our own names
_PLACES = f"""
    INSERT INTO annotator_totalmark (claim_id)
    SELECT DISTINCT claim.id
    FROM old_rows AS was JOIN new_rows AS is_now ON is_now.id = was.id
    JOIN annotator_claimplace AS named ON named.place_id = was.id
    JOIN annotator_claim AS claim ON claim.id = named.claim_id
    WHERE claim.status IN ({_ACCEPTED})
      AND ROW(was.name, was.kind, was.admin1, was.admin2)
          IS DISTINCT FROM ROW(is_now.name, is_now.kind, is_now.admin1, is_now.admin2);
    RETURN NULL;
"""  # noqa: S608 - our own names
_ARTICLES = f"""
    INSERT INTO annotator_totalmark (claim_id)
    SELECT id FROM annotator_claim WHERE article_id = NEW.id AND status IN ({_ACCEPTED});
    RETURN NULL;
"""  # noqa: S608 - our own names
_SOURCES = f"""
    INSERT INTO annotator_totalmark (claim_id)
    SELECT id FROM annotator_claim WHERE status IN ({_ACCEPTED}) AND id IN (
        SELECT claim.id FROM annotator_claim AS claim
        JOIN annotator_article AS article ON article.id = claim.article_id WHERE article.source_id = NEW.id
        UNION SELECT claim_id FROM annotator_claimorigin WHERE source_id = NEW.id
        UNION SELECT claim_id FROM annotator_citation WHERE quotes_id = NEW.id
        UNION SELECT citation.claim_id FROM annotator_citation AS citation
        JOIN annotator_article AS article ON article.id = citation.article_id WHERE article.source_id = NEW.id
    );
    RETURN NULL;
"""  # noqa: S608 - our own names
_OF_CLAIM = "INSERT INTO annotator_totalmark (claim_id) VALUES (NEW.claim_id); RETURN NULL;"
_OF_INCIDENT = "INSERT INTO annotator_totalmark (incident_id) VALUES (NEW.id); RETURN NULL;"

_EACH = {
    "comes": (Insert, Referencing(new="new_rows"), "new_rows AS rows"),
    "goes": (Delete, Referencing(old="old_rows"), "old_rows AS rows"),
    "moves": (
        Update,
        Referencing(old="old_rows", new="new_rows"),
        "(SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows) AS rows",
    ),
}


def _statements(name: str, func: str) -> list[Trigger]:
    """Return a trigger each for rows that come, go and move."""
    return [
        Trigger(
            name=f"{name}_{way}", level=Statement, when=After, operation=operation, referencing=rows,
            func=func.format(rows=table),
        )
        for way, (operation, rows, table) in _EACH.items()
    ]  # fmt: skip


def _changes(name: str, func: str) -> Trigger:
    rows = Referencing(old="old_rows", new="new_rows")
    return Trigger(name=name, level=Statement, when=After, operation=Update, referencing=rows, func=func)


def _row(name: str, operation: pgtrigger.Operation, func: str) -> Trigger:
    return Trigger(name=name, level=Row, when=After, operation=operation, func=func)


TRIGGERS = {
    Claim: [_changes("totals_follow_claims", _CLAIMS)],
    IncidentLink: _statements("totals_follow_links", _LINKS),
    Incident: [_row("totals_follow_grades", UpdateOf("grade"), _OF_INCIDENT)],
    ClaimPlace: _statements("totals_follow_named_places", _BESIDE_CLAIMS),
    ClaimOrigin: _statements("totals_follow_origins", _BESIDE_CLAIMS),
    Place: [_changes("totals_follow_places", _PLACES)],
    Citation: [_row("totals_follow_citations", Insert | Update, _OF_CLAIM)],
    Position: [_row("totals_follow_positions", Insert | Update, _OF_CLAIM)],
    SecondReading: [_row("totals_follow_readings", Insert | UpdateOf("state"), _OF_CLAIM)],
    Article: [
        Trigger(
            name="totals_follow_articles", level=Row, when=After, operation=UpdateOf("published", "source_id"),
            condition=Condition("ROW(OLD.published, OLD.source_id) IS DISTINCT FROM ROW(NEW.published, NEW.source_id)"),
            func=_ARTICLES,
        )
    ],
    Source: [
        Trigger(
            name="totals_follow_sources", level=Row, when=After,
            operation=UpdateOf("name", "independence_group", "party", "reliability"),
            func=_SOURCES,
        )
    ],
}  # fmt: skip


def mark_what_changes() -> None:
    """Set the triggers on their tables."""
    for model, triggers in TRIGGERS.items():
        for trigger in triggers:
            pgtrigger.register(trigger)(model)
