"""The ASGI application that a server runs."""

import os

from django.core.asgi import get_asgi_application

from annotator.config.kept import keep_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")

application = get_asgi_application()
keep_what_is_loaded()
