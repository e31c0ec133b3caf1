"""Pages say claims by their words, where rules name them by their number."""

import pytest

from annotator.incidents.effect import acts
from annotator.incidents.effect.words import effect_of
from tests.factories import make_claim, make_decided_claim

pytestmark = pytest.mark.django_db


def test_the_preview_and_the_incident_say_it_so(analyst):
    whole = make_decided_claim(kind="injured")
    part = make_claim(article=whole.article, quote="two civilians were injured", kind="injured", min=2, best=2, max=2)
    values = {"role": "part_of", "of_id": whole.pk}
    assert "part of “Four fighters were killed”" in effect_of(acts.confirmed(part, values)).because
    part = make_decided_claim(claim=part, changes=values, note="of the four")
    page = analyst.get(f"/desk/incidents/{part.link.incident_id}/").content.decode()
    assert "Part of “Four fighters were killed”" in page
    assert f"claim {whole.pk}" not in page
    history = analyst.get(f"/desk/claims/{part.pk}/history/").content.decode()
    assert "“Four fighters were killed”" in history
