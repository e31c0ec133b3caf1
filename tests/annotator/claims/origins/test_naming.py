"""Which known source words mean, and which words mean none."""

import pytest

from annotator.claims.origins.naming import Known, Names

SOHR, REUTERS, ARMY, BODY = 1, 2, 3, 4
NAMES = Names(
    [
        Known(SOHR, "SOHR"),
        Known(SOHR, "Syrian Observatory for Human Rights"),
        Known(SOHR, "المرصد السوري"),
        Known(REUTERS, "Reuters"),
        Known(ARMY, "the Army"),
        Known(BODY, "AT&T-Watch"),
    ]
)

MEANT = [
    ("SOHR", SOHR),
    ("SOHR activists", SOHR),
    ("the Syrian Observatory for Human Rights", SOHR),
    ("The Britain-based Syrian Observatory for Human Rights (SOHR)", SOHR),
    ("reliable SOHR sources", SOHR),
    ("المرصد السوري لحقوق الإنسان", SOHR),
    ("Reuters, citing SOHR", SOHR),
    ("Reuters", REUTERS),
    ("an Army spokesman", ARMY),
    ("AT&T-Watch", BODY),
    ("the army of the north", None),
    ("the Syrian Observatory", None),
    ("local residents", None),
    ("Sohranis", None),
    ("", None),
]


@pytest.mark.parametrize(("attribution", "source"), MEANT)
def test_an_attribution_means_the_source_that_it_names(attribution, source):
    found = NAMES.meant_by(attribution)
    assert (found.source_id if found else None) == source


SPEAKING = [
    ("Four were killed, according to the SOHR.", SOHR, "SOHR"),
    ("SOHR activists have reported four deaths.", SOHR, "SOHR"),
    ("A commander told Reuters that four were killed.", REUTERS, "Reuters"),
    ("Four deaths were documented by the Syrian Observatory for Human Rights.", SOHR, None),
    ("Four were killed by the Army near Reuters Street.", None, ""),
    ("The Army killed four.", None, ""),
    ("Four were killed on the road to Reuters.", None, ""),
]


@pytest.mark.parametrize(("sentence", "source", "words"), SPEAKING)
def test_a_sentence_has_a_source_speak(sentence, source, words):
    found = NAMES.speaking_in(sentence)
    assert (found.source_id if found else None) == source
    if words:
        assert found.words == words


def test_whom_a_speaker_cites_comes_before_the_speaker():
    sentence = "Reuters, citing the SOHR, said that four were killed."
    assert NAMES.cited_in(sentence).source_id == SOHR
    assert NAMES.speaking_in(sentence).source_id in (SOHR, REUTERS)
    assert NAMES.cited_in("Reuters said that four were killed.") is None
