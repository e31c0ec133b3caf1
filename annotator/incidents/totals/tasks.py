"""The jobs that keep totals: what is marked is counted anew every minute, and every night all is compared."""

import logging

from procrastinate.contrib.django import app

from annotator.incidents.totals.actions import check_months, check_totals, drain_all

log = logging.getLogger(__name__)
QUEUE = "totals"
REMOVING_JOB = "builtin:procrastinate.builtin_tasks.remove_old_jobs"


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="drain_totals")
def drain_totals(timestamp: int) -> int:
    """Count anew what was marked since the last minute."""
    return drain_all()


@app.periodic(cron="23 3 * * *")
@app.task(queue=QUEUE, queueing_lock="check_totals")
def check_every_total(timestamp: int) -> int:
    """Compare every kept total with the claims, put right what differs, and say in the log what it was."""
    # A job a minute is half a million rows a year.
    app.configure_task(REMOVING_JOB, queue=QUEUE).defer(max_hours=24, queue=QUEUE)
    different = list(check_totals(repair=True))
    for one in different:
        log.error("A kept total was wrong and was counted anew: %s", one)
    if wrong := check_months(repair=True):
        log.error("%s sums of months were wrong and were summed anew", wrong)
    return len(different) + wrong
