"""The triggers that keep the counts: one statement, however many claims it touches, adds what it changed."""

import pgtrigger

# Folding deletes rows and adds their sum. It is right without a lock: a row that somebody else folds at the same
# moment is deleted once only. The lock is there so that nobody waits for it.
_KEEP = """
    WITH moved AS MATERIALIZED (
        SELECT article_id, status, kind, sum(claims) AS claims FROM ({each}) AS each
        GROUP BY article_id, status, kind HAVING sum(claims) <> 0
    ), by_status AS (
        INSERT INTO annotator_statuscount (status, kind, claims)
        SELECT status, kind, sum(claims) FROM moved GROUP BY status, kind HAVING sum(claims) <> 0
        RETURNING id
    ), by_article AS (
        INSERT INTO annotator_articlecount (article_id, status, claims)
        SELECT article_id, status, sum(claims) FROM moved GROUP BY article_id, status HAVING sum(claims) <> 0
        RETURNING id, article_id
    )
    SELECT (SELECT bool_or(id % 256 = 0) FROM by_status),
           (SELECT array_agg(article_id) FROM (SELECT article_id FROM by_article WHERE id % 8 = 0 LIMIT 8) AS due)
    INTO everything, articles;

    IF everything AND pg_try_advisory_xact_lock(hashtext('annotator_statuscount'), 0) THEN
        WITH gone AS (DELETE FROM annotator_statuscount RETURNING status, kind, claims)
        INSERT INTO annotator_statuscount (status, kind, claims)
        SELECT status, kind, sum(claims) FROM gone GROUP BY status, kind HAVING sum(claims) <> 0;
    END IF;
    IF articles IS NOT NULL
    AND pg_try_advisory_xact_lock(hashtext('annotator_articlecount'), hashint8(articles[1])) THEN
        WITH gone AS (
            DELETE FROM annotator_articlecount WHERE article_id = ANY(articles) RETURNING article_id, status, claims
        )
        INSERT INTO annotator_articlecount (article_id, status, claims)
        SELECT article_id, status, sum(claims) FROM gone GROUP BY article_id, status HAVING sum(claims) <> 0;
    END IF;
    RETURN NULL;
"""
_OLD = "SELECT article_id, status, kind, -1 AS claims FROM old_claims WHERE withdrawn_at IS NULL"
_NEW = "SELECT article_id, status, kind, 1 AS claims FROM new_claims WHERE withdrawn_at IS NULL"
_DECLARED = [("everything", "boolean"), ("articles", "bigint[]")]

COUNTS_COME = pgtrigger.Trigger(
    name="counts_come",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    referencing=pgtrigger.Referencing(new="new_claims"),
    declare=_DECLARED,
    func=_KEEP.format(each=_NEW),
)
COUNTS_CHANGE = pgtrigger.Trigger(
    name="counts_change",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    referencing=pgtrigger.Referencing(old="old_claims", new="new_claims"),
    declare=_DECLARED,
    func=_KEEP.format(each=f"{_OLD} UNION ALL {_NEW}"),
)
COUNTS_GO = pgtrigger.Trigger(
    name="counts_go",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Delete,
    referencing=pgtrigger.Referencing(old="old_claims"),
    declare=_DECLARED,
    func=_KEEP.format(each=_OLD),
)
