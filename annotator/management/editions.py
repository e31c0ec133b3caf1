"""What the commands about editions share."""

from django.core.management.base import CommandError

from reports.models import Edition


def get_edition(number: int) -> Edition:
    """Return an edition; raises CommandError with those there are when there is none of this number."""
    edition = Edition.objects.filter(number=number).first()
    if edition is None:
        numbers = ", ".join(map(str, Edition.objects.values_list("number", flat=True))) or "none yet"
        raise CommandError(f"There is no edition {number}. Editions: {numbers}.")
    return edition
