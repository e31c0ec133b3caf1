"""Runs the bench: python -m bench.figures [CLAIMS]."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
django.setup()

from bench.figures.report import main  # noqa: E402 - Django has to be set up first

main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
