"""The jobs of exports: one writes a file, the others look for what dead workers left and for files to forget."""

from procrastinate.contrib.django import app

from annotator.desk.exports.lists import rows_of_job
from annotator.exchange.exports.actions import QUEUE, WRITE_JOB, discard_old_files, take_up_abandoned, write_export
from annotator.exchange.exports.models import ExportJob


@app.task(name=WRITE_JOB, queue=QUEUE)
def write_queued_export(job_id: int) -> str:
    """Write an export, and return the state that it has then."""
    job = ExportJob.objects.select_related("user").get(pk=job_id)
    return str(write_export(job, rows_of_job(job)).state)


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="take_up_abandoned_exports")
def take_up_abandoned_exports(timestamp: int) -> int:
    """Queue again what a worker left in the middle when it died."""
    return take_up_abandoned()


@app.periodic(cron="17 3 * * *")
@app.task(queue=QUEUE, queueing_lock="discard_old_exports")
def discard_old_exports(timestamp: int) -> int:
    """Delete the files of exports whose time is over."""
    return discard_old_files()
