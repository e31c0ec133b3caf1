"""Tells the desk which claims stand behind the editions that were published before it asked."""

from django.db import migrations

TELL = """
    INSERT INTO annotator_publication (claim_id, version, edition, published_at)
    SELECT DISTINCT told.claim_id, told.version, edition.number, edition.published_at
    FROM reports_figuremember AS member
    JOIN reports_editionclaim AS told ON told.id = member.claim_id
    JOIN reports_edition AS edition ON edition.id = told.edition_id
    JOIN annotator_claim AS claim ON claim.id = told.claim_id
    ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    """Runs once; from here on publishing tells the desk itself."""

    dependencies = [("reports", "0001_initial"), ("annotator", "0011_second_readings")]

    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]
