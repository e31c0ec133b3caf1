"""The forms by which a party's answer is kept and an assessment is proposed."""

from typing import Any, cast

from django import forms

from annotator.claims.by_hand.finding import occurrences
from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.origins.reading import WITH_ORIGIN, origin_of
from annotator.desk.day_input import DayInput
from annotator.incidents.allegations.actions import Quoted
from annotator.incidents.allegations.evidence import Evidence, Kind
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.citations.models import Citation
from annotator.incidents.facts import Number
from annotator.sources.models import Article
from annotator.sources.normalise import normalise

BOUNDS = ("min", "best", "max")


class PositionForm(forms.Form):
    """What a party answers; its words are quoted from an article of the desk, or a note says where they stand."""

    party = forms.CharField(label="Party", max_length=300)
    says = forms.ChoiceField(label="It", choices=Position.Says.choices)
    said_on = forms.DateField(label="On", required=False, widget=DayInput)
    article = forms.ModelChoiceField(
        label="In the article", required=False, queryset=Article.objects.none(), empty_label="none of the desk's"
    )
    passage = forms.CharField(
        label="In these words", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    note = forms.CharField(label="Note: where it said so", required=False, max_length=2000)
    declared_min, declared_best, declared_max, conceded_min, conceded_best, conceded_max = (
        forms.IntegerField(label=f"{kind} {bound}", required=False, min_value=0, max_value=2_000_000_000)
        for kind in ("Declared", "Conceded")
        for bound in BOUNDS
    )

    def __init__(self, articles: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["article"])
        field.queryset = Article.objects.filter(pk__in=articles)

    def clean(self) -> dict[str, Any]:
        """Find the passage, and read the numbers."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["quoted"] = self._quoted(cleaned.get("article"), normalise(cleaned.get("passage", "")))
        for kind in ("declared", "conceded"):
            cleaned[kind] = self._number(kind)
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return what a valid form says, as the action takes it."""
        return {
            name: self.cleaned_data[name]
            for name in ("party", "says", "said_on", "note", "declared", "conceded", "quoted")
        }

    def _quoted(self, article: Article | None, words: str) -> Quoted | None:
        if not article and not words.strip():
            return None
        if article is None or not words.strip():
            self.add_error("passage", "Name the article and the words in it, or leave both empty.")
            return None
        found = occurrences(article.text, words)
        if len(found) != 1:
            times = "does not have these words" if not found else "has these words more than once: paste more of them"
            self.add_error("passage", f"The article {times}.")
            return None
        return Quoted(article, found[0].start, found[0].end)

    def _number(self, kind: str) -> Number | None:
        low, best, high = (self.cleaned_data.get(f"{kind}_{bound}") for bound in BOUNDS)
        if low is best is high is None:
            return None
        alone = low is None and high is None
        number = Number((best or 0) if low is None else low, best, best if alone else high)
        given = [bound for bound in (number.min, number.best, number.max) if bound is not None]
        if given != sorted(given):
            self.add_error(f"{kind}_min", "Min is at most best, and best at most max.")
        return number


class AssessmentForm(forms.Form):
    """How an allegation ends, and on what evidence; the evidence is chosen among what the desk has linked."""

    end = forms.ChoiceField(label="It ends", choices=Assessment.End.choices)
    evidence = forms.ChoiceField(label="Evidence")
    reference = forms.CharField(
        label="Imagery", required=False, max_length=2000, help_text="Which picture, of which day, read by whom."
    )
    url = forms.URLField(label="Its address", required=False, max_length=1000, assume_scheme="https")
    reason = forms.CharField(
        label="What it shows", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, claim: Claim, positions: list[Position], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices: dict[str, Evidence] = {}
        field = cast(forms.ChoiceField, self.fields["evidence"])
        field.choices = [
            ("Another independent source", [*self._claims(claim, same=False), *self._citations(claim)]),
            ("An admission", [self._offer("position", one, str(one)) for one in positions if one.says == "accepts"]),
            ("A newer figure of the same source", self._claims(claim, same=True)),
            (
                "Other",
                [(Kind.IMAGERY, "Imagery, described below"), (Kind.SEARCH, "What was looked for, and not found")],
            ),
        ]

    def named(self) -> Evidence:
        """Return the evidence that a valid form names."""
        chosen = self.cleaned_data["evidence"]
        said = {"reference": self.cleaned_data["reference"], "url": self.cleaned_data["url"]}
        return self.choices.get(chosen) or Evidence(chosen, **said)

    def _claims(self, claim: Claim, *, same: bool) -> list[tuple[str, str]]:
        if not hasattr(claim, "link"):
            return []
        beside = Claim.objects.filter(link__incident=claim.link.incident_id, kind=claim.kind, status__in=ACCEPTED)
        beside = (
            beside.exclude(pk=claim.pk).select_related("article__source", "link", WITH_ORIGIN).defer("article__text")
        )
        origin = origin_of(claim)
        return [
            self._offer("newer" if same else "claim", one, f"{one.article.source.name}: {_short(one.quote)}")
            for one in beside
            if (origin_of(one) == origin) is same
        ]

    def _citations(self, claim: Claim) -> list[tuple[str, str]]:
        cited = Citation.objects.standing().filter(claim=claim, stance__in=("supports", "contradicts"))
        cited = cited.select_related("article__source").defer("article__text")
        return [
            self._offer(
                "citation", one, f"{one.article.source.name} {one.get_stance_display().lower()}: {_short(one.quote)}"
            )
            for one in cited
        ]

    def _offer(self, name: str, one: Any, words: str) -> tuple[str, str]:
        made = {
            "claim": lambda: Evidence(Kind.SOURCE, other=one),
            "newer": lambda: Evidence(Kind.NEWER, other=one),
            "citation": lambda: Evidence(Kind.SOURCE, citation=one),
            "position": lambda: Evidence(Kind.ADMISSION, position=one),
        }
        self.choices[f"{name}-{one.pk}"] = made[name]()
        return f"{name}-{one.pk}", words


def _short(quote: str) -> str:
    return quote if len(quote) <= 70 else f"{quote[:69]}…"
