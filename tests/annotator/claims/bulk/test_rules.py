"""What an imported claim may say: the values have to fit each other, as the extractor's own do."""

import pytest

from annotator.claims.bulk.rules import faults, units_of
from annotator.claims.bulk.wholes import Key, read_key
from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms, unit_of
from annotator.extraction import Document, extract

REPORT = (
    "On Monday 17 January 2022, nine civilians, including four children, were killed in shelling on Idlib. "
    "Forces fired three rockets from Hama at Al-Bab. A convoy of 130 vehicles entered the city in four batches. "
    "A large group of fighters withdrew from Al-Tanaf and returned two hours later. Police seized twelve rifles. "
    "Reinforcements of 40 trucks arrived. Two houses were destroyed and eleven men were arrested."
)


def test_every_kind_may_be_counted_in_its_own_unit_and_in_units_that_exist():
    for kind in terms("kinds"):
        assert unit_of(kind) in units_of(kind)
        assert set(units_of(kind)) <= set(terms("units"))


def test_what_the_extractor_proposes_has_no_fault():
    candidates = extract(Document(REPORT))
    assert len({one.unit for one in candidates}) > 3
    for one in candidates:
        values = {name: getattr(one, name) for name in "kind unit min best max date_start date_end".split()}
        assert list(faults(Claim(**values))) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "killed", "unit": "event"}, "unit"),
        ({"kind": "convoy_entry", "unit": "projectile"}, "unit"),
        ({"kind": "killed", "unit": "person", "min": 3, "best": 2}, "max"),
        ({"kind": "killed", "unit": "person", "min": 3, "max": 2}, "max"),
    ],
)
def test_values_that_do_not_fit_each_other_are_faults(values, field):
    assert [fault.field for fault in faults(Claim(**values))] == [field]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("killed:person:12-37", Key(5, "killed", "person", 12, 37)),
        ("9/killed:person:12-37", Key(9, "killed", "person", 12, 37)),
        ("killed 12-37", None),
        ("killed:person:12-1234567890", None),
        ("", None),
    ],
)
def test_a_claim_is_named_by_what_it_is_recognised_by(written, key):
    assert read_key(written, 5) == key
    assert key is None or key.written(5) == written
