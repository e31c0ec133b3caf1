"""What a verification says: one line a thing looked at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `problem` is empty when it holds."""

    what: str
    problem: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong with it."""
        return not self.problem
