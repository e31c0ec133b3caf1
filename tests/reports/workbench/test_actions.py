"""The workbench's acts: who may, what makes an edition of a draft, and what voids a signature."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import override_settings

from reports.corrections.models import CorrectionNotice
from reports.models import Edition
from reports.refusals import Refused, SomeoneWasFaster
from reports.workbench import actions
from reports.workbench.models import DraftEdition, SignOff
from reports.workbench.proof import read
from tests.factories import make_article, make_claim, make_decided_claim, make_user
from tests.reports.workbench.conftest import publish, seal_of, sign, waive_all
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
MORE = "On 17 January Four fighters were killed."


def again(draft) -> DraftEdition:
    return DraftEdition.objects.get(pk=draft.pk)


def words(draft, **changes):
    given = {"title": draft.title, "headline": draft.headline, "note": draft.note, "seen": draft.version} | changes
    return {"draft": draft, **given}


def test_a_draft_begins_with_a_headline_that_agrees_with_the_tally(draft):
    assert "{killed-combatant} combatants" in draft.headline
    proof = read(draft)
    assert "the killing of 24–26 combatants" in proof.headline
    assert proof.mistakes == []


def test_opening_the_same_days_twice_leads_to_the_same_draft(draft, people):
    assert actions.open_draft(start=START, end=END, user=people.pedro).pk == draft.pk
    assert DraftEdition.objects.count() == 1


def test_words_are_kept_and_nobody_overwrites_what_they_have_not_read(draft, people):
    actions.write_draft(user=people.paula, **words(draft, title="A month", note="Read this."))
    assert (again(draft).title, again(draft).note, again(draft).version) == ("A month", "Read this.", 2)
    with pytest.raises(SomeoneWasFaster, match="Somebody else changed the words"):
        actions.write_draft(user=people.pedro, **words(draft, title="Mine"))
    assert again(draft).title == "A month"


def test_a_figure_typed_by_hand_that_disagrees_is_refused(draft, people):
    with pytest.raises(Refused, match="“30” beside “killing” disagrees with the tally, which says 24–26"):
        actions.write_draft(user=people.paula, **words(draft, headline="The killing of 30 combatants."))
    assert again(draft).headline == draft.headline


@pytest.mark.parametrize(("profile", "why"), [("full", "nothing is withheld"), ("none", "no redaction profile none")])
def test_words_under_a_profile_that_protects_nobody_are_refused(draft, people, profile, why):
    with pytest.raises(Refused, match=why):
        actions.write_draft(user=people.paula, **words(draft, redaction=profile))


def test_what_is_held_stands_in_the_way_until_it_is_waived(draft, people):
    blockers = read(draft).open
    assert [one.kind for one in blockers] == ["held", "held"]
    assert "the paragraph names the 85th month" in blockers[0].words
    with pytest.raises(Refused, match="2 things are still in the way"):
        sign(draft, people.paula)
    (waiver,) = actions.waive(draft=draft, user=people.paula, blockers=[blockers[0].id], reason="Shown as held.")
    assert waiver.words == blockers[0].words
    assert len(read(draft).open) == 1


WAIVERS = [
    ([], "Shown as held.", "Tick what you waive"),
    (["held:999:1"], "Shown as held.", "no longer in the way"),
    (None, "so", "Say in a sentence why"),
    (None, "x" * 1001, "1000 characters at most"),
]


@pytest.mark.parametrize(("ids", "reason", "refusal"), WAIVERS)
def test_a_waiver_names_what_it_waives_and_why(draft, people, ids, reason, refusal):
    known = [one.id for one in read(draft).open]
    with pytest.raises(Refused, match=refusal):
        actions.waive(draft=draft, user=people.paula, blockers=known if ids is None else ids, reason=reason)


def test_a_waiver_is_made_once_and_can_be_lifted(draft, people):
    waive_all(draft, people.paula)
    id = read(draft).blockers[0][0].id
    assert actions.waive(draft=draft, user=people.pedro, blockers=[id], reason="The same again.") == []
    actions.lift_waiver(waiver=read(draft).waived[0], user=people.pedro)
    assert [one.id for one in read(draft).open] == [id]


def test_a_waiver_covers_no_claim_that_comes_later(draft, people):
    article = make_article(MORE)
    make_claim(article, quote="Four fighters were killed")
    waive_all(draft, people.paula)
    make_claim(article, quote="fighters were killed")
    (left,) = read(draft).open
    assert left.kind == "undecided"


def test_two_different_people_sign_and_then_it_is_published(draft, people):
    waive_all(draft, people.paula)
    sign(draft, people.paula)
    with pytest.raises(SomeoneWasFaster, match="You have signed this draft as it is"):
        sign(draft, people.paula)
    with pytest.raises(Refused, match="One more person has to sign"):
        actions.publish_draft(draft=draft, user=people.paula, seal=seal_of(draft))
    sign(draft, people.lena)
    edition = actions.publish_draft(draft=draft, user=people.paula, seal=seal_of(draft))
    assert "24–26 combatants" in edition.headline
    assert [(one["by"], one["as"]) for one in edition.sign_offs] == [("paula", "publisher"), ("lena", "lead")]
    assert [one["reason"] for one in edition.waivers] == ["Readers are told."] * 2
    assert again(draft).edition == edition
    assert edition.stated["sign_offs"] == edition.sign_offs
    assert edition.stated["waivers"] == edition.waivers


CHANGES = ["claim", "title", "headline", "note", "waiver"]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_voids_the_signatures(draft, people, change):
    waive_all(draft, people.paula)
    sign(draft, people.paula, people.pedro)
    seal = seal_of(draft)
    if change == "claim":
        make_decided_claim(article=make_article(MORE))
    elif change == "waiver":
        actions.lift_waiver(waiver=read(draft).waived[0], user=people.paula)
    else:
        actions.write_draft(user=people.paula, **words(again(draft), **{change: "Other words."}))
    proof = read(again(draft))
    assert (len(proof.holding), len(proof.void)) == (0, 2)
    with pytest.raises(SomeoneWasFaster, match="The draft changed since you looked"):
        actions.publish_draft(draft=draft, user=people.paula, seal=seal)
    with pytest.raises(Refused):
        actions.publish_draft(draft=draft, user=people.paula, seal=proof.seal)
    assert not Edition.objects.exists()


def test_a_change_that_is_taken_back_gives_the_signatures_their_effect_again(draft, people):
    waive_all(draft, people.paula)
    sign(draft, people.paula)
    actions.write_draft(user=people.paula, **words(again(draft), note="Other words."))
    actions.write_draft(user=people.paula, **words(again(draft), note=""))
    assert len(read(again(draft)).holding) == 1


def test_a_signature_is_withdrawn_by_whoever_gave_it_alone(draft, people):
    waive_all(draft, people.paula)
    sign(draft, people.paula)
    sign_off = SignOff.objects.get()
    with pytest.raises(Refused, match="Only the person who signed"):
        actions.withdraw_signature(sign_off=sign_off, user=people.pedro)
    actions.withdraw_signature(sign_off=sign_off, user=people.paula)
    assert read(draft).sign_offs == []
    sign(draft, people.paula)


@override_settings(SIGN_OFFS=1)
def test_the_operator_may_ask_for_one_signature(draft, people):
    assert publish(draft, people.paula).number == 1


def test_strangers_neither_write_nor_sign(draft, people):
    seal, ids = seal_of(draft), [one.id for one in read(draft).open]
    acts = [
        lambda user: actions.open_draft(start=START, end=END, user=user),
        lambda user: actions.write_draft(user=user, **words(draft)),
        lambda user: actions.waive(draft=draft, user=user, blockers=ids, reason="Because I say so."),
        lambda user: actions.publish_draft(draft=draft, user=user, seal=seal),
        lambda user: actions.drop_draft(draft=draft, user=user),
    ]
    for act in acts:
        for user in (people.anna, people.lena):
            with pytest.raises(Refused, match="ask a publisher"):
                act(user)
    with pytest.raises(Refused, match="may not sign drafts"):
        actions.sign_draft(draft=draft, user=people.anna, seal=seal)


def test_a_draft_that_is_over_takes_no_further_act(draft, people):
    publish(draft, people.paula, people.pedro)
    with pytest.raises(SomeoneWasFaster, match="published as edition 1"):
        actions.write_draft(user=people.paula, **words(draft))
    other = actions.open_draft(start=START, end=END, user=people.paula)
    assert other.pk != draft.pk
    actions.drop_draft(draft=other, user=people.pedro)
    with pytest.raises(SomeoneWasFaster, match="pedro dropped this draft"):
        actions.drop_draft(draft=other, user=people.paula)


def test_a_draft_that_says_nothing_new_is_not_signed(draft, people):
    publish(draft, people.paula, people.pedro)
    other = actions.open_draft(start=START, end=END, user=people.paula)
    waive_all(other, people.paula)
    with pytest.raises(Refused, match="Nothing has changed since edition 1"):
        sign(other, people.pedro)


def test_a_draft_of_days_without_figures_is_not_signed(people):
    empty = actions.open_draft(start=START, end=END, user=people.paula, title="Nothing")
    assert empty.headline == ""
    with pytest.raises(Refused, match="No reviewed claim of these days counts yet"):
        sign(empty, people.paula)


def test_a_new_edition_is_published_with_the_notice_of_what_it_corrects(draft, people):
    first = publish(draft, people.paula, people.pedro)
    claim = make_decided_claim(article=make_article(MORE))
    other = actions.open_draft(start=START, end=END, user=people.paula)
    (change,) = read(other).changes
    assert (change.before, change.after) == ("24–26, one source, provisional", read(other).changes[0].after)
    assert [cause.words for cause in change.causes] == [f"claim {claim.pk} was newly decided: 4 people"]
    actions.write_notice(
        draft=other, user=people.paula, seen=1, kind="addition", words="A further report was reviewed."
    )
    second = publish(other, people.paula, people.lena)
    notice = CorrectionNotice.objects.get()
    assert (notice.edition, notice.published_in, notice.number) == (first, second, 1)
    assert (notice.kind, notice.words) == ("addition", "A further report was reviewed.")
    assert notice.changes[0]["before"] == "24–26, one source, provisional"


def test_the_words_of_a_notice_are_signed_too(draft, people):
    publish(draft, people.paula, people.pedro)
    make_decided_claim(article=make_article(MORE))
    other = actions.open_draft(start=START, end=END, user=people.paula)
    waive_all(other, people.paula)
    sign(other, people.paula, people.pedro)
    actions.write_notice(
        draft=other, user=people.paula, seen=1, kind="addition", words="A further report was reviewed."
    )
    assert len(read(other).void) == 2


def test_nobody_overwrites_a_notice_that_they_have_not_read(draft, people):
    publish(draft, people.paula, people.pedro)
    make_decided_claim(article=make_article(MORE))
    other = actions.open_draft(start=START, end=END, user=people.paula)
    actions.write_notice(
        draft=other, user=people.paula, seen=1, kind="addition", words="A further report was reviewed."
    )
    with pytest.raises(SomeoneWasFaster):
        actions.write_notice(draft=other, user=people.pedro, seen=1, kind="addition", words="Something else entirely.")
    assert CorrectionNotice.objects.get().words == "A further report was reviewed."


def test_a_draft_that_corrects_nothing_has_no_notice(draft, people):
    with pytest.raises(Refused, match="changes no published figure"):
        actions.write_notice(
            draft=draft, user=people.paula, seen=1, kind="correction", words="Something was put right."
        )


@pytest.mark.django_db(transaction=True)
def test_two_publishers_at_once_publish_one_edition(example):
    paula, pedro = make_user("publisher"), make_user("publisher")
    draft = actions.open_draft(start=START, end=END, user=paula, title="A month")
    waive_all(draft, paula)
    sign(draft, paula, pedro)
    seal, together, outcomes = seal_of(draft), Barrier(2), []

    def press(user):
        together.wait()
        try:
            outcomes.append(actions.publish_draft(draft=draft, user=user, seal=seal).number)
        except Refused as no:
            outcomes.append(str(no))
        finally:
            connection.close()

    threads = [Thread(target=press, args=[user]) for user in (paula, pedro)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(map(str, outcomes)) == ["1", "This draft was published as edition 1."]
    assert Edition.objects.count() == 1
