"""Takes uploads in pieces and lets go of a file that is too large, long before it is all here."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt, csrf_protect

_PIECE = 256 * 1024
DAMAGED = "The upload arrived damaged and nothing was stored. Please send it again."

View = Callable[..., HttpResponse]


class SizeLimit(FileUploadHandler):
    """Passes every file on until it is larger than it may be; from there on it is skipped, by name."""

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most = most
        self.too_large: list[str] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece to the next handler, or drop the file."""
        if start + len(raw_data) > self.most:
            self.too_large.append(self.file_name or "The file")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""


def accepts_uploads(
    unreadable: View, most: Callable[[], int], sentence: Callable[[Exception], str] = lambda error: DAMAGED
) -> Callable[[View], View]:
    """Put a limit on the files of a view; `unreadable` answers a request that cannot be read at all, with why.

    Django would answer such a request with a bare 400 while it looks for the form's token. So the request is read
    here first, and the token is asked for afterwards.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.upload_handlers.insert(0, SizeLimit(request, most()))
            try:
                request.POST  # noqa: B018 - reading it is what may fail
            except (SuspiciousOperation, MultiPartParserError) as error:
                _read_to_the_end(request)
                return unreadable(request, sentence(error))
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
