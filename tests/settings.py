"""The tests' settings: Claimdesk's own, with data in a corner apart and passwords that cost nothing."""

import os
from pathlib import Path

# Set before Claimdesk's settings are read; a worker process of the test run finds it set already.
var = Path(os.environ.get("CLAIMDESK_VAR") or Path(__file__).resolve().parent.parent / "var")
if var.name != "test":
    os.environ["CLAIMDESK_VAR"] = str(var / "test")
os.environ.setdefault("CLAIMDESK_SECRET_KEY", "known to everybody")
os.environ.setdefault("CLAIMDESK_SIGNING_KEY", "dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHR0dHQ=")
os.environ["CLAIMDESK_HTTPS"] = "false"

from annotator.config.settings import *  # noqa: E402, F403
from annotator.config.settings import DATABASES, STATIC_ROOT, STORAGES, TEMPLATES  # noqa: E402
from tests.missing_variables import Missing  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Missing()
# Nobody misses a test's rows after a power cut.
DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
# WhiteNoise warns of a folder that is not there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# What the lot draws depends on the numbers that claims happen to get; a test that is about it sets its own share.
SECOND_READING_PERCENT = KNOWN_ANSWER_PERCENT = 0
