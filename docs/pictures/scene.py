"""Sets the scene for the pictures: colleagues read the demo's claims, now and then differently; a file is checked."""

import io
import os
import sys
from itertools import count
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402 - Django has to be set up first

from annotator.claims.models import Claim  # noqa: E402
from annotator.exchange.batches import actions as batches  # noqa: E402
from annotator.exchange.batches.mappings import proposed_mapping  # noqa: E402
from annotator.exchange.resources.registry import resource_of  # noqa: E402
from annotator.incidents.actions import decide_claim  # noqa: E402
from annotator.management.colleagues import FIRST, SECOND  # noqa: E402
from annotator.review.actions import Answer  # noqa: E402
from annotator.review.second.actions import answer_reading, hand_out  # noqa: E402
from annotator.review.second.values import values_of  # noqa: E402

LINES = """Source,Type,Homepage,Group
Valley Monitor,monitor,https://valley.example,
Harbour Gazette,news,https://harbour.example,Coast Wire
Ridge Observatory,observatory,https://ridge.example,
Old Town Post,news,printed only,
Coast Wire,news,https://coast.example,
,news,https://nobody.example,
Harbour Gazette,news,https://harbour.example/en,
Plain Radio,state_media,https://radio.example,
"""
READ = 44
WAITING = 6


def main() -> None:
    """Fill the desk and the administration."""
    check_a_file()
    read()


def check_a_file() -> None:
    """Let the data manager send a file with a few rows that cannot be imported."""
    manager = User.objects.get(username="data-manager")
    file = io.BytesIO(LINES.encode())
    batch = batches.receive_file(file=file, filename="monitors-2022.csv", resource="sources", user=manager)
    mapping = proposed_mapping(resource_of("sources"), batch.layout["columns"])
    mapped = batches.map_columns(batch=batch, mapping=mapping, user=manager)
    batches.run_batch(batches.start_check(batch=mapped, user=manager, queue=False))


def read() -> None:
    """Let the first colleague confirm claims and the second one read most of them."""
    first, second = User.objects.get(username=FIRST), User.objects.get(username=SECOND)
    # Every third claim stays, so that the queue has something to show.
    for claim in list(Claim.objects.awaiting_review().order_by("pk"))[: READ * 2]:
        if claim.pk % 3:
            decide_claim(claim=claim, actor=first, answer=Answer("confirm", claim.version))
    for number in count():
        reading = hand_out(user=second)
        if reading is None or number >= READ - WAITING:
            return
        answer_reading(reading=reading, user=second, values=values_of(reading.claim) | _otherwise(number))


def _otherwise(number: int) -> dict[str, object]:
    if number % 11 == 3:
        return {"victim_status": "unknown"}
    if number % 13 == 5:
        return {"modality": "alleged"}
    return {"places": []} if number % 9 == 7 else {}


main()
