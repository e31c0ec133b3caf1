"""Finds the account that the embedded server runs as, and lets it reach its files: root's worry."""

import logging
import os
import pwd
import stat
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.config.postgres.errors import ServerUnusable

SERVICE_ACCOUNT = "pgserver"
UNPRIVILEGED = "PostgreSQL does not run as root"
ACCESS_LIST = "system.posix_acl_access"
# Tags of a POSIX access control list as the kernel stores it.
OWNER, NAMED_USER, GROUP, MASK, OTHERS = 1, 2, 4, 16, 32
ENTER = 1
NOBODY = 0xFFFFFFFF

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the machine other than root."""

    name: str
    uid: int
    gid: int

    def as_user(self) -> dict[str, Any]:
        """Return the arguments with which subprocess runs a program as this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def account_for(data: Path) -> Account | None:
    """Return the account to run the server as, or None for the one who asks: PostgreSQL refuses root only."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid != 0:
        owner = data.stat()
        return Account(str(owner.st_uid), owner.st_uid, owner.st_gid)
    entry = service_account()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def service_account() -> pwd.struct_passwd:
    """Return the machine's account for the server, adding it where it is missing."""
    try:
        return pwd.getpwnam(SERVICE_ACCOUNT)
    except KeyError:
        add_service_account()
    return pwd.getpwnam(SERVICE_ACCOUNT)


def add_service_account() -> None:
    """Add an account without a password, a home or a shell."""
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run(["/usr/sbin/useradd", *options, SERVICE_ACCOUNT], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        raise ServerUnusable(
            f"{UNPRIVILEGED}: the account {SERVICE_ACCOUNT} cannot be added ({error}); "
            "run Claimdesk as an ordinary user, or set DATABASE_URL."
        ) from error


def let_reach(account: Account, path: Path) -> None:
    """Let the account, and nobody else, pass through the closed folders above path, naming each."""
    if can_reach(account, path):
        return
    for folder in reversed(path.parents):
        if not can_reach(account, folder):
            let_through(account, folder)
    if not can_reach(account, path):
        raise ServerUnusable(f"{UNPRIVILEGED}: the account {account.name} cannot reach {path}.")


def can_reach(account: Account, path: Path) -> bool:
    """Ask the kernel, as that account, whether it may enter a folder or run a program."""
    done = subprocess.run(["/usr/bin/test", "-x", str(path)], check=False, cwd="/", **account.as_user())  # noqa: S603
    return done.returncode == 0


def let_through(account: Account, folder: Path) -> None:
    """Add the account to the folder's access control list, with the right to pass through and no other."""
    try:
        os.setxattr(folder, ACCESS_LIST, access_list(folder, account.uid))
    except (AttributeError, OSError) as error:
        raise ServerUnusable(
            f"{UNPRIVILEGED}: the account {account.name} may not pass through {folder}; "
            f"run Claimdesk as an ordinary user, allow it with `chmod o+x {folder}`, or set DATABASE_URL."
        ) from error
    logger.warning(
        "%s: the account %s may from now on pass through %s.",
        UNPRIVILEGED,
        account.name,
        folder,
    )


def access_list(folder: Path, uid: int) -> bytes:
    """Return the folder's access control list with one more user, who may enter it."""
    try:
        stored = os.getxattr(folder, ACCESS_LIST)
    except OSError:
        mode = stat.S_IMODE(folder.stat().st_mode)
        entries = [(OWNER, mode >> 6 & 7, NOBODY), (GROUP, mode >> 3 & 7, NOBODY), (OTHERS, mode & 7, NOBODY)]
        entries.append((MASK, mode >> 3 & 7, NOBODY))
    else:
        entries = list(struct.iter_unpack("<HHI", stored[4:]))
    kept = [entry for entry in entries if (entry[0], entry[2]) != (NAMED_USER, uid)]
    widened = [(tag, rights | ENTER if tag == MASK else rights, who) for tag, rights, who in kept]
    # The kernel wants the entries in the order of their tags, users among themselves by number.
    ordered = sorted([*widened, (NAMED_USER, ENTER, uid)], key=lambda entry: (entry[0], entry[2]))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in ordered)
