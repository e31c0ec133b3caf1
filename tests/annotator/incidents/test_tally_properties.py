"""What holds for every tally, whatever the claims."""

from dataclasses import replace
from datetime import timedelta
from math import inf

from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.incidents.facts import Fact, Window
from annotator.incidents.measures import measure_of
from annotator.incidents.tally import ALLEGED, PROFILES, Number, tally

from .drawing import cases, countable, facts, numbers
from .making import JANUARY, fact


def sums(claims, window=JANUARY):
    """Return the lowest and highest sum of each recorded measure; an open end is infinite."""
    return {
        f.measure: (f.number.min, inf if f.number.max is None else f.number.max)
        for f in tally(claims, window).figures
        if f.column == "recorded" and f.number
    }


@given(cases(), st.randoms())
def test_the_order_of_claims_does_not_matter(drawn, chance):
    shuffled = chance.sample(drawn, len(drawn))
    assert tally(shuffled, JANUARY) == tally(drawn, JANUARY)


@given(cases(), st.sampled_from(PROFILES))
def test_every_claim_is_counted_once_or_excluded_once(drawn, profile):
    result = tally(drawn, JANUARY, profile)
    counted = [
        claim
        for figure in result.figures
        if figure.column == "recorded"
        for contribution in figure.contributions
        for claim in contribution.claim_ids
    ]
    excluded = [each.claim_id for each in result.exclusions]
    assert sorted(counted + excluded) == [each.claim_id for each in drawn]


@given(cases())
def test_every_exclusion_names_a_rule_and_a_reason(drawn):
    for each in tally(drawn, JANUARY).exclusions:
        assert each.rule[0] in "R§"
        assert each.reason.strip()


@given(cases(), st.data())
def test_a_duplicate_changes_no_figure(drawn, data):
    assume(drawn)
    said = data.draw(st.sampled_from(drawn))
    again = replace(said, claim_id=len(drawn) + 1, role="duplicate_of", of=said.claim_id, modality="asserted", scope=())
    again = replace(again, hedge="", party="", min=5, best=5, max=5)
    assert tally([*drawn, again], JANUARY).figures == tally(drawn, JANUARY).figures


@given(countable(), st.data())
def test_the_same_new_event_told_again_by_its_source_changes_no_number(drawn, data):
    again = replace(data.draw(st.sampled_from(drawn)), claim_id=len(drawn) + 1, source_id=9)
    assert sums([*drawn, again]) == sums(drawn)


@given(cases(), facts(claim_id=99))
def test_an_allegation_changes_only_its_column(drawn, told):
    allegation = replace(told, modality="alleged")
    before, after = tally(drawn, JANUARY), tally([*drawn, allegation], JANUARY)

    def others(result):
        return [figure for figure in result.figures if figure.column != ALLEGED]

    assert others(after) == others(before)
    assert (after.controls, after.footnotes) == (before.controls, before.footnotes)
    assert [each for each in after.exclusions if each.claim_id != 99] == list(before.exclusions)


@given(numbers(), st.lists(numbers(), min_size=1, max_size=4))
def test_parts_that_exceed_their_whole_are_reported(total, shares):
    whole = fact(1, **total)
    parts = [fact(n, **share, role="part_of", of=1, age_group="child") for n, share in enumerate(shares, 2)]
    least = sum(share["min"] or 0 for share in shares)
    reported = any(note.rule == "R7" for note in tally([whole, *parts], JANUARY).footnotes)
    assert reported == (whole.max is not None and least > whole.max)


@given(countable(), st.integers(1, 4), st.integers(1, 4))
def test_merging_two_incidents_never_raises_a_highest_sum(drawn, kept, joined):
    merged = [replace(each, incident_id=kept) if each.incident_id == joined else each for each in drawn]
    before, after = sums(drawn), sums(merged)
    assert all(highest <= before[measure][1] for measure, (_, highest) in after.items())


@given(countable(), st.integers(1, 4), st.integers(1, 4))
def test_merging_two_incidents_told_on_one_day_never_raises_a_lowest_sum(drawn, kept, joined):
    same_day = [replace(each, published_on=drawn[0].published_on) for each in drawn]
    merged = [replace(each, incident_id=kept) if each.incident_id == joined else each for each in same_day]
    before, after = sums(same_day), sums(merged)
    assert all(lowest <= before[measure][0] for measure, (lowest, _) in after.items())


@given(cases())
def test_each_number_stays_a_range(drawn):
    for figure in tally(drawn, JANUARY).figures:
        for number in [figure.number, figure.net, *(part.number for part in figure.breakdown)]:
            if number is not None:
                assert 0 <= number.min <= (inf if number.max is None else number.max)
                assert number.best is None or number.min <= number.best
                assert number.best is None or number.max is None or number.best <= number.max


