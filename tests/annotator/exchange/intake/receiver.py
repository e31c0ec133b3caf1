"""A receiver of messages on this machine that fails as often as it is told to."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Receiver:
    """What came, and what is answered next; the last answer is given to all after it."""

    answers: list[int]
    body: bytes = b"thanks"
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@contextmanager
def receiving(*answers: int, **how: Any) -> Iterator[Receiver]:
    """Receive messages while the block runs."""
    receiver = Receiver(list(answers), **how)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.came.append((self.path, dict(self.headers), body))
            status = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
            self.send_response(status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for sign in receiver.body:
                self.wfile.write(bytes([sign]))
                if receiver.drip:
                    self.wfile.flush()
                    time.sleep(receiver.drip)

        do_GET = do_POST

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_port}/in?from=desk"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
