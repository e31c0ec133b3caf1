"""Publishers as a table: what they are, how far they are trusted and why, what they count."""

from collections.abc import Collection, Iterator, Sequence

from django.urls import reverse

from annotator.exchange.contract import Column, Context, Obstacle, Stored
from annotator.exchange.resources.cells import Choice, Names, Text, YesNo
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field
from annotator.exchange.resources.standing import sources_that_count
from annotator.sources.assessments.actions import assess_source, restore_judgement
from annotator.sources.models import Reliability, Source
from annotator.sources.publishers.actions import DESCRIBED, add_sources, describe_sources, remove_sources

LETTER, REASON = "reliability", "reliability_reason"
WEIGHTY = {
    LETTER: "its letter",
    "independence_group": "with whom it counts as one",
    "party": "for whom it speaks",
}


class SourceResource(ModelResource):
    """Publishers, recognised by their names."""

    id = "sources"
    label = "Sources"
    help = (
        "Publishers with their letter of reliability and what they count. A letter comes with its reason. Where "
        "recorded figures go back to a source, its letter, group and party are changed on its page, which shows "
        "what moves."
    )
    permission = "annotator.add_source"
    columns = (
        Column("name", "Name", "Rows are recognised by it.", True, "Monitor A", ("source", "publisher", "source_name")),
        Column("aliases", "Other names", "By which texts quote it, with | between them.", False, "MA|Mon. A"),
        Column("kind", "Kind", f"One of {', '.join(Source.Kind.values)}.", False, "monitor", ("type", "source_type")),
        Column("url", "Address", "Of its site.", False, "https://monitor.example", ("website", "link", "homepage")),
        Column(LETTER, "Reliability", "A letter from A to F.", False, "B", ("grade", "rating", "admiralty")),
        Column(REASON, "Why", "Why it has this letter.", False, "Ten years of checked reports.", ("reason",)),
        Column("independence_group", "Independence group", "Sources of one group count as one.", False, "Agency",
               ("group", "ultimate_source")),
        Column("party", "Party", "The actor that it speaks for, if any.", False, "", ("speaks_for", "alignment")),
        Column("counts", "Scope of counting", "What it counts and what it leaves out.", False, "Civilians only.",
               ("scope", "methodology")),
        Column("masked", "Masked", "Whether public editions withhold its name: yes or no.", False, "no"),
    )  # fmt: skip

    name = Field(Text(), "name")
    aliases = Field(Names(), "aliases")
    kind = Field(Choice(lambda: Source.Kind.choices), "kind")
    url = Field(Text(), "url")
    reliability = Field(Choice(lambda: Reliability.choices), LETTER)
    reliability_reason = Field(Text(), REASON)
    independence_group = Field(Text(), "independence_group")
    party = Field(Text(), "party")
    counts = Field(Text(), "counts")
    masked = Field(YesNo(), "masked")

    class Meta:
        model = Source
        import_id_fields = ["name"]
        fields = ["name", "aliases", "kind", "url", LETTER, REASON, "independence_group", "party", "counts", "masked"]

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """A letter has its reason, and what recorded figures hang on is not changed by a file."""
        weighty = [draft for draft in drafts if not draft.is_new and WEIGHTY.keys() & draft.diffs.keys()]
        count = sources_that_count([draft.before.pk for draft in weighty])
        for draft in weighty:
            if draft.before.pk in count:
                _refuse_weighty(draft)
        for draft in drafts:
            _ask_for_reason(draft)
            if (draft.values if draft.is_new else draft.changed).get("aliases"):
                draft.notes.append("Claims that quote it by its other names go back to it when they are next read.")
            if draft.diffs.get("masked") == ("yes", "no"):
                draft.notes.append("Public editions name it from now on: make sure that nobody is put at risk.")

    def add(self, drafts: Sequence[Draft], context: Context) -> list[Source]:
        """Add publishers."""
        return add_sources(sources=[draft.instance for draft in drafts], user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Describe publishers, and judge those whose letter or reason is another one, each with its reason."""
        self._describe(drafts, context)
        for draft in _judged(drafts):
            letter, reason = draft.instance.reliability, draft.instance.reliability_reason
            assess_source(source=draft.before, reliability=letter, reason=reason, actor=context.user)

    def restore(self, drafts: Sequence[Draft], context: Context) -> None:
        """Describe publishers as before, and give them back their letters."""
        self._describe(drafts, context)
        for draft in _judged(drafts):
            said = {name: getattr(draft.instance, name) for name in (LETTER, REASON)}
            restore_judgement(source=draft.before, actor=context.user, **said)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete publishers that the import added."""
        remove_sources(pks=pks, user=context.user)

    def holds(self, stored: Sequence[Stored]) -> Iterator[Obstacle]:
        """Yield what recorded figures hang on by now."""
        weighty = [one for one in stored if WEIGHTY.keys() & one.before.keys()]
        count = sources_that_count([one.pk for one in weighty])
        for one in weighty:
            if one.pk in count:
                yield Obstacle(one.number, "Recorded figures go back to this source by now.", self.address(one.pk))

    def address(self, pk: int) -> str:
        """Return a source's page."""
        return reverse("source", args=[pk])

    def _describe(self, drafts: Sequence[Draft], context: Context) -> None:
        fields = DESCRIBED & {name for draft in drafts for name in draft.diffs}
        described = [draft.instance for draft in drafts if fields & draft.diffs.keys()]
        describe_sources(sources=described, fields=fields, user=context.user)


def _judged(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if {LETTER, REASON} & draft.diffs.keys()]


def _refuse_weighty(draft: Draft) -> None:
    for name, what in WEIGHTY.items():
        if name in draft.diffs:
            why = f"Recorded figures go back to this source: {what} is changed on its page, which shows what moves."
            draft.refuse("counts", name, draft.diffs[name][1], why)


def _ask_for_reason(draft: Draft) -> None:
    row = draft.instance
    judged = row.reliability != Reliability.F if draft.is_new else {LETTER, REASON} & draft.diffs.keys()
    if judged and not row.reliability_reason:
        draft.refuse("empty", REASON, "", f"Say why the source has the letter {row.reliability}.")
