"""The parts of the claim page that come by the dozen, written without templates, which would cost most of its time."""

from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.template import Context
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from annotator.claims.models import Claim
from annotator.desk.review.passages import Passage
from annotator.desk.review.proposed import Proposed
from annotator.incidents import claim_words

register = template.Library()


@lru_cache(10_000)
def address(pk: int) -> str:
    """Return the address of a claim."""
    return reverse("claim", args=[pk])


@register.simple_tag
def passage(part: Passage) -> SafeString:
    """Show a stretch of the article: as it is, or marked, and leading to its claim."""
    text = escape(part.text)
    evidence = format_html(' data-evidence="{}"', part.fields) if part.fields else ""
    if not part.is_current and part.claim is None:
        return format_html("<span{}>{}</span>", evidence, text) if evidence else text
    opening = format_html_join("", '<span class="layer {}">', ((line,) for line in part.layers))
    closing = mark_safe("</span>" * len(part.layers))  # noqa: S308 - our own words
    claim = part.claim and address(part.claim.pk)
    if not part.is_current:
        link = '<a draggable="false" class="{}" href="{}" title="{}"{}>{}{}{}</a>'
        return format_html(link, part.classes, claim, part.title, evidence, opening, text, closing)
    if claim:
        text = format_html('<a draggable="false" class="cover" href="{}">{}</a>', claim, text)
    first = mark_safe(' id="quote"') if part.is_first else ""
    marked = '<mark class="{}" title="{}"{}{}>{}{}{}</mark>'
    return format_html(marked, part.classes, part.title, evidence, first, opening, text, closing)


@register.simple_tag(takes_context=True)
def listed_claim(context: Context, claim: Claim) -> SafeString:
    """Show one claim in the list of its article; the open one is current, and keys lead to those beside it."""
    state, word = claim_words.state(claim)
    attributes = ""
    if claim.pk == context["claim"].pk:
        attributes = mark_safe(' aria-current="true"')
    elif claim.pk == context["previous"]:
        attributes = mark_safe(' rel="prev" data-action="previous"')
    elif claim.pk == context["next"]:
        attributes = mark_safe(' rel="next" data-action="next"')
    notes = [claim.get_modality_display().lower()] if claim.modality != "asserted" else []
    return format_html(
        '<li><a class="queue-item is-{}" href="{}{}"{}><span class="mark" aria-hidden="true"></span> '
        '<span class="queue-what">{}</span> <span class="state-word">{}</span> '
        '<span class="queue-note">{}{}</span></a></li>',
        state, address(claim.pk), context["queue_query"], attributes, claim_words.headline(claim), word,
        "⚑ " if claim.flagged else "", " · ".join([*notes, claim_words.about(claim) or claim.quote]),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def row(context: Context, field: BoundField, beside: BoundField | None = None, *, proposed: bool = True) -> SafeString:
    """Show one or two fields on a line, with what the machine proposed for them and the words that it read."""
    values = context["proposed_values"] if proposed else {}
    words = context["evidence_words"].get(field.name, "") if proposed else ""
    cells = [_cell(field, values.get(field.name), words)]
    if beside:
        cells.append(_cell(beside, values.get(beside.name), "", labelled=True))
    return format_html(
        '<div class="edit-row" data-field="{}"><label for="{}">{}</label> <div class="edit-fields">{}</div></div>',
        field.name, field.id_for_label, field.label, format_html_join(" ", "{}", ((cell,) for cell in cells)),
    )  # fmt: skip


def _cell(field: BoundField, proposed: Proposed | None, evidence: str, *, labelled: bool = False) -> SafeString:
    """Return a field with its help, what the machine proposed, and its errors; `labelled` brings its label."""
    parts: list[Any] = [field]
    if labelled:
        label = '<label class="visually-hidden" for="{}">{}</label>'
        parts.insert(0, format_html(label, field.id_for_label, field.label))
    if field.help_text:
        read = format_html(' <span class="visually-hidden">Read from {}.</span>', evidence) if evidence else ""
        line = '<div class="field-help" id="{}_helptext">{}{}</div>'
        parts.append(format_html(line, field.auto_id, field.help_text, read))
    if proposed:
        same = "" if proposed.differs else " is-same"
        parts.append(format_html('<div class="edit-proposed{}">machine: {}</div>', same, proposed.words))
    if field.errors:
        errors = format_html_join("", "<li>{}</li>", ((error,) for error in field.errors))
        parts.append(format_html('<ul class="field-errors" id="{}_error">{}</ul>', field.auto_id, errors))
    return format_html('<div class="edit-cell">{}</div>', format_html_join(" ", "{}", ((part,) for part in parts)))
