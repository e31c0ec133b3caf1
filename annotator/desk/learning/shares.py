"""What a share from few cases is worth: Wilson's interval."""

from dataclasses import dataclass
from math import sqrt

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the interval in which it lies with 95 % confidence; all between 0 and 1."""

    low: float
    value: float
    high: float

    @property
    def percent(self) -> int:
        """Return the share in percent."""
        return round(100 * self.value)

    @property
    def low_percent(self) -> str:
        """Return where the interval begins, in percent, as a drawing takes it."""
        return f"{100 * self.low:.1f}"

    @property
    def width_percent(self) -> str:
        """Return how wide the interval is, in percent."""
        return f"{100 * (self.high - self.low):.1f}"

    @property
    def tick_percent(self) -> str:
        """Return where the mark of the share itself begins, so that all of it is in the drawing."""
        return f"{98.5 * self.value:.1f}"

    @property
    def interval(self) -> str:
        """Return the interval in percent: "62–91 %"."""
        return f"{round(100 * self.low)}–{round(100 * self.high)} %"


def share(part: int, whole: int) -> Share | None:
    """Return the share of a part in a whole, or None where there is no whole."""
    if not whole:
        return None
    value, square = part / whole, Z95 * Z95
    middle = (value + square / (2 * whole)) / (1 + square / whole)
    half = Z95 / (1 + square / whole) * sqrt(value * (1 - value) / whole + square / (4 * whole * whole))
    # Rounding may push an end past the share itself.
    return Share(max(0.0, min(value, middle - half)), value, min(1.0, max(value, middle + half)))
