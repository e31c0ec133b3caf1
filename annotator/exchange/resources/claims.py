"""Claims as a table: candidates on words of articles that are here, whoever found them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from textwrap import shorten
from typing import Any

from django.db.models import F, Model, QuerySet
from django.urls import reverse

from annotator.checks.actions import forget_flags, queue_checks
from annotator.claims.bulk.actions import (
    CHANGED,
    WHOLE,
    change_candidates,
    propose_claims,
    remove_candidates,
    restore_candidates,
)
from annotator.claims.bulk.rules import RIGHT, faults, why_it_stays
from annotator.claims.bulk.wholes import Key, key_of
from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.exchange.contract import Checked, Context, Row
from annotator.exchange.resources.cells import Choice, Day, Text, Whole, YesNo
from annotator.exchange.resources.claim_cells import Grade, Places, PlacesField, Terms
from annotator.exchange.resources.claim_columns import COLUMNS
from annotator.exchange.resources.claim_passages import Standing, find_passages, how_decided, refuse_circles
from annotator.exchange.resources.claim_uses import what_people_did
from annotator.exchange.resources.claim_values import new_claim, read_number, take_values
from annotator.exchange.resources.drafts import Draft, fingerprint
from annotator.exchange.resources.finding_articles import find_articles
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field

KEPT = ("proposal", "created_by_id", "withdrawn_at")
EDITED = [name for name in CHANGED if name != "of"]


def _field(name: str, vocabulary: str) -> Field:
    return Field(Choice(lambda: choices(vocabulary)), name)


class ClaimResource(ModelResource):
    """Candidates, recognised by article, kind, unit and words."""

    id = "claims"
    label = "Claims"
    help = (
        "Candidates, each on words of an article that is here: nothing is decided by an import, and no recorded figure "
        "moves. What people have decided stays. A candidate of the extractor takes other values with a new version, "
        "beside what the machine proposed."
    )
    permission = RIGHT
    columns = COLUMNS

    kind, unit, hedge = _field("kind", "kinds"), _field("unit", "units"), _field("hedge", "hedges")
    weapon, actor, target = Field(Text(), "weapon"), Field(Text(), "actor"), Field(Text(), "target")
    min, best, max = Field(Whole(), "min"), Field(Whole(), "best"), Field(Whole(), "max")
    combined, scope = Field(YesNo(), "combined"), Field(Terms("scopes"), "scope")
    modality, victim_status = _field("modality", "modalities"), _field("victim_status", "victim_statuses")
    age_group, sex, attribution = Field(Text(), "age_group"), Field(Text(), "sex"), Field(Text(), "attribution")
    places = PlacesField(Places(), "places")
    place_precision = Field(Grade(lambda: choices("place_precisions")), "place_precision")
    date_start, date_end = Field(Day(), "date_start"), Field(Day(), "date_end")
    date_precision = Field(Grade(lambda: choices("date_precisions")), "date_precision")
    date_basis, role = _field("date_basis", "date_bases"), _field("role", "roles")
    quote, start, end = Field(Text(), "quote"), Field(Whole(), "start"), Field(Whole(), "end")

    class Meta:
        model = Claim
        import_id_fields = ["start", "end", "quote"]
        fields = ["quote", "start", "end", "kind", "unit", *EDITED]

    def get_queryset(self) -> QuerySet[Claim]:
        """Return claims with the wholes that their rows name."""
        return Claim.objects.select_related("of")

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Find each row's article, its words and the claim that is there already, and say what the row would do."""
        drafts = [self.read(row) for row in rows]
        for draft in drafts:
            read_number(draft)
        find_articles(drafts)
        standing = Standing(drafts)
        find_passages(drafts, standing)
        placed = [draft for draft in drafts if draft.key]
        standing.add_wholes(placed)
        refuse_circles(placed, standing)
        for draft in placed:
            self.place(draft, standing, context)
        return [draft.checked(self.fingerprint(draft.before)) for draft in drafts]

    def place(self, draft: Draft, standing: Standing, context: Context) -> None:
        """Compare a draft with the claim that has its words; what people decided or made stays as it is."""
        draft.whole = standing.by_key.get(draft.values.get("of_key") or Key(0, "", "", 0, 0))
        known = standing.by_key.get(Key(*draft.key))
        if known is None and (decided := standing.answering_for(draft)):
            draft.before, draft.instance = decided, decided
            draft.notes.append(f"Most of these words are a claim that is {how_decided(decided)}; nothing is added.")
            return
        self.compare(draft, known)
        if known and draft.diffs and (why := why_it_stays(known, context.user)):
            draft.diffs, draft.problems = {}, []
            draft.notes.append(why)
        elif known is None or draft.diffs:
            for fault in faults(draft.instance):
                draft.refuse(fault.kind, fault.field, draft.row.cells.get(fault.field, ""), fault.reason)

    def apply(self, draft: Draft) -> None:
        """Make the claim that the row proposes, or give the one that is there its values."""
        if draft.is_new:
            draft.instance = new_claim(draft)
        take_values(draft.instance, draft, draft.whole)
        if draft.before and draft.before.withdrawn_at:
            draft.instance.withdrawn_at = None

    def cells(self, row: Model) -> dict[str, str]:
        """Return a claim as the cells that an export writes."""
        assert isinstance(row, Claim)
        key = key_of(row.of) if row.of else row.proposal.get(WHOLE)
        return super().cells(row) | {
            "of": Key(*key).written(row.article_id) if key else "",
            "withdrawn": "yes" if row.withdrawn_at else "",
        }

    def fingerprint(self, row: Model | None) -> str:
        """Return a hash of a claim as it stands; every decision and every reading that changes it changes this."""
        if not isinstance(row, Claim):
            return ""
        return fingerprint({**self.cells(row), "status": row.status, "version": str(row.version)})

    def before(self, draft: Draft) -> dict[str, Any]:
        """Return the values of a candidate before an import."""
        fields = [Claim._meta.get_field(name) for name in CHANGED]
        names = [*(getattr(field, "attname", field.name) for field in fields), *KEPT]
        values = {name: getattr(draft.before, name) for name in names}
        return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}

    def add(self, drafts: Sequence[Draft], context: Context) -> Sequence[Claim | None]:
        """Propose candidates, and have their articles checked; what a reading proposed meanwhile is left to it."""
        claims = propose_claims(claims=[draft.instance for draft in drafts], user=context.user)
        queue_checks(articles={claim.article_id for claim in claims})
        return [draft.instance if draft.instance.pk else None for draft in drafts]

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Give candidates other values."""
        change_candidates(claims=[draft.instance for draft in drafts], user=context.user)
        queue_checks(articles={draft.instance.article_id for draft in drafts})

    def restored(self, row: Model, before: dict[str, Any]) -> Draft:  # type: ignore[override]
        """Return the draft that gives a candidate the values that it had before."""
        draft = Draft(Row(0, {}), before=row, instance=row)
        fields: dict[str, Any] = {field.attname: field for field in Claim._meta.concrete_fields}
        for name, value in before.items():
            setattr(row, name, fields[name].to_python(value))
        return draft

    def restore(self, drafts: Sequence[Draft], context: Context) -> None:
        """Write the values that candidates had before."""
        restore_candidates(claims=[draft.instance for draft in drafts], user=context.user)
        queue_checks(articles={draft.instance.article_id for draft in drafts})

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete candidates that the import proposed and on which nobody has decided, with the flags of checks."""
        articles = set(Claim.objects.filter(pk__in=pks).values_list("article_id", flat=True))
        forget_flags(claims=pks)
        remove_candidates(pks=pks, user=context.user)
        queue_checks(articles=articles)

    def used(self, pks: Collection[int]) -> dict[int, list[str]]:
        """Return what people have done about undecided candidates; a decision speaks for itself."""
        return what_people_did(Claim.objects.filter(pk__in=pks, status=Status.CANDIDATE))

    def since(self, row: Model) -> str:
        """Return what became of a claim."""
        assert isinstance(row, Claim)
        became = "changed" if row.status == Status.CANDIDATE else f"decided ({how_decided(row)})"
        return f"“{shorten(row.quote, 60, placeholder=' …')}” was {became} since."

    def address(self, pk: int) -> str:
        """Return a claim's page."""
        return reverse("claim", args=[pk])

    def export_rows(self, rows: QuerySet[Any] | Iterable[Model]) -> Iterator[dict[str, str]]:
        """Yield claims as cells, with the number of their article here and the sum of its text anywhere."""
        assert isinstance(rows, QuerySet)
        annotated = rows.select_related("of").annotate(text_sum=F("article__text_sha256"))
        for row in self.iter_queryset(annotated):
            cells = self.cells(row)
            cells.pop("withdrawn")
            yield {"article": str(row.article_id), "sha256": row.text_sum} | cells
