"""The addresses of the wizard's pages."""

from django.urls import reverse

PAGES = ("columns", "corrected", "confirm", "cancel", "progress", "take_up", "undo", "rows", "to_mend")


def name_of(page: str) -> str:
    """Return the name of a page's address, within the admin."""
    return f"importbatch_{page}"


def address_of(pk: int) -> str:
    """Return the page of a batch, which shows what stands to be done with it."""
    return reverse("admin:annotator_importbatch_change", args=[pk])


def all_batches() -> str:
    """Return the list of batches."""
    return reverse("admin:annotator_importbatch_changelist")


def upload(resource: str = "") -> str:
    """Return the page on which a file is sent, with what its rows are already chosen."""
    return reverse("admin:annotator_importbatch_add") + (f"?resource={resource}" if resource else "")


def addresses(pk: int, resource: str) -> dict[str, str]:
    """Return every address of a batch, by page."""
    pages = {page: reverse(f"admin:{name_of(page)}", args=[pk]) for page in PAGES}
    return pages | {"page": address_of(pk), "all": all_batches(), "again": upload(resource)}
