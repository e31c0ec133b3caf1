"""Table of contents: every stage's models, in the order in which data flows."""

from annotator.checks.copies.models import Band, Occurrence, Wording
from annotator.checks.models import Dismissal, Flag
from annotator.claims.counts.models import ArticleCount, StatusCount
from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.models import Actor, ClaimPlace, Place
from annotator.claims.names.proposed.models import NameProposal
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.claims.ranking.models import Ranker
from annotator.claims.terms.models import TermWording
from annotator.exchange.batches.models import (
    ColumnMapping,
    ImportBatch,
    ImportPiece,
    ImportProgress,
    ImportRow,
    StoredRow,
)
from annotator.exchange.captures.models import ArchivedCopy
from annotator.exchange.exports.models import ExportDownload, ExportJob, ExportPiece
from annotator.exchange.external.models import ExternalEvent
from annotator.exchange.intake.models import IntakeToken, KeptAnswer, SentBatch, TokenUse
from annotator.exchange.intake.webhooks.models import Delivery, Webhook
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.citations.models import Citation
from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.totals.models import MonthTotal, Total, TotalMark
from annotator.review.keyboard.models import KeyChoices
from annotator.review.models import Decision, Lease
from annotator.review.notes.models import Note, Notification
from annotator.review.people.models import Account, AccountRole
from annotator.review.queue.models import SavedView, Takeover
from annotator.review.receipts.models import Receipt
from annotator.review.second.models import KnownAnswer, Publication, ReadingAnswer, Ruling, SecondReading
from annotator.sources.assessments.models import SourceAssessment
from annotator.sources.models import Article, Capture, Series, Source
from annotator.sources.protected.models import ProtectedName

__all__ = [
    "Account",
    "AccountRole",
    "Actor",
    "ArchivedCopy",
    "Article",
    "ArticleCount",
    "Assessment",
    "Band",
    "Capture",
    "Citation",
    "Claim",
    "ClaimOrigin",
    "ClaimPlace",
    "ColumnMapping",
    "Decision",
    "Delivery",
    "Dismissal",
    "ExportDownload",
    "ExportJob",
    "ExportPiece",
    "ExternalEvent",
    "ExtractionRun",
    "Flag",
    "HedgePhrase",
    "ImportBatch",
    "ImportPiece",
    "ImportProgress",
    "ImportRow",
    "Incident",
    "IncidentLink",
    "IntakeToken",
    "KeptAnswer",
    "KeyChoices",
    "KnownAnswer",
    "Lease",
    "Merge",
    "MonthTotal",
    "NameProposal",
    "Note",
    "Notification",
    "Occurrence",
    "PairAnswer",
    "Place",
    "Position",
    "ProtectedName",
    "Publication",
    "Ranker",
    "ReadingAnswer",
    "Receipt",
    "RetiredRule",
    "Ruling",
    "SavedView",
    "SecondReading",
    "SentBatch",
    "Series",
    "SilencedPhrase",
    "Source",
    "SourceAssessment",
    "StatusCount",
    "StoredRow",
    "Takeover",
    "TermWording",
    "TokenUse",
    "Total",
    "TotalMark",
    "Webhook",
    "WireCopy",
    "Wording",
]
