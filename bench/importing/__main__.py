"""Runs the bench: python -m bench.importing [ROWS …]."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
django.setup()

from bench.importing.report import main  # noqa: E402 - Django has to be set up first

main(sys.argv[1:])
