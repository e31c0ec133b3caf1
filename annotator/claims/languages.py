"""What is said about an article whose language no extractor reads."""

from django.utils.translation import get_language_info

from annotator.extraction.languages import base, supported


def no_extractor_for(language: str) -> str:
    """Return the sentence that says so, or nothing where there is an extractor."""
    if supported(language):
        return ""
    return f"There is no extractor for {name_of(language)} yet; add claims by hand."


def name_of(language: str) -> str:
    """Return a language's English name."""
    try:
        return str(get_language_info(base(language))["name"])
    except KeyError:
        return f"the language “{language}”"
