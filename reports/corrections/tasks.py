"""The job that compares the current editions with the claims as they stand now."""

from procrastinate.contrib.django import app

from reports.corrections.actions import look_for_changes

EVERY_QUARTER_OF_AN_HOUR = "*/15 * * * *"


@app.periodic(cron=EVERY_QUARTER_OF_AN_HOUR)
@app.task(name="reports.look_for_changes", queue="corrections", queueing_lock="reports.look_for_changes")
def look_for_corrections(timestamp: int) -> None:
    """Open a notice for every current edition that is no longer right."""
    look_for_changes()
