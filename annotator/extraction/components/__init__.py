"""The steps of the pipeline, one concern each; importing them registers their factories."""

from . import (
    actors,
    acts,
    assembly,
    attribution,
    dates,
    dating,
    finish,
    harm,
    lists,
    modality,
    phrases,
    places,
    quantities,
    roles,
    sentences,
    words,
)

__all__ = [
    "ORDER", "actors", "acts", "assembly", "attribution", "dates", "dating", "finish", "harm", "lists", "modality",
    "phrases", "places", "quantities", "roles", "sentences", "words",
]  # fmt: skip

ORDER = (
    "claim_sentences",
    "claim_words",
    "claim_dates",
    "claim_quantities",
    "claim_phrases",
    "claim_harm",
    "claim_lists",
    "claim_acts",
    "claim_modality",
    "claim_places",
    "claim_actors",
    "claim_attribution",
    "claim_dating",
    "claim_finish",
    "claim_roles",
    "claim_assembly",
)
