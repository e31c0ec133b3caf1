"""What the checks found in an article, in words, with a way to each passage; that they found nothing is said too."""

from dataclasses import dataclass, field

from annotator.checks.models import Flag
from annotator.checks.registry import CHECKS, name_of
from annotator.sources.models import Article

ORDER = {Flag.Severity.HOLD: 0, Flag.Severity.WARN: 1, Flag.Severity.INFO: 2, Flag.Severity.OK: 3}
_SHOWN = 90


@dataclass
class Found:
    """One sentence of one check with its passages; open while any of its flags is."""

    name: str
    severity: str
    label: str
    message: str
    is_open: bool = False
    passages: dict[tuple[int, int], tuple[str, int | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Health:
    """How an article stands with the checks."""

    found: list[Found]
    checks: int

    @property
    def open(self) -> int:
        """Return how many sentences wait for an answer."""
        return sum(one.is_open for one in self.found)


def health_of(article: Article) -> Health:
    """Return what the checks found, the gravest first, each sentence once."""
    grouped: dict[tuple[str, str], Found] = {}
    for flag in Flag.objects.by_checks().filter(article=article):
        key = flag.check_id, flag.message
        label = flag.get_severity_display()
        one = grouped.setdefault(key, Found(name_of(flag.check_id), flag.severity, label, flag.message))
        one.is_open |= flag.is_open
        for start, end in flag.spans:
            one.passages.setdefault((start, end), (" ".join(article.text[start:end].split())[:_SHOWN], flag.claim_id))
    found = sorted(grouped.values(), key=lambda one: (not one.is_open, ORDER[Flag.Severity(one.severity)]))
    return Health(found, len(CHECKS))
