"""Leads say on the queue's page who is to decide what the filters found."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotator.desk.queue.filters import QueueFilter, along
from annotator.desk.queue.views import with_query
from annotator.desk.requests import DeskRequest
from annotator.review.queue.actions.assigning import assign
from annotator.review.rules import NotAllowed

leads_only = permission_required("annotator.adjudicate_claim", raise_exception=True)
EVERYBODY = ""


@require_POST
@leads_only
def assign_claims(request: DeskRequest) -> HttpResponse:
    """Give what the filters found to a person, or back to everybody."""
    form, name = QueueFilter(request.GET, request.user), request.POST.get("person", EVERYBODY)
    person = User.objects.filter(username=name, is_active=True).first()
    try:
        if name and person is None:
            raise NotAllowed(f"There is nobody called {name}.")
        number = assign(claims=form.sorting.sort(form.claims()), person=person, lead=request.user)
        messages.success(request, _sentence(number, name))
    except NotAllowed as no:
        messages.error(request, str(no))
    return HttpResponseRedirect(with_query(reverse("queue"), along(request.GET)), status=303)


def _sentence(number: int, name: str) -> str:
    claims = f"{number:,} claim{'' if number == 1 else 's'}"
    return f"{claims} assigned to {name}." if name else f"{claims} free for everybody again."
