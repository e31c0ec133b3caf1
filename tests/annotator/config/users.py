"""Processes that use an embedded server, for the tests to start and to end."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[3]
JOIN = """
import os, sys
from pathlib import Path
from annotator.config.postgres.embedded import join
join(Path(sys.argv[1]), "claimdesk")
{then}
print("in", flush=True)
sys.stdin.read()
"""


def wait_until(what: Callable[[], object], seconds: float = 20) -> None:
    """Ask until the answer is yes; complain when it never is."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"{what} stayed false for {seconds} s"
        time.sleep(0.02)


def start_user(home: Path, then: str = "") -> subprocess.Popen[str]:
    """Start a process that joins the server of home and stays until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", JOIN.format(then=then), str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def enter(home: Path, then: str = "") -> subprocess.Popen[str]:
    """Start a user and return when it has joined."""
    user = start_user(home, then)
    assert user.stdout is not None
    assert user.stdout.readline() == "in\n", user.communicate()[1]
    return user


def leave(user: subprocess.Popen[str]) -> None:
    """Let a user end by itself."""
    _, errors = user.communicate()
    assert user.returncode == 0, errors


def kill(user: subprocess.Popen[str], signal: int) -> None:
    """End a user by a signal."""
    user.send_signal(signal)
    user.communicate()


def server(home: Path) -> psutil.Process:
    """Return the server's process."""
    return psutil.Process(int((home / "data" / "postmaster.pid").read_text().split()[0]))


def keeper(home: Path) -> psutil.Process:
    """Return the keeper's process."""
    return next(
        process
        for process in psutil.process_iter(["cmdline"])
        if str(home) in (process.info["cmdline"] or []) and process.info["cmdline"][2].endswith("keeper.py")
    )


def is_gone(home: Path) -> bool:
    """Tell whether neither a server nor a keeper is left."""
    if (home / "data" / "postmaster.pid").exists():
        return False
    lock = os.open(home / "keeper", os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(lock)
    return True
