"""The columns of bulk imports and exports, for django-import-export."""

from import_export import fields, resources, widgets

from annotator.claims.names.models import Actor
from annotator.sources.models import Source


class SourceResource(resources.ModelResource):
    """Publishers, recognised by their names; rows that change nothing are skipped and said to be."""

    class Meta:
        model = Source
        import_id_fields = ["name"]
        fields = ["name", "kind", "url", "reliability", "reliability_reason", "independence_group", "party"]
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True


class ActorResource(resources.ModelResource):
    """Parties, recognised by their keys; a column left out of the file is left as it is."""

    aliases = fields.Field(
        column_name="aliases", attribute="aliases", widget=widgets.SimpleArrayWidget(separator="|"), default=list
    )

    class Meta:
        model = Actor
        import_id_fields = ["key"]
        fields = ["key", "name", "aliases", "side", "kind", "country", "status"]
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True
