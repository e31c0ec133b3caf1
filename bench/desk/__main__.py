"""Runs the bench: python -m bench.desk [--million]."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")

import annotator.config.wsgi  # noqa: F401 - sets Django up as a server does
from bench.desk.report import main

main(sys.argv[1:])
