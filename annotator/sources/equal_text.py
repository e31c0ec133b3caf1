"""The trigger by which the database refuses a quote that does not stand in its article to the letter."""

import pgtrigger

# Offsets count code points, as the text of an article does in the database too.
REFUSE = """
                    IF NEW.quote IS DISTINCT FROM (
                        SELECT substring(text FROM NEW.start + 1 FOR NEW."end" - NEW.start)
                        FROM annotator_article WHERE id = NEW.article_id
                    ) THEN
                        RAISE EXCEPTION 'The quote of {what} must equal its article''s text at its offsets.'
                            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
                    END IF;
                    RETURN NEW;
                """


def equals_the_text(
    name: str,
    what: str,
    *,
    operation: pgtrigger.Operation = pgtrigger.Insert,
    condition: pgtrigger.Condition | None = None,
) -> pgtrigger.Trigger:
    """Return the trigger for a table whose rows have an article, a start, an end and a quote; `what` names a row."""
    func = REFUSE.format(name=name, what=what)
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=operation, condition=condition, func=func)
