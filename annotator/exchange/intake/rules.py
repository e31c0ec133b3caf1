"""What is refused, in which words and with which status."""

from collections.abc import Mapping
from datetime import datetime

from annotator.exchange.intake.models import IntakeToken, Scope
from annotator.exchange.intake.use import MINUTE, Use
from annotator.sources.models import Source

BEARER = 'Bearer realm="claimdesk"'
IMPORT = "annotator.import_article"


class Refused(Exception):
    """A question that is not answered; the message is the sentence that the program's owner reads."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = dict(headers or {})


class BadToken(Refused):
    """The token is none, or may not do this."""

    def __init__(self, sentence: str, *, status: int = 401, error: str = "invalid_token") -> None:
        super().__init__(status, sentence, {"WWW-Authenticate": f'{BEARER}, error="{error}"'})


class NoToken(Refused):
    """No token was shown."""

    def __init__(self) -> None:
        sentence = "Show a token: send the header Authorization: Bearer cd_… with it."
        super().__init__(401, sentence, {"WWW-Authenticate": BEARER})


def check_token(token: IntakeToken | None, scope: Scope, now: datetime) -> IntakeToken:
    """Raise BadToken unless the token is known, still runs, and may do this."""
    if token is None:
        raise BadToken("This token is not known.")
    if token.revoked_at:
        raise BadToken(f"This token was revoked on {token.revoked_at:%d %b %Y}.")
    if token.expires_at and token.expires_at <= now:
        raise BadToken(f"This token ran out on {token.expires_at:%d %b %Y}.")
    # Nobody sends by a token what they could not send themselves; one who left sends nothing.
    if not token.made_by.has_perm(IMPORT):
        raise BadToken("The person who made this token may no longer add articles.")
    if scope not in token.scopes:
        sentence = f"This token may not {scope.label}: it lacks the scope {scope.value}."
        raise BadToken(sentence, status=403, error="insufficient_scope")
    return token


def check_use(use: Use) -> None:
    """Raise Refused where a token has sent too much in this minute."""
    wait = {"Retry-After": str(use.seconds_left)}
    if use.requests > use.requests_allowed:
        raise Refused(429, f"This token may ask {use.requests_allowed} times in {MINUTE}; wait for the next one.", wait)
    if use.bytes > use.bytes_allowed:
        sentence = f"This token may send {use.bytes_allowed:,} bytes in {MINUTE}; wait for the next one."
        raise Refused(429, sentence, wait)


def check_size(size: int, limit: int) -> None:
    """Raise Refused where a body is larger than anything that is taken here."""
    if size > limit:
        raise Refused(413, f"The body has {size:,} bytes; the limit here is {limit:,}.")


def check_source(token: IntakeToken, named: str) -> None:
    """Raise Refused where an article is said to be by another source than the token's, or by none."""
    if token.source and named and not _is(token.source, named):
        raise Refused(422, f"source: this token sends for “{token.source.name}”, not for “{named}”.")
    if not token.source and not named:
        raise Refused(422, "source: name the source; this token is for no one source.")


def _is(source: Source, named: str) -> bool:
    names = [source.name, *source.aliases]
    return " ".join(named.split()).casefold() in {name.casefold() for name in names}
