"""A desk's own phrases of the hedge table, as a table."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet

from annotator.claims.hedges import rules
from annotator.claims.hedges.actions import add_phrase, change_phrase, retire_phrase
from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.vocabulary import choices
from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Choice, Text
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field


class Phrase(Text):
    """A phrase as it is kept: lower case, single spaces."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return the phrase of a cell."""
        return rules.plain(super().clean(value))


class HedgePhraseResource(ModelResource):
    """Phrases that hedge numbers in the texts of all sources, recognised by themselves."""

    id = "hedge_phrases"
    label = "Hedge phrases"
    help = (
        "Words of the desk’s own that hedge a number in the texts of all sources; what one source alone means is added "
        "on a page. Texts are read with them from now on. An undo retires the phrases, since the record keeps them."
    )
    permission = "annotator.add_hedgephrase"
    columns = (
        Column("phrase", "Phrase", "Rows are recognised by it: small letters.", True, "close on", ("words", "text")),
        Column("hedge", "Hedge", "The row that it reads as; a new phrase needs it.", False, "nearly", ("reads_as",)),
        Column(
            "stands", "Where it stands", "before, after or instead of a number; before if not said.", False, "before"
        ),
        Column("reason", "Reason", "Why, with an example; a new phrase needs it.", False, "“close on 20”", ("note",)),
    )

    phrase = Field(Phrase(), "phrase")
    hedge = Field(Choice(lambda: choices("hedges")), "hedge")
    stands = Field(Choice(lambda: HedgePhrase.Stands.choices), "stands")
    reason = Field(Text(), "reason")

    class Meta:
        model = HedgePhrase
        import_id_fields = ["phrase"]
        fields = ["phrase", "hedge", "stands", "reason"]

    def get_queryset(self) -> QuerySet[HedgePhrase]:
        """Return what hedges now, in the texts of all sources."""
        return HedgePhrase.objects.standing().filter(source=None)

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """Refuse what can be no phrase of the hedge table."""
        for draft in drafts:
            kept = draft.instance
            self._ask(draft, "phrase", lambda kept=kept: rules.check_phrase(kept.phrase))
            self._ask(draft, "hedge", lambda kept=kept: rules.check_stands(kept.hedge, kept.stands))

    def _ask(self, draft: Draft, name: str, rule: Any) -> None:
        try:
            rule()
        except rules.NotAHedge as refusal:
            draft.refuse("rule", name, getattr(draft.instance, name), str(refusal))

    def add(self, drafts: Sequence[Draft], context: Context) -> list[HedgePhrase]:
        """Add phrases."""
        return [add_phrase(user=context.user, phrase=draft.instance.phrase, **self._said(draft)) for draft in drafts]

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Let phrases read as another row."""
        for draft in drafts:
            change_phrase(kept=draft.before, user=context.user, **self._said(draft))

    def _said(self, draft: Draft) -> dict[str, Any]:
        return {name: getattr(draft.instance, name) for name in ("hedge", "stands", "reason")}

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Retire phrases that the import added."""
        for kept in self.get_queryset().filter(pk__in=pks):
            retire_phrase(kept=kept, user=context.user)
