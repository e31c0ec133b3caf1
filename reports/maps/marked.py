"""What a map marks: governorates, and circles of incidents at rounded points. Pure."""

from dataclasses import dataclass
from math import sqrt

# The radius of a circle of one incident, and how it grows with the root of the count.
LEAST, GROWTH = 4.5, 3.2


@dataclass(frozen=True, slots=True)
class Area:
    """A governorate that incidents are in, and how many of them are known no closer."""

    country: str
    region: str
    vague: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Incidents at one rounded point."""

    longitude: float
    latitude: float
    count: int

    @property
    def radius(self) -> float:
        """Return the radius of its circle; the area grows with the count."""
        return LEAST + GROWTH * (sqrt(self.count) - 1)
