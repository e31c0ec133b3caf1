"""The triggers by which the database keeps what was received, until the import that brought it is taken back.

Only while a batch is being undone may its own rows go, and only those on which nobody has decided, answered or
written anything. What stands in tables that nobody may delete from needs no word here: its foreign keys hold the row.
"""

import pgtrigger

_BROUGHT = """
    SELECT FROM annotator_storedrow AS stored JOIN annotator_importbatch AS batch ON batch.id = stored.batch_id
    WHERE batch.state = 'undoing' AND {which}
"""
BROUGHT_ARTICLE = _BROUGHT.format(which="batch.resource = 'articles' AND stored.created AND stored.target = {article}")
BROUGHT_CAPTURE = _BROUGHT.format(
    which="batch.resource = 'articles' AND stored.target = OLD.article_id "
    "AND stored.before @> jsonb_build_object('capture', OLD.id)"
)
BROUGHT_CLAIM = _BROUGHT.format(which="batch.resource = 'claims' AND stored.created AND stored.target = OLD.id")
_KEEP = """
    IF {gone} THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;
"""
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
    f"EXISTS ({BROUGHT_ARTICLE.format(article='OLD.id')})",
    _DATES_STAND,
    _NO_FLAG.format(on="article_id"),
)
CAPTURES_ARE_KEPT = kept("captures_are_kept", f"EXISTS ({BROUGHT_CAPTURE})")
CLAIMS_ARE_KEPT = kept(
    "claims_are_kept",
    "OLD.status = 'candidate'",
    f"(OLD.origin = 'import' AND EXISTS ({BROUGHT_CLAIM})"
    f" OR OLD.origin = 'extractor' AND EXISTS ({BROUGHT_ARTICLE.format(article='OLD.article_id')}))",
    _NO_FLAG.format(on="claim_id"),
    _NO_ORIGIN,
    _NOBODY_READS,
)
