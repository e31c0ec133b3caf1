"""Parties as a table: what texts call them and on whose side they are."""

from collections.abc import Collection, Sequence

from annotator.claims.names.bulk.actions import add_actors, change_actors, remove_actors
from annotator.claims.names.models import Actor
from annotator.claims.vocabulary import choices
from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Choice, Names, Text
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field


class ActorResource(ModelResource):
    """Parties, recognised by their keys."""

    id = "actors"
    label = "Actors"
    help = (
        "Parties that the extractor looks for. One whose key is that of a party of the extractor's own replaces it. "
        "What claims say of actors already stays as it is."
    )
    permission = "annotator.add_actor"
    columns = (
        Column("key", "Key", "Rows are recognised by it: small letters, digits, - and _.", True, "sdf", ("id", "slug")),
        Column(
            "name", "Name", "As texts call it; a new row needs it.", False, "SDF", ("actor", "actor_name", "actor1")
        ),
        Column(
            "aliases", "Other names", "With | between them.", False, "Syrian Democratic Forces|Qasad", ("other_names",)
        ),
        Column(
            "side",
            "Side",
            "Parties of one side fight together; a new row needs it.",
            False,
            "sdf",
            ("alliance", "camp"),
        ),
        Column(
            "kind",
            "Kind",
            "State forces, armed group …; a new row needs it.",
            False,
            "armed group",
            ("type", "actor_type"),
        ),
        Column("country", "Country", "The two letters of ISO 3166; empty for none.", False, "SY", ("iso", "iso2")),
        Column(
            "status", "Status", "Of its members as victims; a new row needs it.", False, "combatant", ("victim_status",)
        ),
    )

    key = Field(Text(), "key")
    name = Field(Text(), "name")
    aliases = Field(Names(), "aliases")
    side = Field(Text(), "side")
    kind = Field(Text(), "kind")
    country = Field(Text(), "country")
    status = Field(Choice(lambda: choices("victim_statuses")), "status")

    class Meta:
        model = Actor
        import_id_fields = ["key"]
        fields = ["key", "name", "aliases", "side", "kind", "country", "status"]

    def add(self, drafts: Sequence[Draft], context: Context) -> list[Actor]:
        """Add parties."""
        return add_actors(actors=[draft.instance for draft in drafts], user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Store what parties are called and whose side they are on."""
        change_actors(actors=[draft.instance for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete parties that the import added."""
        remove_actors(pks=pks, user=context.user)
