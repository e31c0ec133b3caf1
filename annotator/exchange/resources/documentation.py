"""The columns of a resource as the table that the documentation has of them."""

from annotator.exchange.contract import BulkResource, Column


def table_of(resource: BulkResource) -> str:
    """Return a Markdown table of a resource's columns; what stands in bold a file has to have."""
    lines = ["| column | what it holds | example | also known as |", "|---|---|---|---|"]
    return "\n".join([*lines, *map(_line, resource.columns)])


def _line(column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    help = " ".join(part for part in (f"{column.label}.", column.help) if part)
    example = f"`{_escaped(column.example)}`" if column.example else ""
    return f"| {name} | {_escaped(help)} | {example} | {', '.join(column.also)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
