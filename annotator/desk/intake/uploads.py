"""How large the articles may be that the desk takes, and what it says to a request that it cannot read."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent

from annotator.exchange import uploads
from annotator.exchange.uploads import DAMAGED, View, too_large_files
from annotator.sources.reading import MAX_BYTES

__all__ = ["accepts_uploads", "too_large_files"]


def accepts_uploads(unreadable: View) -> Callable[[View], View]:
    """Put the limit of articles on the files of a view; `unreadable` answers a request that cannot be read at all."""
    return uploads.accepts_uploads(unreadable, most=lambda: MAX_BYTES, sentence=_sentence)


def _sentence(error: Exception) -> str:
    if isinstance(error, RequestDataTooBig):
        pasted = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1024**2
        return (
            f"What was pasted is larger than {pasted} MB. Save it as a file and upload that: files may have "
            f"{MAX_BYTES // 1024**2} MB. Nothing was stored; your browser's Back button shows what you typed."
        )
    if isinstance(error, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return f"These are more than {most} files. Send fewer at once, or use the command import_articles."
    return DAMAGED
