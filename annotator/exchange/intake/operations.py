"""What can be sent and asked with a token: one article, many at once, and how a batch stands."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Query, Router
from pydantic import StringConstraints

from annotator.exchange.intake.actions import Answer, answer_once
from annotator.exchange.intake.articles import take
from annotator.exchange.intake.door import SourceToken
from annotator.exchange.intake.many import ARTICLES, CLAIMS, batch_of, state_of, take_many
from annotator.exchange.intake.models import Scope
from annotator.exchange.intake.schemas import MOST_CHARACTERS, ArticleIn, ArticleTaken, BatchOut, Problem
from annotator.exchange.intake.understanding import understood

router = Router()
# The longest file in base64, and room for what is said about it.
MOST_OF_ONE = MOST_CHARACTERS + 65_536
REFUSALS = dict.fromkeys((400, 401, 403, 411, 413, 415, 422, 429), Problem)
Key = Annotated[
    str,
    StringConstraints(max_length=255, pattern=r"^[\x21-\x7e]*$"),
    Header("", alias="Idempotency-Key", description="Any text of yours; the same one again gets the same answer."),
]
ONE = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": ArticleIn.model_json_schema()}},
    }
}


MOST_OF_MANY = 100 * 1024 * 1024
OnBad = Annotated[
    Literal["skip", "refuse"],
    Query("skip", description="What becomes of the other rows where some are refused: they come in, or none does."),
]
MANY = {
    "requestBody": {
        "required": True,
        "content": {"application/x-ndjson": {"schema": {"type": "string", "description": "One JSON object a line."}}},
    }
}
TAKEN = {202: BatchOut, 200: BatchOut, 409: Problem, **REFUSALS}


@router.post(
    "/articles",
    auth=SourceToken(Scope.SEND_ARTICLES, MOST_OF_ONE),
    response={201: ArticleTaken, 200: ArticleTaken, **REFUSALS},
    summary="Send one article",
    openapi_extra=ONE,
)
def send_article(request: HttpRequest, key: Key) -> Any:
    """Keep an article and have it read for claims; 201 if it is new, 200 if its bytes or text were there already."""
    token = request.auth  # type: ignore[attr-defined]
    body = request.read(MOST_OF_ONE)
    sent = understood(body)
    return told(
        answer_once(
            token=token,
            key=key,
            asked=body,
            do=lambda: take(sent=sent, token=token, at=request.build_absolute_uri),
        )
    )


@router.post(
    "/articles/bulk",
    auth=SourceToken(Scope.SEND_ARTICLES, MOST_OF_MANY),
    response=TAKEN,
    summary="Send many articles",
    openapi_extra=MANY,
)
def send_articles(request: HttpRequest, on_bad: OnBad) -> Any:
    """Take articles, one JSON object a line; they are checked, then imported as one batch that can be undone."""
    return _take_many(request, ARTICLES, on_bad)


@router.post(
    "/claims/bulk",
    auth=SourceToken(Scope.PROPOSE_CLAIMS, MOST_OF_MANY),
    response=TAKEN,
    summary="Propose claims",
    openapi_extra=MANY,
)
def propose_claims(request: HttpRequest, on_bad: OnBad) -> Any:
    """Take claims on articles that are here, one JSON object a line; they become candidates, and people decide."""
    return _take_many(request, CLAIMS, on_bad)


@router.get(
    "/batches/{int:number}",
    auth=SourceToken(Scope.READ_BATCHES),
    response={200: BatchOut, 404: Problem, **REFUSALS},
    summary="How a batch stands",
)
def batch(request: HttpRequest, number: int) -> Any:
    """Return how far a batch of this token is, with the first rows that were refused and why."""
    token = request.auth  # type: ignore[attr-defined]
    return told(Answer(200, state_of(batch_of(token, number), _batches_at(request))))


def _take_many(request: HttpRequest, resource: str, on_bad: str) -> HttpResponse:
    token = request.auth  # type: ignore[attr-defined]
    answer = take_many(body=request, token=token, resource=resource, on_bad=on_bad, at=_batches_at(request))
    response = told(answer)
    response.headers["Location"] = answer.body["address"]
    return response


def _batches_at(request: HttpRequest) -> Callable[[int], str]:
    return lambda number: request.build_absolute_uri(f"/api/v1/batches/{number}")


def told(answer: Answer) -> HttpResponse:
    """Return an answer, and say where it was given before."""
    headers = {"Idempotent-Replayed": "true"} if answer.again else {}
    # In one order, since the database that keeps an answer keeps none.
    return JsonResponse(answer.body, status=answer.status, headers=headers, json_dumps_params={"sort_keys": True})
