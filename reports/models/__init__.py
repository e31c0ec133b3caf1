"""Editions: what was published, frozen as it was on that day. No row here is ever changed, deleted or added to."""

from reports.corrections.models import CorrectionNotice, Ticket
from reports.models.around import EditionAllegation, EditionIncident, EditionPicture, EditionSource
from reports.models.contents import EditionArticle, EditionClaim, Figure, FigureMember
from reports.models.editions import Edition, EditionQuerySet
from reports.workbench.models import DraftEdition, SignOff, Waiver

__all__ = [
    "CorrectionNotice",
    "DraftEdition",
    "Edition",
    "EditionAllegation",
    "EditionArticle",
    "EditionClaim",
    "EditionIncident",
    "EditionPicture",
    "EditionQuerySet",
    "EditionSource",
    "Figure",
    "FigureMember",
    "SignOff",
    "Ticket",
    "Waiver",
]
