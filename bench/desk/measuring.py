"""Times the desk's paths through Django's test client, in this process: everything but the network."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from time import perf_counter

from django.contrib.auth.models import Group, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.config.roles import sync_roles
from annotator.desk.review.forms import ClaimForm

HTMX = {"HX-Request": "true"}
ROUNDS, WARM_UP = 100, 10
WORDS = ["fighters killed", '"near Tel Amra"', "farmers drone", "entry 4711", "Qasr Ziran -civilians", "soldiers"]
people = count(1)


@dataclass(frozen=True)
class Path:
    """One path at one size: the middle and the slow end of its times in milliseconds, and its queries."""

    name: str
    p50: float
    p95: float
    queries: int


def new_analyst() -> User:
    """Return a new analyst."""
    sync_roles()
    user = User.objects.create(username=f"analyst-{next(people)}")
    user.groups.add(Group.objects.get(name="analyst"))
    return user


def signed_in(user: User) -> Client:
    """Return the browser of a person."""
    client = Client()
    client.force_login(user)
    return client


def measure() -> list[Path]:
    """Return the times of every path."""
    desk = signed_in(new_analyst())
    words = (WORDS[number % len(WORDS)] for number in count())
    long_article = Claim.objects.filter(article=1, status="verified").values_list("pk", flat=True)
    in_long = (long_article[number % len(long_article)] for number in count())
    return [
        _times("next", lambda: desk.post(reverse("next_claim") + "?kind=killed&order=risk")),
        _times("decide and advance", *_deciding(desk, "")),
        _times("decide and advance along a filter", *_deciding(desk, "?kind=killed&order=risk")),
        _times("queue", lambda: desk.get(reverse("queue"))),
        _times("queue with a text filter", lambda: desk.get(reverse("queue"), {"q": next(words)})),
        _times("claim in an article of 300", lambda: desk.get(reverse("claim", args=[next(in_long)])), rounds=40),
        _times("article of 300 claims", lambda: desk.get(reverse("article", args=[1])), rounds=40),
    ]


def _deciding(desk: Client, query: str) -> tuple[Callable[[], HttpResponse], Callable[[], None]]:
    """Return the act of deciding the claim at hand, and what a person does before it: read and fill in."""
    state: dict[str, object] = {}
    outcomes = _outcomes()

    def prepare() -> None:
        there = state.pop("next", None) or desk.post(reverse("next_claim") + query).url
        claim = Claim.objects.select_related("article").get(pk=int(str(there).split("/")[3]))
        state["claim"], state["sent"] = claim, filled_in(claim) | next(outcomes)

    def decide() -> HttpResponse:
        address = reverse("decide_claim", args=[state["claim"].pk]) + query  # type: ignore[attr-defined]
        response = desk.post(address, state["sent"], headers=HTMX)
        state["next"] = response["HX-Push-Url"]
        return response

    return decide, prepare


def filled_in(claim: Claim) -> dict[str, object]:
    """Return what a browser sends for a claim's form as it is shown."""
    form = ClaimForm(claim)
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def _outcomes() -> Iterator[dict[str, str]]:
    for number in count():
        yield {"outcome": "reject", "reason_code": "not_a_claim"} if number % 3 == 2 else {"outcome": "confirm"}


def _times(
    name: str, act: Callable[[], HttpResponse], prepare: Callable[[], None] = lambda: None, rounds: int = ROUNDS
) -> Path:
    taken = []
    for _ in range(WARM_UP):
        prepare()
        act()
    for _ in range(rounds):
        prepare()
        begun = perf_counter()
        response = act()
        taken.append((perf_counter() - begun) * 1000)
        assert response.status_code in (200, 303), f"{name}: {response.status_code}"
    taken.sort()
    path = Path(name, taken[len(taken) // 2], taken[int(len(taken) * 0.95)], _queries(act, prepare))
    print(f"  {name:<36} p50 {path.p50:>7.1f} ms   p95 {path.p95:>7.1f} ms   {path.queries:>3} queries", flush=True)
    return path


def _queries(act: Callable[[], HttpResponse], prepare: Callable[[], None]) -> int:
    prepare()
    with CaptureQueriesContext(connection) as captured:
        act()
    return len([query for query in captured if query["sql"] not in ("BEGIN", "COMMIT")])