@given(countable())
def test_two_windows_side_by_side_count_what_one_counts(drawn):
    middle = JANUARY.start + timedelta(15)
    halves = [sums(drawn, Window(JANUARY.start, middle)), sums(drawn, Window(middle, JANUARY.end))]
    for measure, (lowest, highest) in sums(drawn).items():
        assert sum(half.get(measure, (0, 0))[0] for half in halves) == lowest
        assert sum(half.get(measure, (0, 0))[1] for half in halves) == highest


@given(cases())
def test_no_figure_mixes_measures(drawn):
    by_id: dict[int, Fact] = {each.claim_id: each for each in drawn}
    for figure in tally(drawn, JANUARY).figures:
        claims = [by_id[claim] for contribution in figure.contributions for claim in contribution.claim_ids]
        assert all(measure_of(claim) == figure.measure for claim in claims)


@given(cases())
def test_a_figure_is_provisional_exactly_when_one_of_its_incidents_has_one_source(drawn):
    for figure in tally(drawn, JANUARY).figures:
        assert figure.provisional == any(len(c.groups) < 2 for c in figure.contributions)
        assert figure.incidents == len(figure.contributions)


@given(countable())
def test_what_is_corroborated_is_never_more_than_what_is_recorded(drawn):
    graded = [replace(each, grade="fair") for each in drawn]
    result = tally(graded, JANUARY)
    for figure in result.figures:
        if figure.column == "corroborated" and figure.number is not None:
            recorded = result.figure(figure.measure)
            assert recorded is not None
            assert isinstance(recorded.number, Number)
            assert figure.number.min <= recorded.number.min


@given(cases(), st.data())
def test_a_claim_that_is_removed_and_restored_restores_the_bytes(drawn, data):
    assume(drawn)
    gone = data.draw(st.sampled_from(drawn))
    before = tally(drawn, JANUARY)
    rest = [each for each in drawn if each != gone]
    assert gone.claim_id not in counted(tally(rest, JANUARY))
    assert tally([*rest, Fact.from_json(gone.to_json())], JANUARY).to_json() == before.to_json()


@given(countable(), st.data())
def test_R2_a_further_source_never_removes_a_claim_and_never_narrows_a_range(drawn, data):
    told = data.draw(st.sampled_from(drawn))
    further = replace(told, claim_id=len(drawn) + 1, independence_group="new", **data.draw(numbers()))
    assume(further.is_quantified == told.is_quantified)
    before, after = tally(drawn, JANUARY), tally([*drawn, further], JANUARY)
    assert counted(before) <= counted(after)
    for measure, (lowest, highest) in sums(drawn).items():
        assert sums([*drawn, further])[measure][0] <= lowest
        assert sums([*drawn, further])[measure][1] >= highest


def counted(result):
    """Return the claims behind the recorded figures."""
    figures = [each for each in result.figures if each.column == "recorded"]
    return {claim for each in figures for one in each.contributions for claim in one.claim_ids}


@given(countable())
def test_R1_a_sum_is_the_sum_of_its_incidents_and_nothing_else(drawn):
    for figure in tally(drawn, JANUARY).figures:
        known = [one.number for one in figure.contributions if one.number is not None]
        assert len({one.incident_id for one in figure.contributions}) == figure.incidents
        if figure.number is not None:
            assert figure.number.min == sum(number.min for number in known)


@given(numbers(), st.lists(numbers(), min_size=1, max_size=4))
def test_R7_parts_never_change_the_figure_of_their_whole(total, shares):
    whole = fact(1, **total)
    parts = [fact(n, **share, role="part_of", of=1, age_group="child") for n, share in enumerate(shares, 2)]
    assert sums([whole, *parts]) == sums([whole])


@given(cases(), st.sampled_from(["R8", "R14", "R18", "R19"]))
def test_R8_R14_R18_R19_totals_combined_numbers_headlines_and_copies_never_add_to_another_figure(drawn, rule):
    told = {
        "R8": {"role": "cumulative"},
        "R14": {"combined": True, "incident_id": 99},
        "R18": {"role": "summary_of", "of": 1},
        "R19": {"role": "duplicate_of", "of": 1},
    }[rule]
    beside = fact(99, n=400, **told)
    plain = {measure: range for measure, range in sums(drawn).items() if measure.detail != "combined"}
    after = {measure: range for measure, range in sums([*drawn, beside]).items() if measure.detail != "combined"}
    assert after == plain
