"""Runs the embedded server for as long as somebody uses it; a program of its own, without Django.

Each user of the server holds a shared lock on the file `users`, which the kernel takes back when the process
ends, however it ends. The keeper waits for the exclusive lock on that file: when it gets it, nobody is left.
Its own lock on the file `keeper` tells the others that it is at work.
"""

import argparse
import fcntl
import os
import signal
import threading
import time
from pathlib import Path

import psutil

# Another process holds the keeper's lock for an instant when it asks whether a keeper is there.
ATTEMPTS = 40


def main() -> None:
    """Start the server, or find the one that a killed keeper left, and stay until it ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("postgres")
    parser.add_argument("socket_folder")
    parser.add_argument("--uid", type=int)
    parser.add_argument("--gid", type=int)
    options = parser.parse_args()
    if take_keeper_lock(options.home):
        server = running_server(options.home / "data") or start_server(options)
        threading.Thread(target=stop_when_unused, args=(options.home, server), daemon=True).start()
        server.wait()


def take_keeper_lock(home: Path) -> bool:
    """Hold the keeper's lock until this process ends; false when another keeper has it."""
    lock = os.open(home / "keeper", os.O_RDONLY | os.O_CREAT, 0o644)
    for _ in range(ATTEMPTS):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.025)
        else:
            return True
    return False


def running_server(data: Path) -> psutil.Process | None:
    """Return the server that already works on these files, clearing a pid file that names another process."""
    pid_file = data / "postmaster.pid"
    try:
        process = psutil.Process(int(pid_file.read_text().split("\n", 1)[0]))
        if process.name() == "postgres" and str(data) in process.cmdline():
            return process
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        # PostgreSQL itself copes with the file of a dead process; only a number in use again stops it.
        return None
    pid_file.unlink()
    return None


def start_server(options: argparse.Namespace) -> psutil.Process:
    """Start the server on its socket alone; its messages go where this process's own go."""
    folder = '"' + options.socket_folder.replace('"', '""') + '"'
    settings = {
        "listen_addresses": "",
        "port": "5432",
        "unix_socket_directories": folder,
        "unix_socket_permissions": "0700",
    }
    command = [options.postgres, "-D", str(options.home / "data")]
    command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    groups: list[int] | None = None if options.uid is None else []
    return psutil.Popen(  # type: ignore[no-any-return]
        command,
        cwd="/",
        user=options.uid,
        group=options.gid,
        extra_groups=groups,
        umask=0o077,
        start_new_session=True,
    )


def stop_when_unused(home: Path, server: psutil.Process) -> None:
    """Wait until nobody holds the users' lock, then end the server; meanwhile newcomers are kept out."""
    users = os.open(home / "users", os.O_RDONLY | os.O_CREAT, 0o644)
    fcntl.flock(users, fcntl.LOCK_EX)
    # SIGINT is PostgreSQL's "fast" shutdown: it waits for no client and loses nothing.
    server.send_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
