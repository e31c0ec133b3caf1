"""Which keys people may choose, and what is kept of the choice."""

import pytest

from annotator.review.keyboard.actions import choose_keys, forget_keys
from annotator.review.keyboard.keymap import DEFAULTS, keymap_of
from annotator.review.keyboard.models import KeyChoices
from annotator.review.keyboard.registry import ACTIONS
from annotator.review.keyboard.rules import can_choose, check_keys
from annotator.review.rules import NotAllowed
from tests.factories import make_user


def test_the_desks_own_keys_are_allowed_and_each_does_one_thing():
    check_keys(DEFAULTS)
    assert len({action.key for action in ACTIONS}) == len({action.id for action in ACTIONS})


@pytest.mark.parametrize("key", ["c", "é", "غ", "Alt+y", "Ctrl+Alt+k", "Shift+n", "F2", "+", ""])
def test_a_key_is_a_character_or_a_chord(key):
    check_keys({"confirm": key})


@pytest.mark.parametrize("key", ["yy", "Alt+", "Space", "Hyper+y", " ", "F13", "3"])
def test_what_is_no_key_is_refused_in_words(key):
    assert not can_choose({"confirm": key})


def test_one_key_cannot_do_two_things():
    with pytest.raises(NotAllowed, match="y cannot do two things"):
        check_keys(DEFAULTS | {"hold": "y"})


def test_two_actions_may_have_no_key():
    check_keys(DEFAULTS | {"hold": "", "flag": ""})


@pytest.mark.django_db
def test_only_what_differs_is_kept():
    user = make_user()
    choose_keys(user=user, keys=DEFAULTS | {"confirm": "c"}, single_keys=False)
    assert KeyChoices.objects.get().keys == {"confirm": "c"}
    keymap = keymap_of(user)
    assert (keymap.keys["confirm"], keymap.keys["hold"], keymap.single_keys) == ("c", "h", False)


@pytest.mark.django_db
def test_a_choice_that_clashes_with_a_key_left_alone_is_refused():
    with pytest.raises(NotAllowed):
        choose_keys(user=make_user(), keys={"confirm": "n"}, single_keys=True)
    assert not KeyChoices.objects.exists()


@pytest.mark.django_db
def test_keys_are_each_persons_own_and_can_be_given_up():
    user, other = make_user(), make_user()
    choose_keys(user=user, keys={"confirm": "c"}, single_keys=True)
    assert keymap_of(other).keys == DEFAULTS
    forget_keys(user=user)
    assert keymap_of(user).keys == DEFAULTS
