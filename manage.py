#!/usr/bin/env python
"""Runs Claimdesk's management commands."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"Claimdesk cannot start: {error}")
    except OperationalError as error:
        sys.exit(f"The database cannot be used: {error}")
