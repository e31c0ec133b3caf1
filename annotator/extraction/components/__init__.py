"""The steps of the pipeline, one concern each; importing them registers their factories."""

from . import assembly, dates, finish, harm, phrases, quantities, sentences, words

__all__ = ["ORDER", "assembly", "dates", "finish", "harm", "phrases", "quantities", "sentences", "words"]

ORDER = (
    "claim_sentences",
    "claim_words",
    "claim_dates",
    "claim_quantities",
    "claim_phrases",
    "claim_harm",
    "claim_finish",
    "claim_assembly",
)
