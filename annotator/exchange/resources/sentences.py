"""What Django says against a value, as problems that tell the person whose file it is what to mend."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError

from annotator.exchange.contract import Problem

KINDS = {
    "blank": "empty",
    "null": "empty",
    "required": "empty",
    "max_length": "too_long",
    "item_invalid": "invalid",
    "invalid_choice": "choice",
}


def problems_of(error: ValidationError, cells: dict[str, str]) -> Iterator[Problem]:
    """Yield one problem for each thing that is wrong; `cells` are the values as they stood in the row."""
    for name, errors in error.error_dict.items():
        for one in errors:
            yield Problem.of(KINDS.get(one.code or "", "invalid"), name, cells.get(name, ""), _sentence(one))


def _sentence(error: ValidationError) -> str:
    params = error.params or {}
    if error.code in ("blank", "null", "required"):
        return "It is empty, and a new row needs it."
    if error.code == "max_length" and "limit_value" in params:
        return f"It has {params['show_value']} characters; at most {params['limit_value']} are kept."
    said = " ".join(error.messages)
    return said if said.endswith(".") else f"{said}."
