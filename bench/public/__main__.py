"""Runs the bench: python -m bench.public."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
django.setup()

from bench.public.report import main  # noqa: E402 - Django has to be set up first

main()
