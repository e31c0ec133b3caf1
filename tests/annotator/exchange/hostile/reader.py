"""Reads hostile files with little memory and little time, and notes whatever else it is made to do.

Run as a program: for each file named on the standard input, it prints what became of it as one line of JSON.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from annotator.exchange.tables import BadTable, detect, read

MEMORY = 1_000_000_000  # bytes beyond what the process has when it begins
SECONDS = 40  # of work for one file, on a machine that is busy with others
WATCHED = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.", "urllib.", "ctypes.")

done: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note programs that are run, connections that are made, and files that are written outside temporary folders."""
    if event.startswith(WATCHED):
        done.append(event)
    elif event == "open" and writes(arguments):
        done.append(f"writes {arguments[0]}")


def writes(arguments: tuple[Any, ...]) -> bool:
    path, mode, _ = arguments
    return isinstance(path, str) and bool(set(mode or "") & set("wax+")) and not path.startswith("/tmp/")


def look(path: Path) -> dict[str, Any]:
    """Return what a person is told about a file."""
    told: dict[str, Any] = {"sentence": "", "notes": [], "kinds": {}, "rows": 0, "cells": ""}
    try:
        layout = detect(path, path.name)
        told["notes"] = [*layout.notes, *layout.columns]
        for row in read(path, layout):
            told["rows"] += 1
            told["cells"] = (told["cells"] + " ".join(row.cells.values())[:200])[:2_000]
            told["notes"] = [*told["notes"], *row.notes][:50]
            told["kinds"] |= {problem.kind: problem.reason for problem in row.problems}
    except BadTable as error:
        told["sentence"] = str(error)
    except BaseException as error:
        told["crash"] = f"{type(error).__name__}: {error}"[:300]
    return told


def limit() -> None:
    """Hold the process to its memory from here on."""
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))


def more_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    now = int(used.ru_utime + used.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (now + SECONDS, hard))


def main() -> None:
    limit()
    sys.addaudithook(watch)
    for line in sys.stdin:
        path = Path(line.strip())
        more_time()
        done.clear()
        told = look(path)
        told |= {"path": str(path), "did": list(done), "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
