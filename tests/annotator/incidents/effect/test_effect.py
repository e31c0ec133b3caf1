"""The effect that the desk shows before an act is what two tallies of the whole month say after it was done."""

import random
from datetime import date

import pytest

from annotator.claims.models import Claim
from annotator.desk.history.records import versions_of
from annotator.incidents import wording
from annotator.incidents.actions import Placement, change_incident, choose_best, link_claim, undo_claim
from annotator.incidents.answers.actions import answer_pair
from annotator.incidents.citations.actions import add_citation
from annotator.incidents.effect import acts, reading
from annotator.incidents.effect.comparing import month
from annotator.incidents.effect.words import ONLY_THE_STEP, effect_of
from annotator.incidents.gathering import claims_about, fact_of
from annotator.incidents.models import Incident
from annotator.incidents.tally import tally
from annotator.review.rules import latest_decision
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

JANUARY = month(date(2022, 1, 1))
LABEL = "Killed, combatants"


def recorded() -> dict[str, str]:
    """Return January's recorded figures, counted from all claims there are."""
    claims = claims_about(JANUARY.start, JANUARY.end).select_related("article__source")
    found = tally([fact_of(claim, claim.article) for claim in claims], JANUARY).figures
    told = [one for one in found if one.column == "recorded" and (one.incidents or one.reported_none)]
    return {wording.label(one.measure, KINDS): wording.headline(one) for one in told}


KINDS = {"killed": "Killed", "injured": "Injured", "arrested": "Arrested", "airstrike": "Airstrike"}


def lines(thought: acts.Thought) -> dict[str, tuple[str, str]]:
    """Return January's recorded figures that an act would move."""
    told = effect_of(thought).lines
    return {
        line.label: (line.before, line.after) for line in told if line.is_recorded and line.period == "January 2022"
    }


def killed(number: int, **values) -> Claim:
    return make_claim(min=number, best=number, max=number, **values)


def test_a_confirmation_shows_where_the_figure_goes() -> None:
    make_decided_claim(claim=killed(25))
    assert lines(acts.confirmed(killed(1), {})) == {LABEL: ("25", "26")}


def test_the_first_claim_comes_from_nothing() -> None:
    effect = effect_of(acts.confirmed(killed(3), {}))
    (line,) = effect.lines
    assert (line.before, line.after) == ("nothing", "3")
    assert line.notes == ("one source, provisional", "second reading missing")
    assert effect.in_words == "Killed, combatants, January 2022: from nothing to 3"


def test_an_allegation_moves_its_own_column_and_says_why() -> None:
    effect = effect_of(acts.confirmed(killed(200, modality="alleged"), {}))
    assert [(line.label, line.after) for line in effect.lines] == [("Killed, combatants (alleged, not counted)", "200")]
    assert "R4" in effect.because


def test_what_is_edited_is_counted_as_edited() -> None:
    changes = {"min": 7, "best": 7, "max": 7}
    assert lines(acts.confirmed(killed(3), changes)) == {LABEL: ("nothing", "7")}


def test_a_claim_without_a_day_says_so() -> None:
    effect = effect_of(acts.confirmed(killed(3, date_start=None, date_end=None), {}))
    assert not effect.lines
    assert "R16" in effect.because


def test_undoing_shows_the_way_back() -> None:
    make_decided_claim(claim=killed(25))
    claim = make_decided_claim(claim=killed(1))
    assert lines(acts.undone(claim, latest_decision(claim), None)) == {LABEL: ("26", "25")}


def test_the_same_event_told_twice_widens_the_range_and_adds_nothing() -> None:
    first, second = make_decided_claim(claim=killed(25)), make_decided_claim(claim=killed(23))
    assert lines(acts.joined(second, first)) == {LABEL: ("48", "23–25")}


def test_a_support_from_another_origin_ends_being_provisional() -> None:
    claim = make_decided_claim(kind="arrested", target="men", victim_status="unknown")
    (line, *beside) = effect_of(acts.supported(claim, "another")).lines
    assert (line.before, line.after, line.notes) == ("4", "4", ("1 → 2 independent sources",))
    assert not beside


def test_a_merge_and_a_grade_show_what_they_move() -> None:
    first, second = (make_decided_claim(claim=killed(number)).link.incident for number in (4, 5))
    assert lines(acts.merged(first, second)) == {LABEL: ("9", "4–5")}
    assert lines(acts.graded(second, "discounted")) == {LABEL: ("9", "4")}


def test_a_full_month_shows_only_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    make_decided_claim(claim=killed(25))
    monkeypatch.setattr(reading, "MOST", 1)
    (line,) = [one for one in effect_of(acts.confirmed(killed(1), {})).lines if one.is_recorded]
    assert (line.before, line.after, line.notes) == ("", "+1", (ONLY_THE_STEP,))


