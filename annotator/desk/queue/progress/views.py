"""The pages of progress: my day and the team, articles, reports."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from annotator.desk.queue.counts import counts
from annotator.desk.queue.progress.pace import hours, paces
from annotator.desk.queue.progress.standing import ages, articles, reports
from annotator.desk.requests import DeskRequest

may_read = permission_required("annotator.view_claim", raise_exception=True)
PERIODS = {1: "Today", 7: "Seven days", 30: "Thirty days"}


@require_safe
@may_read
def progress(request: DeskRequest) -> HttpResponse:
    """Show the person's day, the team, and how long claims have waited."""
    today = timezone.localdate()
    day, days = _day(request, today), _days(request)
    longest = settings.LEASE_MINUTES
    mine = paces(day, 1, person=request.user.pk, longest=longest)
    context = {
        "day": day,
        "is_today": day == today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < today else None,
        "mine": mine[0] if mine else None,
        "hours": hours(request.user.pk, day),
        "team": paces(today - timedelta(days=days - 1), days, longest=longest),
        "days": days,
        "periods": PERIODS.items(),
        "ages": _with_shares(ages()),
        "longest": longest,
        **counts(),
    }
    return render(request, "annotator/queue/progress/progress.html", context)


@require_safe
@may_read
def progress_articles(request: DeskRequest) -> HttpResponse:
    """Show how far articles and the windows of series have come."""
    before = request.GET.get("before", "")
    shown, older = articles(int(before) if before.isdecimal() and len(before) < 19 else 0)
    context = {"articles": shown, "older": older, "reports": [] if before else reports()}
    return render(request, "annotator/queue/progress/articles.html", context)


def _day(request: DeskRequest, today: date) -> date:
    try:
        day = parse_date(request.GET.get("day", ""))
    except ValueError:
        day = None
    return min(day, today) if day and day.year > 1900 else today


def _days(request: DeskRequest) -> int:
    asked = request.GET.get("days", "")
    return int(asked) if asked.isdecimal() and int(asked[:4]) in PERIODS else 1


def _with_shares(waiting: list[tuple[str, int]]) -> list[tuple[str, int, str]]:
    most = max((number for _, number in waiting), default=0)
    return [(label, number, f"{100 * number / most:.1f}" if most else "0") for label, number in waiting]
