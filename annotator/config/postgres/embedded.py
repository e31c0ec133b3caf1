"""Starts or joins the embedded server. Nobody counts its users but the kernel: see the keeper."""

import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
from psycopg import sql

from annotator.config.postgres import keeper
from annotator.config.postgres.account import Account, account_for
from annotator.config.postgres.cluster import PORT, SUPERUSER, last_line, prepare, program, socket_folder
from annotator.config.postgres.errors import ServerUnusable

PATIENCE = 60.0
# What a killed server leaves in memory lasts some tenths of a second, and its successor gives up on it.
STARTS = 4

_joined: dict[Path, int] = {}
_keepers: list[subprocess.Popen[bytes]] = []
_one_at_a_time = threading.Lock()


def join(home: Path, database: str) -> None:
    """Have the server of home run at least as long as this process; raises ServerUnusable in one sentence."""
    with _one_at_a_time:
        try:
            if home not in _joined:
                make_home(home)
                _joined[home] = hold(home / "users", fcntl.LOCK_SH)
            elif kept(home):
                return
            start(home, database)
        except FileExistsError as error:
            raise ServerUnusable(f"{error.filename} must be a folder, for the embedded PostgreSQL.") from error
        except OSError as error:
            raise ServerUnusable(
                f"The embedded PostgreSQL cannot use {error.filename or home}: {error.strerror}."
            ) from error


def make_home(home: Path) -> None:
    """Make the folder that holds the server's files, its locks and its log."""
    home.parent.mkdir(parents=True, exist_ok=True)
    # Others may pass through, for root's sake, but not look; the data folder inside is its owner's alone.
    home.mkdir(mode=0o711, exist_ok=True)


def hold(path: Path, kind: int) -> int:
    """Take a lock that ends with this process; one that stays taken for too long raises ServerUnusable."""
    lock = os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                os.close(lock)
                raise ServerUnusable(f"Another process is starting or stopping the server: it holds {path}.") from None
            time.sleep(0.02)
        else:
            return lock


def kept(home: Path) -> bool:
    """Tell whether a keeper is at work."""
    lock = os.open(home / "keeper", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(lock)


def start(home: Path, database: str) -> None:
    """Start the server unless it runs, wait until it answers and make the database if it is missing."""
    starting = hold(home / "start", fcntl.LOCK_EX)
    try:
        account = account_for(home / "data")
        prepare(home, account)
        wait_for_answer(home, account, database)
    finally:
        os.close(starting)


def wait_for_answer(home: Path, account: Account | None, database: str) -> None:
    """Return when a keeper is at work and its server answers; starts a keeper where there is none."""
    end = time.monotonic() + PATIENCE
    starts = 0
    while not (kept(home) and answers(home, database)):
        # A keeper that is there but whose server is silent starts it, or ends it: both pass.
        nobody = not (starts and _keepers[-1].poll() is None) and not kept(home)
        if time.monotonic() > end or (nobody and starts == STARTS):
            log = last_line((home / "server.log").read_text(errors="replace"))
            raise ServerUnusable(f"The embedded PostgreSQL in {home} does not start: {log}")
        if nobody:
            starts += 1
            start_keeper(home, account)
        time.sleep(0.02)


def start_keeper(home: Path, account: Account | None) -> None:
    """Start a keeper that outlives this process, with a fresh log."""
    places = (home, program("postgres"), socket_folder(home))
    command = [sys.executable, "-P", keeper.__file__, *map(str, places)]
    if account:
        command += [f"--uid={account.uid}", f"--gid={account.gid}"]
    with open(home / "server.log", "wb", opener=private) as log:
        _keepers.append(
            subprocess.Popen(  # noqa: S603
                command, cwd="/", stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        )


def private(path: str, flags: int) -> int:
    """Open a file that only its owner reads."""
    return os.open(path, flags, 0o600)


def answers(home: Path, database: str) -> bool:
    """Tell whether the server takes connections; the one that asks makes the database if it is missing."""
    try:
        connection = psycopg.connect(
            host=str(socket_folder(home)), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
        )
    except psycopg.OperationalError:
        return False
    with connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    return True
