"""Addresses of files, and of the page about them."""

import re

from django.urls import path, register_converter

from reports.files import views
from reports.files.catalogue import BY_NAME

FOLDER = "editions/<int:number>/"
NAMED = {
    "edition_json": "edition.json",
    "edition_manifest": "manifest.json",
    "edition_csv": "figures.csv",
    "edition_claims_csv": "claims.csv",
}


class FileName:
    """The name of one of the files, in an address."""

    regex = "|".join(map(re.escape, sorted(BY_NAME, key=len, reverse=True)))

    def to_python(self, value: str) -> str:
        """Return the name as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the name as it stands in an address."""
        return value


register_converter(FileName, "edition_file")

urlpatterns = [
    path("formats/", views.formats, name="formats"),
    *(path(f"{FOLDER}{file}", views.edition_file, {"name": file}, name=name) for name, file in NAMED.items()),
    path(f"{FOLDER}<edition_file:name>", views.edition_file, name="edition_file"),
]
