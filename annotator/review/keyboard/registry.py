"""Every key of the desk as data: what it does, and which key that is until a person chooses another.

A key presses what the page shows: the button or link that carries `data-action` with the action's id. An action
without one on the page does nothing there.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does, in the words of the help."""

    id: str
    key: str
    words: str
    group: str


DECIDE, WORDS, LOOK, GO = "Decide", "The words of the text", "Look closer", "Go"

ACTIONS = (
    Action("confirm", "y", "confirm; with edits made, the claim is recorded as corrected", DECIDE),
    Action("edit", "e", "edit: go to the first field; Esc or Enter leaves a field", DECIDE),
    Action("reject", "n", "reject: then 1–9 picks the reason", DECIDE),
    Action("flag", "f", "flag: then 1–6 picks the reason, Enter sends it with its note", DECIDE),
    Action("link", "l", "link: compare with the same event elsewhere, or link by hand", DECIDE),
    Action("hold", "h", "hold: write what it waits for, Enter puts it on hold", DECIDE),
    Action("unverifiable", "v", "unverifiable: checked, cannot be settled (not: not yet checked)", DECIDE),
    Action("undo", "u", "undo your last decision", DECIDE),
    Action(
        "words", "w", "word by word: the arrows go through the article, Shift marks, o goes to the other end", WORDS
    ),
    Action("add_claim", "a", "add a claim of the words that are marked in the article", WORDS),
    Action("passage", "x", "extend or shrink the claim's words, to those that are marked if any are", WORDS),
    Action("split", "s", "split the claim in two", WORDS),
    Action("join", "m", "join the claim with another of its paragraph", WORDS),
    Action("sentence", "g", "group: decide the claims of the sentence together, each for itself", WORDS),
    Action("related", "r", "related claims: go to the first that may tell of the same", LOOK),
    Action("quote", "q", "bring the claim's words back into view in the article", LOOK),
    Action("origin", "d", "origin: say to whom the claim goes back", LOOK),
    Action("repeats", "i", "it repeats the allegation of the register that is shown", DECIDE),
    Action("take", "t", "take a flag on, or give it back", LOOK),
    Action("keep", "p", "keep the claim for longer: its time begins anew", LOOK),
    Action("give_back", "b", "give the claim back to the queue", LOOK),
    Action("next", "j", "next claim of the article, next flag", GO),
    Action("previous", "k", "previous claim of the article, previous flag", GO),
    Action("search", "/", "search claims", GO),
    Action("help", "?", "these keys", GO),
)
BY_ID = {action.id: action for action in ACTIONS}
