"""The command that traces the claims of all articles."""

import pytest
from django.core.management import call_command

from annotator.claims.origins.models import ClaimOrigin
from tests.factories import make_claim, make_source

pytestmark = pytest.mark.django_db


def test_it_traces_what_came_before_and_changes_nothing_the_second_time(capsys):
    make_source("SOHR")
    claim = make_claim(attribution="SOHR")
    for words in ("than before: 1.", "Nothing changed."):
        call_command("trace_origins")
        assert words in capsys.readouterr().out
    assert ClaimOrigin.objects.get(claim=claim).source.name == "SOHR"
