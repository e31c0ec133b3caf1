"""The words that the desk uses for a claim: its number, what it is about, and where it stands."""

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.incidents import wording
from annotator.incidents.facts import Number

# Kinds whose label is what happened to people: "23–25 killed", not "Killed: 23–25".
HAPPENED = frozenset("killed injured arrested abducted released executed displaced missing bodies_found".split())
# Hedges that give no count: the word itself says more than the floor that stands for it.
UNCOUNTED = frozenset("several tens dozens scores hundreds thousands".split())
NONE = "none reported"
# What a person types to get the hedge, with N for the number beside it.
TYPED = {
    "exact": ("{}", "best"), "at_least": ("at least {}", "min"), "up_to": ("up to {}", "max"),
    "about": ("about {}", "best"), "nearly": ("nearly {}", "best"), "single": ("{}", "best"), "pair": ("{}", "best"),
    "none_reported": ("none", "min"), "tens": ("tens of", "min"), "dozens": ("dozens of", "min"),
    "scores": ("scores of", "min"), "hundreds": ("hundreds of", "min"), "thousands": ("thousands of", "min"),
    "several": ("several", "min"),
}  # fmt: skip


def number_in_words(claim: Claim) -> str:
    """Return the claim's number as "23–25", "at least 12", "several", or nothing where it has none."""
    if claim.hedge == "none_reported":
        return NONE
    if claim.min is None and claim.best is None and claim.max is None:
        return ""
    if claim.hedge in UNCOUNTED and claim.unquantified:
        return label("hedges", claim.hedge).lower()
    return wording.spread(Number(claim.min or 0, claim.best, claim.max))


def typed(claim: Claim) -> str:
    """Return the number as a person would type it: "nearly 25", "at least 4", "20 to 30"."""
    if claim.hedge == "range" and None not in (claim.min, claim.max):
        return f"{claim.min} to {claim.max}"
    if claim.hedge == "more_than" and claim.min:
        return f"more than {claim.min - 1}"
    form, bound = TYPED.get(claim.hedge, ("{}", "best"))
    value = getattr(claim, bound)
    return "" if value is None else form.format(value)


def headline(claim: Claim) -> str:
    """Return the claim in a few words: "23–25 killed", "3 rockets fired", "Convoy entry: 130 vehicles"."""
    kind, number = label("kinds", claim.kind), number_in_words(claim)
    if not number:
        return kind
    if claim.kind in HAPPENED:
        return f"{number} {kind.lower()}"
    if claim.kind == "projectile_fired" and number != NONE:
        return f"{number} {wording.plural(claim.weapon or 'projectile', claim.max)} fired"
    if claim.unit in ("event", "movement") or number == NONE:
        return f"{kind}: {number}"
    return f"{kind}: {number} {wording.plural(claim.unit, claim.max)}"


def about(claim: Claim) -> str:
    """Return whom, where and when in one line."""
    date = wording.when(claim.date_start, claim.date_end, claim.date_precision) if claim.date_start else ""
    return " · ".join(part for part in (claim.target, ", ".join(claim.places[:2]), date) if part)


def state(claim: Claim) -> tuple[str, str]:
    """Return the state's class and word; an allegation that was accepted is shown as one."""
    if claim.status in ACCEPTED and claim.modality == "alleged":
        return "alleged", "alleged"
    return claim.status, Status(claim.status).label.lower()
