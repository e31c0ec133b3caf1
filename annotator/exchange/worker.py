"""Tells whether anybody is there to do queued work."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

# Workers write a heartbeat every ten seconds; after three that are missing procrastinate itself gives a worker up.
SILENCE = timedelta(seconds=30)


def worker_is_alive() -> bool:
    """Tell whether any worker has given a sign of life in the last half minute."""
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - SILENCE).exists()
