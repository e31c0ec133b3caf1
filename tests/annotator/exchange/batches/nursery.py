"""A process that has loaded everything and forks a worker for each line it reads: workers to be killed.

A line says at which of the batch's statements the worker stops, to be killed there; 0 is never. Each worker is the real
one, takes jobs of imports until there are none, and ends. It says its number first, then "stopped", or how many
statements its last batch took.
"""

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

import django
from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.urls import reverse
from procrastinate.contrib.django import app

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
# Now that the apps are there.
from annotator.exchange.batches import files, tasks  # noqa: E402
from annotator.exchange.batches.actions import undoing  # noqa: E402

ROWS = 10
statements = 0


def say(word: object) -> None:
    """Tell the test something, past every buffer."""
    os.write(1, f"{word}\n".encode())


def stop_at(number: int) -> None:
    """Stop this process at a statement; every statement counts, from the moment that a batch is begun."""
    execute, run = CursorWrapper.execute, tasks.run_batch

    def counted(cursor: CursorWrapper, *given: Any, **named: Any) -> Any:
        global statements
        statements += 1
        if statements == number:
            say("stopped")
            os.kill(os.getpid(), signal.SIGSTOP)
        return execute(cursor, *given, **named)

    def begun(batch: Any) -> Any:
        global statements
        statements = 0
        CursorWrapper.execute = counted  # type: ignore[method-assign]
        try:
            return run(batch)
        finally:
            CursorWrapper.execute = execute  # type: ignore[method-assign]

    tasks.run_batch = begun


def small_chunks(*of: Callable[..., Any]) -> None:
    """Have a few rows go a long way."""
    for function in of:
        function.__defaults__ = (ROWS,)


async def work() -> None:
    """Do all jobs of imports that there are."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            await app.run_worker_async(queues=["imports"], wait=False, listen_notify=False)


def worker(number: int) -> None:
    """Be a worker, and tell how it ended."""
    try:
        say(os.getpid())
        stop_at(number)
        asyncio.run(work())
        say(statements)
    except BaseException:
        traceback.print_exc()
        say("failed")
    os._exit(0)


def main() -> None:
    """Fork a worker for each line."""
    given = connections["default"].settings_dict
    given["NAME"] = os.environ["CLAIMDESK_TEST_DATABASE"]
    # The test run has the server running and stays longer than any worker.
    given.pop("EMBEDDED", None)
    reverse("queue")  # has all addresses read in once, instead of in each worker
    small_chunks(files.chunks_of, undoing.chunks_of_stored)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if not os.fork():
            worker(int(line))


if __name__ == "__main__":
    main()
