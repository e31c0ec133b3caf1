"""Show why the extractor says what it says about a text or an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.claims.actions import document_of
from annotator.claims.languages import no_extractor_for
from annotator.desk.requests import DeskRequest
from annotator.extraction import Document
from annotator.extraction.explaining import Account, Explanation, SentenceNotes
from annotator.extraction.explaining import explain as explain_document
from annotator.extraction.second_opinion import ModelUnavailable
from annotator.sources.language import language_of
from annotator.sources.models import Article
from annotator.sources.normalise import normalise

# What a page can show; the command has no such limit.
LONGEST = 40_000


class ExplainForm(forms.Form):
    """A text in the address, so that an explanation can be passed on."""

    text = forms.CharField(
        label="Text",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text="A sentence or a few. Nothing of it is stored.",
    )


@dataclass(frozen=True)
class Told:
    """A sentence with the candidates that were found in it."""

    notes: SentenceNotes
    accounts: Sequence[Account]


@require_safe
@permission_required("annotator.adjudicate_claim", raise_exception=True)
def explain(request: DeskRequest) -> HttpResponse:
    """Explain a text, or an article that is named."""
    form = ExplainForm(request.GET)
    article = _article(request.GET.get("article", ""))
    text = form.cleaned_data.get("text", "") if form.is_valid() else ""
    document = document_of(article) if article else _document(text)
    explanation, problem = _explained(document)
    context = {
        "form": form,
        "article": article,
        "problem": problem,
        "explanation": explanation,
        "told": told(explanation) if explanation else [],
    }
    return render(request, "annotator/explain/explain.html", context)


def _explained(document: Document) -> tuple[Explanation | None, str]:
    """Return the explanation, or the sentence that says why there is none; an empty text has neither."""
    problem = _problem(document)
    if problem or not document.text.strip():
        return None, problem
    try:
        return explain_document(document), ""
    except ModelUnavailable as error:
        return None, str(error)


def told(explanation: Explanation) -> list[Told]:
    """Return the sentences in order, each with its candidates."""
    return [
        Told(notes, [one for one in explanation.accounts if notes.start <= one.candidate.sentence_start < notes.end])
        for notes in explanation.sentences
    ]


def _article(pk: str) -> Article | None:
    return get_object_or_404(Article, pk=pk) if pk.isdecimal() and len(pk) < 19 else None


def _document(text: str) -> Document:
    text = normalise(text)
    return Document(text, language=language_of(text))


def _problem(document: Document) -> str:
    if len(document.text) > LONGEST:
        return f"This text has more than {LONGEST:,} characters, too many for a page; use manage.py explain --article."
    return no_extractor_for(document.language) if document.text.strip() else ""
