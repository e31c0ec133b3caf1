"""Names claims by what they are recognised by, so that a part can say to which whole it belongs before that exists."""

import re
from typing import NamedTuple

from annotator.claims.models import Claim

_WRITTEN = re.compile(r"(?:(\d+)/)?([a-z_]+):([a-z_]+):(\d+)-(\d+)")


class Key(NamedTuple):
    """What a claim is recognised by."""

    article: int
    kind: str
    unit: str
    start: int
    end: int

    def written(self, article: int) -> str:
        """Return the key as claims of an article write it: killed:person:12-37, after its article if it is another."""
        elsewhere = "" if article == self.article else f"{self.article}/"
        return f"{elsewhere}{self.kind}:{self.unit}:{self.start}-{self.end}"


def key_of(claim: Claim) -> Key:
    """Return what a claim is recognised by."""
    return Key(claim.article_id, claim.kind, claim.unit, claim.start, claim.end)


def read_key(written: str, article: int) -> Key | None:
    """Return the key that a claim of an article names; nothing where the words are none."""
    if not (found := _WRITTEN.fullmatch(written)):
        return None
    elsewhere, kind, unit, start, end = found.groups()
    if max(len(start), len(end), len(elsewhere or "")) > 9:
        return None
    return Key(int(elsewhere or article), kind, unit, int(start), int(end))
