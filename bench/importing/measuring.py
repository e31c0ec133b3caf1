"""Does one thing in a process of its own, and says what it took there and in the database."""

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from django.db import connection, connections

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Took:
    """What some work took: seconds on the wall, of processor time here and in the database, and megabytes at most."""

    wall: float
    here: float
    database: float
    peak: float

    @property
    def work(self) -> float:
        """Return the processor time, which other programs on the machine do not lengthen."""
        return self.here + self.database


def measured(work: Callable[[], object]) -> Took:
    """Do the work in a process of its own, so that its memory is its own too."""
    connections.close_all()
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            took = _measure(work)
            with os.fdopen(writing, "wb") as out:
                pickle.dump(took, out)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as into:
        told = into.read()
    os.waitpid(child, 0)
    if not told:
        raise RuntimeError("The work failed; what it said stands above.")
    return pickle.loads(told)


def _measure(work: Callable[[], object]) -> Took:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = int(cursor.fetchone()[0])
    wall, here, database = perf_counter(), process_time(), _seconds_of(pid)
    work()
    return Took(perf_counter() - wall, process_time() - here, _seconds_of(pid) - database, _peak())


def _seconds_of(pid: int) -> float:
    """Return the processor time of the connection's own process of the server."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
