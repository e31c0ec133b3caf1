"""What can be sent and asked with a token: one article, many at once, and how a batch stands."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Header, Router
from pydantic import StringConstraints

from annotator.exchange.intake.actions import Answer, answer_once
from annotator.exchange.intake.articles import take
from annotator.exchange.intake.door import SourceToken
from annotator.exchange.intake.models import Scope
from annotator.exchange.intake.schemas import MOST_CHARACTERS, ArticleIn, ArticleTaken, Problem
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


def told(answer: Answer) -> HttpResponse:
    """Return an answer, and say where it was given before."""
    headers = {"Idempotent-Replayed": "true"} if answer.again else {}
    return JsonResponse(answer.body, status=answer.status, headers=headers)
