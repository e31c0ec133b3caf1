"""Takes uploads in pieces and lets go of a file that is too large, long before it is all here."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from annotator.sources.reading import MAX_BYTES

_PIECE = 256 * 1024

View = Callable[..., HttpResponse]


class SizeLimit(FileUploadHandler):
    """Passes every file on until it is larger than an article may be; from there on it is skipped, by name."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.too_large: list[str] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece to the next handler, or drop the file."""
        if start + len(raw_data) > MAX_BYTES:
            self.too_large.append(self.file_name or "The file")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""


def accepts_uploads(unreadable: View) -> Callable[[View], View]:
    """Put a limit on the files of a view; `unreadable` answers a request that cannot be read at all, with why.

    Django would answer such a request with a bare 400 while it looks for the form's token. So the request is read
    here first, and the token is asked for afterwards.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.upload_handlers.insert(0, SizeLimit(request))
            try:
                request.POST  # noqa: B018 - reading it is what may fail
            except (SuspiciousOperation, MultiPartParserError) as error:
                _read_to_the_end(request)
                return unreadable(request, _sentence(error))
            return csrf_protect(view)(request, *args, **kwargs)

        return limited

    return decorate


def too_large_files(request: HttpRequest) -> list[str]:
    """Return the names of the files that were let go."""
    return [name for handler in request.upload_handlers if isinstance(handler, SizeLimit) for name in handler.too_large]


def _read_to_the_end(request: HttpRequest) -> None:
    """Take the rest in and forget it: a browser that is cut off while it sends never shows the answer."""
    while request.read(_PIECE):
        pass


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
    return "The upload arrived damaged and nothing was stored. Please send it again."
