"""Files that take long to make are kept, and not for ever."""

import io
import os

from reports import shelf
from reports.shelf import Shelf

SHELF = Shelf("files", ".kept")


def test_the_shelf_lets_go_of_what_was_written_longest_ago(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setattr(shelf, "MOST_KEPT", 2)
    places = [SHELF.place_of(tag) for tag in "abc"]
    for age, place in enumerate(places):
        SHELF.keep(place, io.BytesIO(b"whole"))
        os.utime(place, (1000 + age, 1000 + age))
    SHELF.keep(SHELF.place_of("d"), io.BytesIO(b"whole"))
    assert {path.name for path in tmp_path.glob("files/*")} == {SHELF.place_of("d").name, places[2].name}
