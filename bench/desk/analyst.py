"""One analyst at work in a process of their own: python -m bench.desk.analyst DATABASE NAME DECISIONS."""

import json
import os
import sys

import django


def main(database: str, name: str, decisions: int) -> None:
    """Wait for a line on standard input, decide that many claims, and print what came of it."""
    settings.ALLOWED_HOSTS = ["*"]
    connection.settings_dict["NAME"] = database
    client = Client()
    client.force_login(User.objects.get(username=name))
    there, decided, errors = client.post(reverse("next_claim")).url, [], 0
    print("ready", flush=True)
    sys.stdin.readline()
    while len(decided) < decisions and errors < decisions:
        claim = Claim.objects.select_related("article").get(pk=int(there.split("/")[3]))
        sent = filled_in(claim) | {"outcome": "confirm"}
        response = client.post(reverse("decide_claim", args=[claim.pk]), sent, headers=HTMX)
        if response.status_code == 200:
            decided.append(claim.pk)
            there = response["HX-Push-Url"]
        else:
            errors += 1
            there = client.post(reverse("next_claim")).url
    print(json.dumps({"decided": decided, "errors": errors}), flush=True)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django has to be set up first
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from annotator.claims.models import Claim  # noqa: E402
from bench.desk.measuring import HTMX, filled_in  # noqa: E402

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
