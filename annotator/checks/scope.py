"""What in the text is no event of its own: totals since, mixtures, one of several, old allegations told again."""

import re
from collections.abc import Iterable
from datetime import timedelta

from annotator.checks.base import Case, Check, Finding, Severity, span_of
from annotator.checks.layout import sentence_at
from annotator.claims.models import Claim
from annotator.sources.periods import show_day

_OLD = timedelta(days=180)
# "No more details on those killed or injured" counts nobody.
_NO_MORE = re.compile(r"\bno (?:\w+ )?(?:details?|information|news|word|figures?|names?|numbers?)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|so far|to date|overall|until now|up to now|(?:beg[au]n|began|beginning|start|outset|outbreak)\b)|"
    r"\bin (?:19|20)\d\d\b|\b(?:this|last|past) year\b",
    re.IGNORECASE,
)


class CumulativeBesideNews(Check):
    """Points at "4,000 killed since 2014" beside this month's 12; passes a total that stands alone."""

    id = "cumulative_beside_news"
    name = "Running total beside fresh numbers"
    description = (
        "A total since some earlier day stands beside numbers of this report. The total is a control, never an event "
        "(R8); the two are never added."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each running total of a kind that the text also reports afresh."""
        for total in case.claims:
            if total.role != "cumulative" or total.modality != "asserted" or not _runs_on(case, total):
                continue
            fresh = [one for one in case.claims if _is_news(one) and _is_less(one, total)]
            if fresh:
                message = f"A running total ({_words(total)}) stands beside this report's own {_words(fresh[0])}."
                yield Finding(message, (span_of(total), span_of(fresh[0])), total)


class MixedStatus(Check):
    """Points at "200 fighters and their families" under one number; passes fighters alone."""

    id = "mixed_status"
    name = "Fighters and civilians in one number"
    description = "One number covers combatants and civilians. It has a row of its own and is never split (R6)."
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each number of people whose status is mixed."""
        for claim in case.claims:
            if claim.victim_status == "mixed_unsplit" and claim.min:
                yield Finding("Combatants and civilians are counted in one number.", (span_of(claim),), claim)


class CombinedMeasure(Check):
    """Points at "killing and injuring hundreds"; passes "killing five and injuring eight"."""

    id = "combined_measure"
    name = "Killed and injured in one number"
    description = (
        "One number covers people killed and people injured. Neither can be told from it; it is never split (R14)."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each number of two measures."""
        for claim in case.claims:
            if claim.combined and not _NO_MORE.search(claim.quote):
                yield Finding("People killed and injured are counted in one number.", (span_of(claim),), claim)


class OneOfSeveral(Check):
    """Points at an operation told on its own that may be one of "four operations"; passes parts within a sentence."""

    id = "one_of_several"
    name = "May be one of a total"
    description = "An event is told on its own, and another paragraph counts several of its kind, perhaps with it."
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each event that another paragraph's total may count."""
        for claim in case.claims:
            whole = case.whole_of(claim) if claim.role == "part_of" else _total_for(claim, case)
            if whole and claim.unit == whole.unit == "event" and _told_apart(claim, whole):
                message = f"This may be one of the {whole.min} that the text counts; it is not to be added to them."
                yield Finding(message, (span_of(claim), span_of(whole)), claim)


class OldAllegation(Check):
    """Points at an allegation of 2019 told again in 2022; passes one of the month itself."""

    id = "old_allegation"
    name = "Old allegation told again"
    description = (
        "The text repeats an allegation about a day long before its reporting window. It belongs to the entry that the "
        "allegation has already, and to no figure of this period."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each allegation half a year older than the window, or than the report."""
        begin = case.article.window_start or case.day
        for claim in case.claims:
            if claim.modality == "alleged" and begin and claim.date_end and claim.date_end < begin - _OLD:
                day, then = show_day(begin), show_day(claim.date_end)
                message = f"An allegation about {then}, told again in a report from {day}."
                yield Finding(message, (span_of(claim),), claim)


def _total_for(claim: Claim, case: Case) -> Claim | None:
    """Return an earlier paragraph's number of events of the kind, for an event that is told as if it were apart."""
    if claim.max != 1 or claim.role != "new_event":
        return None
    totals = (
        one for one in case.claims if one.kind == claim.kind and _is_news(one) and one.paragraph < claim.paragraph
    )
    return next((one for one in totals if one.best and one.best > 1), None)


def _told_apart(claim: Claim, whole: Claim) -> bool:
    return claim.paragraph != whole.paragraph and (whole.min or 0) > 1


def _runs_on(case: Case, total: Claim) -> bool:
    """Tell whether a total runs on from before: "the toll rose to 14" is one event's, however often it is told."""
    sentence = case.text[slice(*sentence_at(case.text, total.start))]
    return bool(total.min and _SINCE.search(sentence))


def _is_less(one: Claim, total: Claim) -> bool:
    """Tell whether a number may be within a total; the same number is the total told twice."""
    return (one.kind, one.unit) == (total.kind, total.unit) and 0 < _number(one) < _number(total)


def _number(claim: Claim) -> int:
    return (claim.min or 0) if claim.best is None else claim.best


def _is_news(claim: Claim) -> bool:
    return claim.role == "new_event" and claim.modality == "asserted" and claim.min is not None


def _words(claim: Claim) -> str:
    return f"{_number(claim)} {claim.get_kind_display().lower()}"
