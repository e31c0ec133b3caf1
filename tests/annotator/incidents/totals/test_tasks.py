"""The worker keeps totals: it drains marks every minute, and compares and repairs every night."""

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.incidents.totals.actions import waiting
from annotator.incidents.totals.models import MonthTotal, Total
from annotator.incidents.totals.tasks import REMOVING_JOB, check_every_total, drain_totals
from tests.factories import make_decided_claim

pytestmark = pytest.mark.django_db


def test_what_was_marked_is_counted_anew():
    make_decided_claim()
    assert drain_totals(timestamp=0) > 0
    assert waiting(1) == 0
    assert Total.objects.get().number.best == 4


def test_what_is_wrong_is_repaired_and_said_in_the_log(caplog):
    make_decided_claim()
    drain_totals(timestamp=0)
    Total.objects.update(min=3)
    MonthTotal.objects.update(incidents=7)
    assert check_every_total(timestamp=0) > 1
    assert Total.objects.get().min == 4
    assert "kept recorded killed 3–4, found recorded killed 4–4" in caplog.text
    assert "sums of months were wrong" in caplog.text
    caplog.clear()
    assert check_every_total(timestamp=0) == 0
    assert not caplog.records


def test_the_worker_knows_the_tasks_and_clears_up_behind_them():
    assert {drain_totals.name, check_every_total.name, REMOVING_JOB} <= set(app.tasks)
    check_every_total(timestamp=0)
    assert ProcrastinateJob.objects.filter(task_name=REMOVING_JOB, queue_name="totals").exists()
