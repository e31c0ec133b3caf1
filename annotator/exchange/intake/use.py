"""How much a token has sent in one minute, and what is left of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE = "a minute"


@dataclass(frozen=True, slots=True)
class Use:
    """The requests and bytes of one minute beside what is allowed, this request counted."""

    requests: int
    requests_allowed: int
    bytes: int
    bytes_allowed: int
    seconds_left: int

    @property
    def headers(self) -> dict[str, str]:
        """Return what every answer tells of the limits, in the words of the IETF's RateLimit header fields."""
        requests = max(self.requests_allowed - self.requests, 0)
        size = max(self.bytes_allowed - self.bytes, 0)
        return {
            "RateLimit-Policy": (
                f'"requests";q={self.requests_allowed};w=60, "bytes";q={self.bytes_allowed};qu="content-bytes";w=60'
            ),
            "RateLimit": f'"requests";r={requests};t={self.seconds_left}, "bytes";r={size};t={self.seconds_left}',
        }


def minute_of(now: datetime) -> datetime:
    """Return the minute that a moment lies in."""
    return now.replace(second=0, microsecond=0)


def seconds_left(now: datetime) -> int:
    """Return how many seconds there are until the next minute, one that has begun counted."""
    left = minute_of(now) + timedelta(minutes=1) - now
    return max(1, -(-int(left.total_seconds() * 1000) // 1000))
