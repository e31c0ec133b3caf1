"""The jobs that tell webhooks what happened, and that forget what is kept long enough."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from annotator.exchange.intake.actions import forget_answers
from annotator.exchange.intake.many import confirm_checked
from annotator.exchange.intake.webhooks.actions import allowed, forget_deliveries, note_news
from annotator.exchange.intake.webhooks.delivering import deliver_due
from annotator.exchange.intake.webhooks.models import Delivery, Webhook

QUEUE = "webhooks"
REMOVING_JOB = "builtin:procrastinate.builtin_tasks.remove_old_jobs"


@app.periodic(cron="* * * * *")
@app.task(name="intake.look_for_news", queue=QUEUE, queueing_lock="intake.look_for_news")
def look_for_news(timestamp: int) -> None:
    """Note what webhooks are to be told, and have each that something is due for told it by a job of its own."""
    if not allowed().hosts:
        return
    now = timezone.now()
    note_news(now)
    due = Delivery.objects.filter(state=Delivery.State.WAITING, next_at__lte=now, webhook__active=True)
    for pk in due.order_by("webhook").values_list("webhook", flat=True).distinct():
        try:
            # No lock of the queue's: a job whose worker was killed would hold it for good. Messages have their own.
            tell_webhook.configure(queueing_lock=f"webhook {pk}").defer(webhook_id=pk)
        except AlreadyEnqueued:
            continue


@app.task(name="intake.tell_webhook", queue=QUEUE)
def tell_webhook(webhook_id: int) -> None:
    """Send one webhook what is due, unless somebody switched it off meanwhile."""
    for webhook in Webhook.objects.active().filter(pk=webhook_id):
        deliver_due(webhook)


@app.periodic(cron="* * * * *")
@app.task(name="intake.confirm_checked", queue=QUEUE, queueing_lock="intake.confirm_checked")
def confirm_checked_batches(timestamp: int) -> int:
    """Have what programs sent imported as soon as it is checked."""
    return confirm_checked()


@app.periodic(cron="41 3 * * *")
@app.task(name="intake.forget", queue=QUEUE, queueing_lock="intake.forget")
def forget(timestamp: int) -> None:
    """Delete kept answers and ended messages that are old, and the jobs of a day ago."""
    now = timezone.now()
    forget_answers(now)
    forget_deliveries(now)
    app.configure_task(REMOVING_JOB, queue=QUEUE).defer(max_hours=24, queue=QUEUE)
