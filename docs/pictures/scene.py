"""Sets the scene for the pictures: two colleagues read the demo's claims, now and then differently."""

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
from annotator.incidents.actions import decide_claim  # noqa: E402
from annotator.management.colleagues import FIRST, SECOND  # noqa: E402
from annotator.review.actions import Answer  # noqa: E402
from annotator.review.second.actions import answer_reading, hand_out  # noqa: E402
from annotator.review.second.values import values_of  # noqa: E402

READ = 44
WAITING = 6


def main() -> None:
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
