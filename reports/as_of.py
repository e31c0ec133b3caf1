"""What was known on a day: the editions that were current when it ended, in UTC."""

from datetime import date

from django.db.models import QuerySet

from reports.models import Edition, EditionQuerySet


class NothingKnown(Exception):
    """Nothing can be shown for a day; the message says why."""


def day_of(text: str) -> date:
    """Return the day that an address names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NothingKnown(f"“{text[:40]}” is not a day; write it as 2026-03-01.") from None


def known_on(day: date, editions: EditionQuerySet) -> QuerySet[Edition]:
    """Return the editions that were current on a day; raises NothingKnown where there was none yet."""
    # The last day of the calendar has no midnight after it.
    known = editions.as_of(min(day, date(9999, 12, 30)))
    if not known.exists():
        first = editions.order_by("published_at").values_list("published_at", flat=True).first()
        since = f" The first edition is of {first.date().isoformat()}." if first else ""
        raise NothingKnown(f"No edition was published by {day.isoformat()}.{since}")
    return known
