"""Brings the roles in the database in line with the table in annotator.config.roles."""

from typing import Any

from django.core.management.base import BaseCommand

from annotator.config.roles import ROLES, sync_roles


class Command(BaseCommand):
    """Run after every migration; running it again changes nothing."""

    help = "Brings the roles in the database in line with the program's table."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the groups and name them."""
        sync_roles()
        self.stdout.write(f"Roles: {', '.join(ROLES)}.")
