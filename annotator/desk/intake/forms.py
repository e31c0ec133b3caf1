"""The forms by which articles come in and get their dates."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from annotator.desk.day_input import DayInput
from annotator.desk.intake.received import Sending
from annotator.sources.actions import Window
from annotator.sources.models import Article, Source
from annotator.sources.reading import MAX_BYTES
from annotator.sources.rules import BadDates, check_window

READABLE = ".txt,.html,.htm,.xhtml,.pdf,text/plain,text/html,application/pdf"


class FilesInput(forms.FileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Zero or more files; an empty one is left to the reader of files, which names it."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files as a list."""
        return list(data or [])


class DatesForm(forms.Form):
    """When an article was published, and which days it reports on."""

    published = forms.DateField(
        label="Published on", required=False, widget=DayInput, help_text="Leave it empty if nobody knows."
    )
    window_start = forms.DateField(label="Reports from", required=False, widget=DayInput)
    window_end = forms.DateField(
        label="Until",
        required=False,
        widget=DayInput,
        help_text="This day belongs to the next window: a month from the 23rd runs until the next 23rd.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a window whose days contradict each other."""
        cleaned = super().clean() or self.cleaned_data
        try:
            check_window(cleaned.get("window_start"), cleaned.get("window_end"))
        except BadDates as error:
            self.add_error("window_end", str(error))
        return cleaned

    @property
    def window(self) -> Window | None:
        """Return the window that was given, if one was."""
        start, end = self.cleaned_data["window_start"], self.cleaned_data["window_end"]
        return Window(start, end) if start and end else None

    @classmethod
    def of(cls, article: Article) -> "DatesForm":
        """Return the form as an article's present dates fill it."""
        return cls(
            initial={name: getattr(article, name) for name in ("published", "window_start", "window_end")},
            auto_id="dates_%s",
        )


class ImportForm(DatesForm):
    """One pasted text or some files, by one source."""

    source = forms.CharField(
        label="Source",
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off"}),
        help_text="Who wrote it. Choose a source that is known already, or name a new one.",
    )
    text = forms.CharField(
        label="Paste the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    uploads = FilesField(
        label="or choose files",
        required=False,
        widget=FilesInput(attrs={"accept": READABLE}),
        help_text=f"Plain text, web pages (HTML) or PDF, up to {MAX_BYTES // 1024**2} MB each.",
    )
    title = forms.CharField(
        label="Title", required=False, max_length=500, help_text="Left empty, it is taken from the text."
    )
    url = forms.URLField(label="Web address", required=False, max_length=1000, assume_scheme="https")

    field_order = "source text uploads title url published window_start window_end".split()

    def __init__(self, *args: Any, too_large: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean_source(self) -> str:
        """Return the name of the known source where only capitals or spaces differ."""
        name = " ".join(self.cleaned_data["source"].split())
        known = Source.objects.filter(name__iexact=name).values_list("name", flat=True).first()
        return known or name

    def clean(self) -> dict[str, Any]:
        """Ask for either a text or files, and for a title only where it can belong to one article."""
        cleaned = super().clean()
        text, files = cleaned.get("text", "").strip(), cleaned.get("uploads", [])
        for name in self.too_large:
            limit = MAX_BYTES // 1024**2
            self.add_error("uploads", f"{name} is larger than {limit} MB, the limit for one file. Nothing was stored.")
        if not (text or files or self.errors):
            self.add_error("text", "Paste a text or choose a file.")
        if text and files:
            self.add_error("uploads", "Send either a pasted text or files, not both.")
        if len(files) > 1:
            for name in ("title", "url"):
                if cleaned.get(name):
                    self.add_error(name, "With several files leave this empty: it can belong to one article only.")
        return cleaned

    @property
    def sending(self) -> Sending:
        """Return what was sent, ready to be stored."""
        cleaned = self.cleaned_data
        return Sending(
            source=cleaned["source"],
            text=cleaned["text"],
            files=cleaned["uploads"],
            title=cleaned["title"],
            url=cleaned["url"],
            published=cleaned["published"],
            window=self.window,
        )
