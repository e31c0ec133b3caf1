"""What people said that a check need not ask again, and the words by which it is known again."""

from collections.abc import Iterable

from annotator.checks.models import Dismissal
from annotator.sources.models import Article

Dismissed = dict[tuple[str, str, str], Dismissal]


def dismissed_in(article: Article) -> Dismissed:
    """Return the dismissals that hold in an article, by check, message and the words pointed at."""
    standing = Dismissal.objects.standing().about(article)
    return {(one.check_id, one.message, one.words): one for one in standing}


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words that spans point at, alike wherever they stand: in lower case, with single spaces."""
    return " … ".join(" ".join(text[start:end].lower().split()) for start, end in spans)
