"""Times two ways of doing a thing in turns, so that both meet the same machine."""

from collections.abc import Callable
from statistics import median
from time import process_time


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call, so that other programs on the machine do not count."""
    begun = process_time()
    work()
    return process_time() - begun


def side_by_side(one: Callable[[], object], other: Callable[[], object], rounds: int = 5) -> tuple[float, float]:
    """Return the median seconds of both, called in turns after one unmeasured call each."""
    one(), other()
    pairs = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
