"""Names that stay on the desk, as a table."""

from collections.abc import Collection, Sequence

from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Choice, Text
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field
from annotator.sources.protected.bulk.actions import change_protected_names, forget_protected_names, protect_names
from annotator.sources.protected.models import ProtectedName


class ProtectedNameResource(ModelResource):
    """Protected names, recognised by themselves."""

    id = "protected_names"
    label = "Protected names"
    help = (
        "Names of people that public editions black out from now on, one row for each spelling. Published editions "
        "stay as they are."
    )
    permission = "annotator.add_protectedname"
    columns = (
        Column(
            "name", "Name", "As texts write it; rows are recognised by it.", True, "A. Name", ("person", "spelling")
        ),
        Column("who", "Who", f"One of {', '.join(ProtectedName.Who.values)}.", False, "witness", ("role",)),
        Column("reason", "Why", "Only the desk sees it.", False, "Asked for it.", ("note",)),
    )

    name = Field(Text(), "name")
    who = Field(Choice(lambda: ProtectedName.Who.choices), "who")
    reason = Field(Text(), "reason")

    class Meta:
        model = ProtectedName
        import_id_fields = ["name"]
        fields = ["name", "who", "reason"]

    def add(self, drafts: Sequence[Draft], context: Context) -> list[ProtectedName]:
        """Protect names."""
        return protect_names(names=[draft.instance for draft in drafts], user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Store whose names these are."""
        change_protected_names(names=[draft.instance for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete names that the import added."""
        forget_protected_names(pks=pks, user=context.user)
