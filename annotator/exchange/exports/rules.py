"""Who may take which list, and with which names; where they may not, the sentence they read."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from annotator.exchange.exports.columns import Listing
from annotator.exchange.exports.life import State
from annotator.exchange.exports.models import ExportJob
from annotator.review.rules import NotAllowed, twin

RIGHT = "annotator.export_rows"
FULL_RIGHT = "annotator.export_unredacted"
RECORD_RIGHT = "annotator.view_exportjob"
SILENCE = timedelta(minutes=3)


def check_take(user: User, listing: Listing, profile: str) -> None:
    """Raise the sentence where a person may not take this list, or not with all of its names."""
    if not user.has_perm(RIGHT):
        raise NotAllowed("Leads, data managers and publishers take lists with them.")
    if not user.has_perm(listing.permission):
        raise NotAllowed("You may take only what you may see.")
    if profile == ExportJob.Profile.FULL and not user.has_perm(FULL_RIGHT):
        raise NotAllowed("Only leads and data managers take lists in which protected names can be read.")


def check_see(user: User, job: ExportJob) -> None:
    """Raise the sentence where an export is somebody else's."""
    if user.pk != job.user_id and not user.has_perm(RECORD_RIGHT):
        raise NotAllowed("This export is somebody else's.")


def check_download(user: User, job: ExportJob, listing: Listing) -> None:
    """Raise the sentence where a person may not have the file; what they may is asked again each time."""
    check_see(user, job)
    check_take(user, listing, job.profile)
    if job.state != State.DONE:
        raise NotAllowed("There is no file, or no longer one.")


def is_silent(job: ExportJob) -> bool:
    """Tell whether an export should be under way, while its worker has not been heard of for minutes."""
    return job.state == State.WRITING and (job.seen_at is None or timezone.now() - job.seen_at > SILENCE)


can_take, can_see, can_download = twin(check_take), twin(check_see), twin(check_download)
