"""What is sent and what is answered; the words here are what the OpenAPI document and the reference page say."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import BaseModel, ConfigDict

from annotator.sources.reading import MAX_BYTES

Body = dict[str, Any]
Day = Annotated[date, Field(strict=True)]
# Base64 has four characters for three bytes.
MOST_CHARACTERS = MAX_BYTES // 3 * 4 + 4

EXAMPLE: Body = {
    "source": "Euphrates Ledger",
    "title": "Clashes near the crossing",
    "url": "https://ledger.example/2022/01/17",
    "text": "Clashes broke out near the village on Monday. Four fighters were killed.",
    "published": "2022-01-18",
}


class ArticleIn(BaseModel):
    """One article: a text, a web page or a file, with what is known about it. Send exactly one of the three."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": EXAMPLE})

    source: str = Field("", max_length=200, description="Who wrote it: a source that is known, by name or other name.")
    text: str | None = Field(None, description="The plain text.")
    html: str | None = Field(None, description="A web page as it was served; its furniture is removed.")
    file: str | None = Field(None, max_length=MOST_CHARACTERS, description="A text, HTML or PDF file, in base64.")
    filename: str = Field("", max_length=255, description="The file's name; dates may be read from it.")
    media_type: str = Field("", max_length=100, description="The file's media type, with its charset where it has one.")
    title: str = Field("", max_length=500, description="Left out, it is taken from the text.")
    url: str = Field("", max_length=1000, description="Its address, http or https.")
    published: Day | None = Field(None, description="The day of publication, where it is known.")
    window_start: Day | None = Field(None, description="The first day that it reports on.")
    window_until: Day | None = Field(None, description="The first day that no longer belongs to the window.")


class ArticleTaken(Schema):
    """What became of an article that was sent."""

    id: int
    created: bool = Field(description="False where its bytes or its text were there already.")
    source: str | None = Field(description="Null where it was there already as another source's.")
    title: str
    language: str
    published: date | None
    published_basis: str = Field(description="Where the day was taken from: stated, filename, series, asked, unknown.")
    window_start: date | None
    window_until: date | None
    window_basis: str
    dating_question: str = Field(description="What a person is asked about the dates; empty if nothing.")
    notes: list[str] = Field(description="What was noticed while it was read and dated.")
    extraction: str = Field(description="Its reading for claims: queued, running, done, failed or none.")
    text_sha256: str = Field(description="The hash of the normalised text.")
    page: str = Field(description="Its page on the desk.")


class RefusedRow(Schema):
    """A row that was not taken, and why."""

    row: int = Field(description="The line of what was sent, the first being 1.")
    field: str
    value: str
    reason: str


class BatchOut(Schema):
    """Rows that were sent together, and how far they are."""

    id: int
    state: str = Field(
        description="uploaded, mapped, checking, checked, importing, imported, undoing, undone or cancelled."
    )
    settled: bool = Field(description="True once nothing more will happen by itself.")
    rows: int = Field(description="How many rows were checked; 0 until then.")
    new: int
    changed: int
    unchanged: int
    refused: int
    first_refused: list[RefusedRow]
    says: str = Field(description="What went wrong with the whole of it; empty if nothing.")
    address: str = Field(description="Ask here how it stands.")


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str
