"""Acts at one moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from annotator.review.rules import SomeoneWasFaster


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts at one moment, each on a connection of its own, and return what came of each."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=10)
            return act()
        except SomeoneWasFaster as faster:
            return faster
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [future.result() for future in [threads.submit(run, act) for act in acts]]
