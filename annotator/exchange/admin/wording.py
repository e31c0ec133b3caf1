"""Numbers, things and hashes in sentences, as the wizard says them."""

import re

EFFECT = (
    "Effect on recorded figures: none.",
    "Imported claims are candidates until a person decides them.",
)

_HASH = re.compile(r"[0-9a-f]{64}")


def counted(count: int, thing: str, things: str = "") -> str:
    """Return a number with its thing: "1 row", "20,000 rows"."""
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"


def listed(parts: list[str]) -> str:
    """Return parts as a person lists them: "a, b and c"."""
    return " and ".join([*([", ".join(parts[:-1])] if len(parts) > 1 else []), *parts[-1:]])


def told(text: str) -> str:
    """Return a text as it is; a hash, by which texts are recognised, cut to what the eye compares."""
    return f"its text (sha256 {text[:12]}…)" if _HASH.fullmatch(text) else text
