"""The triggers by which the database itself keeps an edition as it was published."""

import pgtrigger

# A row's creator is still in progress only for its own transaction: nobody else sees it before it is committed.
# age() counts from this transaction's number, also into the numbers of its savepoints.
ADDED_LATER = """
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT {by} AS id FROM added) AS one
        {through}
        JOIN reports_edition AS edition ON edition.id = {edition}
        WHERE pg_xact_status(
            greatest(pg_current_xact_id()::text::bigint - age(edition.xmin), 0)::text::xid8
        ) IS DISTINCT FROM 'in progress'
    ) THEN
        RAISE EXCEPTION 'An edition that is published takes no further row of %.', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
"""


def kept(name: str) -> pgtrigger.Trigger:
    """Return the trigger that refuses to change or delete a row."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def sealed(*, through: str = "", by: str = "edition_id") -> pgtrigger.Trigger:
    """Return the trigger that takes rows only in the transaction in which their edition is made.

    `through` is the table in between where the rows name their edition by way of another row, `by` their column.
    It looks once per statement, so that a hundred thousand rows cost no more than one.
    """
    join = f"JOIN {through} AS parent ON parent.id = one.id" if through else ""
    return pgtrigger.Trigger(
        name="nothing_is_added_later",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="added"),
        func=ADDED_LATER.format(by=by, through=join, edition="parent.edition_id" if through else "one.id"),
    )
