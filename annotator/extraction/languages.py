"""Which languages there is an extractor for: a registry from language to the pipeline that reads it.

A language that is not in the registry is never read with another language's rules.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import lru_cache

import spacy
from spacy.language import Language

from . import components
from .parties import Party
from .phrasings import Phrasing


class NoExtractor(Exception):
    """There is no pipeline for a language; the message names the language."""


def english(parties: Sequence[Party] = (), phrasings: Sequence[Phrasing] = ()) -> Language:
    """Build the English pipeline: a blank tokenizer with our components; `components.ORDER` names its steps."""
    nlp = spacy.blank("en")
    nlp.max_length = 20_000_000
    hedges = {"phrasings": [asdict(one) for one in phrasings]}
    told = {"claim_words": {"parties": [asdict(one) for one in parties], **hedges}, "claim_quantities": hedges}
    for name in components.ORDER:
        nlp.add_pipe(name, config=told.get(name, {}))
    return nlp


PIPELINES: dict[str, Callable[[Sequence[Party], Sequence[Phrasing]], Language]] = {"en": english}


def base(language: str) -> str:
    """Return the language without its country or script: "en" for "en-GB"."""
    return language.lower().replace("_", "-").split("-")[0]


def supported(language: str) -> bool:
    """Tell whether there is an extractor for a language."""
    return base(language) in PIPELINES


def pipeline_for(language: str, parties: tuple[Party, ...] = (), phrasings: tuple[Phrasing, ...] = ()) -> Language:
    """Return this process's pipeline for a language, built on first use; raises NoExtractor where there is none."""
    if not supported(language):
        raise NoExtractor(f"There is no extractor for the language {language!r}.")
    return _built(base(language), parties, phrasings)


# A few sets of parties and phrases at a time: each change that people make to theirs builds a pipeline, and so does
# a source with phrases of its own.
@lru_cache(maxsize=8)
def _built(language: str, parties: tuple[Party, ...], phrasings: tuple[Phrasing, ...]) -> Language:
    return PIPELINES[language](parties, phrasings)
