from django.db import migrations

FILL = """
    INSERT INTO annotator_statuscount (status, kind, claims)
        SELECT status, kind, count(*) FROM annotator_claim WHERE withdrawn_at IS NULL GROUP BY status, kind;
    INSERT INTO annotator_articlecount (article_id, status, claims)
        SELECT article_id, status, count(*) FROM annotator_claim WHERE withdrawn_at IS NULL GROUP BY article_id, status;
    UPDATE annotator_claim AS claim SET flagged = found.weight FROM (
        SELECT claim_id, max(CASE severity WHEN 'info' THEN 1 WHEN 'warn' THEN 2 WHEN 'hold' THEN 3 ELSE 0 END) AS weight
        FROM annotator_flag WHERE state = 'open' AND claim_id IS NOT NULL GROUP BY claim_id
    ) AS found WHERE claim.id = found.claim_id AND claim.flagged <> found.weight;
"""


class Migration(migrations.Migration):
    """Count what is there already, and weigh the flags that are open."""

    dependencies = [('annotator', '0012_queue_orders_counts_and_views')]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
