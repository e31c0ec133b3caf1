"""How readers agree, for leads: alpha per field, by pair and by month, known answers, and questions of pace."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.desk.requests import DeskRequest
from annotator.desk.second.known_results import known_answers, results_by_reader
from annotator.desk.second.pace import DAYS, work_of_people
from annotator.desk.second.read_twice import COLUMNS, MONTHS, by_month, by_pair, fields_of, read_twice
from annotator.review.second.agreeing.alpha import TOO_FEW
from annotator.review.second.agreeing.outliers import FEWEST, questions


@require_safe
@permission_required("annotator.adjudicate_claim", raise_exception=True)
def agreement(request: DeskRequest) -> HttpResponse:
    """Show how far two people read alike."""
    drawn_only = request.GET.get("drawn") == "sample"
    found = read_twice(drawn_only=drawn_only)
    people = work_of_people()
    context: dict[str, Any] = {
        "total": len(found),
        "drawn_only": drawn_only,
        "fields": fields_of(found),
        "columns": COLUMNS,
        "pairs": by_pair(found),
        "months": by_month(found),
        "month_bound": MONTHS,
        "too_few": TOO_FEW,
        "readers": results_by_reader(),
        "known": known_answers(),
        "questions": questions(people),
        "people": people,
        "days": DAYS,
        "fewest": FEWEST,
    }
    return render(request, "annotator/second/agreement.html", context)
