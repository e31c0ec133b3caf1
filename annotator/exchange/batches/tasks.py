"""The jobs of imports: one runs a batch, the other looks every minute for batches that a dead worker left."""

from procrastinate.contrib.django import app

from annotator.exchange.batches.actions import run_batch, take_up_abandoned
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.batches.recovery import QUEUE, RUN_JOB


@app.task(name=RUN_JOB, queue=QUEUE)
def run_queued_batch(batch_id: int) -> str:
    """Check, import or undo a batch, as its state says, and return the state that it has then."""
    return str(run_batch(ImportBatch.objects.get(pk=batch_id)).state)


@app.periodic(cron="* * * * *")
@app.task(queue=QUEUE, queueing_lock="take_up_abandoned_imports")
def take_up_abandoned_imports(timestamp: int) -> int:
    """Queue again what a worker left in the middle when it died; nothing of its work was kept, so it begins anew."""
    return take_up_abandoned()
