"""Says claims by their words where rules name them by their number: people know a claim by what it quotes."""

import re
from collections.abc import Iterable

from annotator.claims.models import Claim

NAMED = re.compile(r"\b[Cc]laim (\d+)\b")
LONGEST = 70


def in_quotes(sentences: Iterable[str]) -> list[str]:
    """Return sentences with the words of the claims that they name: "Part of “five killed”" for "Part of claim 7"."""
    sentences = list(sentences)
    named = {int(number) for sentence in sentences for number in NAMED.findall(sentence)}
    quotes = dict(Claim.objects.filter(pk__in=named).values_list("pk", "quote")) if named else {}
    return [NAMED.sub(lambda found: _words(found, quotes), sentence) for sentence in sentences]


def _words(found: re.Match[str], quotes: dict[int, str]) -> str:
    quote = " ".join(quotes.get(int(found[1]), "").split())
    if not quote:
        return found[0]
    return f"“{quote}”" if len(quote) <= LONGEST else f"“{quote[: LONGEST - 1].rstrip()}…”"
