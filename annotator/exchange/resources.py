"""The columns of bulk imports and exports, for django-import-export."""

from import_export import resources

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
