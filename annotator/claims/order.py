"""What the queue is ordered and searched by, as columns that the database works out itself."""

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Case, F, FloatField, Func, SmallIntegerField, Value, When
from django.db.models.functions import Cast, Coalesce, Greatest, Least, Round

DEATHS = ("killed", "executed", "bodies_found")
# How much an open flag weighs, by its severity; `Claim.flagged` holds the heaviest.
WEIGHTS = {"info": 1, "warn": 2, "hold": 3}


def confidence() -> Any:
    """Return how likely a claim is to be accepted: by the ranker, else by its rule; a person's own is certain."""
    certain = When(origin="person", then=Value(1.0))
    return Case(certain, default=Coalesce(F("rank"), F("score")), output_field=FloatField())


def risk() -> Any:
    """Return what is looked at first: open flags, then deaths, then little confidence."""
    doubt = (Value(1.0) - Least(Greatest(confidence(), Value(0.0)), Value(1.0))) * Value(99.0)
    deaths = Case(When(kind__in=DEATHS, then=Value(100)), default=Value(0), output_field=SmallIntegerField())
    doubtful = Cast(Round(doubt), SmallIntegerField())
    return Cast(F("flagged") * Value(200) + deaths + doubtful, SmallIntegerField())


def claim_words() -> Func:
    """Return the words of a claim: its quote, who did it to whom, who says so, and where."""
    fields = ("quote", "actor", "target", "attribution", "places")
    return Func(*fields, function="public.claim_words", output_field=SearchVectorField())
