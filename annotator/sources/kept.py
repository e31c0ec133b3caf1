"""The triggers by which the database keeps what was received, until the import that brought it is taken back.

Only while a batch is being undone may its own rows go, and only those on which nobody has decided, answered or
written anything. What stands in tables that nobody may delete from needs no word here: its foreign keys hold the row.
"""

import pgtrigger

# What the row of ours is comes first: of a batch that is being undone there may be a hundred thousand.
_BROUGHT = """
    WITH stored AS MATERIALIZED (SELECT * FROM annotator_storedrow WHERE target = {target})
    SELECT FROM stored JOIN annotator_importbatch AS batch ON batch.id = stored.batch_id
    WHERE batch.state = 'undoing' AND {which}
"""


def _brought(target: str, which: str) -> str:
    return f"EXISTS ({_BROUGHT.format(target=target, which=which)})"


def _brought_article(article: str) -> str:
    return _brought(article, "batch.resource = 'articles' AND stored.created")


_KEEP = """
    IF {gone} THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
"""
_CLAIM = "batch.resource = 'claims' AND stored.created"
_DATES_STAND = "NOT EXISTS (SELECT FROM annotator_articleevent WHERE pgh_obj_id = OLD.id AND pgh_label = 'update')"
_NO_FLAG = (
    "NOT EXISTS (SELECT FROM annotator_flag WHERE {on} = OLD.id "
    "AND (raised_by_id IS NOT NULL OR answered_by_id IS NOT NULL OR owner_id IS NOT NULL))"
)
_NO_ORIGIN = "NOT EXISTS (SELECT FROM annotator_claimorigin WHERE claim_id = OLD.id AND basis = 'analyst')"
_NOBODY_READS = "NOT EXISTS (SELECT FROM annotator_lease WHERE claim_id = OLD.id AND until > now())"


def kept(name: str, *gone: str) -> pgtrigger.Trigger:
    """Return the trigger of a table whose rows are deleted only where all these conditions hold."""
    func = _KEEP.format(gone="\n    AND ".join(gone))
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Delete, func=func)


ARTICLES_ARE_KEPT = kept(
    "articles_are_kept",
    _brought_article("OLD.id"),
    _DATES_STAND,
    _NO_FLAG.format(on="article_id"),
)
CAPTURES_ARE_KEPT = kept(
    "captures_are_kept",
    _brought(
        "OLD.article_id",
        "batch.resource = 'articles' AND stored.before @> jsonb_build_object('capture', OLD.id)",
    ),
)
CLAIMS_ARE_KEPT = kept(
    "claims_are_kept",
    "OLD.status = 'candidate'",
    f"(OLD.origin = 'import' AND {_brought('OLD.id', _CLAIM)}"
    f" OR OLD.origin = 'extractor' AND {_brought_article('OLD.article_id')})",
    _NO_FLAG.format(on="claim_id"),
    _NO_ORIGIN,
    _NOBODY_READS,
)