def test_a_best_number_shows_what_its_choice_moves_and_what_the_rule_would() -> None:
    actor, first, second = make_user(), make_decided_claim(claim=killed(4)), make_decided_claim(claim=killed(6))
    here = Placement(incident=first.link.incident)
    link_claim(claim=second, actor=actor, role="new_event", of=None, placement=here)
    second = Claim.objects.select_related("link").get(pk=second.pk)
    assert best_of(acts.preferred(second, True)) == "best number 4 → 6"
    choose_best(claim=second, actor=actor, because="counted by hand")
    assert best_of(acts.preferred(second, False)) == "best number 6 → 4"


def best_of(thought: acts.Thought) -> str:
    (line,) = [one for one in effect_of(thought).lines if one.is_recorded]
    assert line.before == line.after == "4–6"
    return line.notes[0]


def test_going_back_shows_what_it_moves() -> None:
    claim = make_decided_claim(claim=killed(4))
    claim = make_decided_claim("correct", claim=claim, changes={"min": 5, "best": 5, "max": 5}, note="five")
    earlier = versions_of(claim).filter(version=2).first()
    assert lines(acts.reverted(claim, earlier)) == {LABEL: ("5", "4")}
    first = versions_of(claim).filter(version=1).first()
    assert lines(acts.reverted(claim, first)) == {LABEL: ("5", "nothing")}


def test_reading_an_effect_takes_few_queries(django_assert_max_num_queries) -> None:
    for number in range(6):
        make_decided_claim(claim=killed(number + 1))
    claim = killed(3)
    with django_assert_max_num_queries(14):
        effect_of(acts.confirmed(claim, {}))


def draw(chance: random.Random) -> dict:
    """Return the values of a claim, few enough that claims meet."""
    number, day = chance.randint(0, 9), date(2022, 1, chance.randint(15, 17))
    return {
        "kind": chance.choice(["killed", "killed", "injured", "arrested"]),
        "modality": chance.choice(["asserted", "asserted", "asserted", "alleged"]),
        "victim_status": chance.choice(["civilian", "combatant"]),
        "hedge": chance.choice(["exact", "exact", "several"]),
        "role": chance.choice(["new_event", "new_event", "background"]),
        "date_start": day,
        "date_end": day,
        **dict.fromkeys(("min", "best", "max"), number),
    }


@pytest.mark.parametrize("seed", range(12))
def test_what_was_shown_is_what_happens(seed: int) -> None:
    chance, actor = random.Random(seed), make_user("lead")
    sources = [make_source(), make_source()]
    for _ in range(6):
        make_decided_claim(article=make_article(source=chance.choice(sources)), actor=actor, **draw(chance))
    for act in (confirm, undo, move, answer, grade, support):
        thought, do = act(chance, actor)
        shown, before = lines(thought), recorded()
        do()
        after = recorded()
        happened = {name: (before.get(name, "nothing"), after.get(name, "nothing")) for name in {*before, *after}}
        moved = {name: pair for name, pair in happened.items() if pair[0] != pair[1]}
        assert {name: pair for name, pair in shown.items() if pair[0] != pair[1]} == moved, act.__name__


def confirm(chance, actor):
    claim = make_claim(**draw(chance))
    return acts.confirmed(claim, {}), lambda: make_decided_claim(claim=claim, actor=actor)


def undo(chance, actor):
    claim = chance.choice(list(Claim.objects.filter(link__isnull=False)))
    thought = acts.undone(claim, latest_decision(claim), None)
    return thought, lambda: undo_claim(claim=claim, actor=actor, seen=claim.version)


def move(chance, actor):
    claim = make_decided_claim(actor=actor, **draw(chance))
    to = Placement(incident=chance.choice(list(Incident.objects.filter(links__isnull=False))))
    thought = acts.placed(claim, "new_event", None, to)
    return thought, lambda: link_claim(claim=claim, actor=actor, role="new_event", of=None, placement=to)


def answer(chance, actor):
    one, other = (make_decided_claim(actor=actor, **draw(chance) | {"role": "new_event"}) for _ in range(2))
    return acts.joined(one, other), lambda: answer_pair(claim=one, other=other, answer="same", actor=actor)


def grade(chance, actor):
    incident = chance.choice(list(Incident.objects.filter(links__isnull=False)))
    to = chance.choice(["confirmed", "discounted", "contested"])
    values = {"title": "x", "place": "", "grade": to, "grade_reason": "because"}
    return acts.graded(incident, to), lambda: change_incident(incident=incident, actor=actor, **values)


def support(chance, actor):
    claim, article = make_decided_claim(actor=actor, **draw(chance)), make_article()
    span = {"start": 0, "end": 7, "stance": "supports"}
    thought = acts.supported(claim, article.source.origin)
    return thought, lambda: add_citation(claim=claim, article=article, actor=actor, **span)
