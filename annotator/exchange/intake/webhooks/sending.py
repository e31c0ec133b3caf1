"""Sends one message to one address: to the number that was checked, with no redirect, and within bounds."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.exchange.intake.webhooks.addresses import (
    IP,
    Allowed,
    BadAddress,
    Target,
    check_numbers,
    numbers_of,
    target_of,
)

SECONDS = 10.0
# Of an answer, no more is read than is shown.
MOST_BYTES = 300
# Of the numbers of a name, so many are tried.
MOST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of sending: the status and the beginning of the answer, or why there was none."""

    status: int | None
    answer: str

    @property
    def taken(self) -> bool:
        """Tell whether the message was taken."""
        return self.status is not None and 200 <= self.status < 300


class _Pinned(http.client.HTTPConnection):
    """Connects to numbers that were checked: asked a second time, the name could lead elsewhere."""

    def __init__(self, target: Target, numbers: Sequence[IP], seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds / min(len(numbers), MOST_NUMBERS))
        self.target, self.numbers = target, numbers[:MOST_NUMBERS]
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Open the connection, encrypted and with the name's certificate checked."""
        self.sock = self.opened = self._reached()
        if self.target.scheme == "https":
            context, name = ssl.create_default_context(), self.target.host
            secured = context.wrap_socket(self.sock, server_hostname=name, do_handshake_on_connect=False)
            self.sock = self.opened = secured
            secured.do_handshake()

    def _reached(self) -> socket.socket:
        *others, last = self.numbers
        for number in others:
            try:
                return socket.create_connection((str(number), self.port), self.timeout)
            except OSError:
                continue
        return socket.create_connection((str(last), self.port), self.timeout)

    def cut(self) -> None:
        """End it, whatever it waits for: the timeout alone begins anew with every byte."""
        if self.opened:
            self.opened.shutdown(socket.SHUT_RDWR)


def send(url: str, body: bytes, headers: Mapping[str, str], allowed: Allowed, seconds: float = SECONDS) -> Outcome:
    """Send a message and return what came of it; nothing that a receiver does is raised."""
    try:
        target = target_of(url, allowed)
        numbers = check_numbers(target.host, numbers_of(target.host, target.port), allowed)
    except BadAddress as error:
        return Outcome(None, str(error)[:MOST_BYTES])
    connection = _Pinned(target, numbers, seconds)
    watch = threading.Timer(seconds, _cut, [connection])
    watch.start()
    try:
        connection.request("POST", target.path, body, dict(headers))
        answer = connection.getresponse()
        return Outcome(answer.status, _words(answer.read(MOST_BYTES)))
    except (OSError, UnicodeError, http.client.HTTPException) as error:
        return Outcome(None, _words(f"{type(error).__name__}: {error}".encode()))
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: _Pinned) -> None:
    with contextlib.suppress(OSError):  # it may have ended by itself meanwhile
        connection.cut()


def _words(answer: bytes) -> str:
    return " ".join(answer.decode(errors="replace").replace("\x00", "␀").split())[:MOST_BYTES]
