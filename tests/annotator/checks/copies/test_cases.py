"""Tests of ten texts each that are taken for template text or wire copies, and of ten each that are not."""

from datetime import date

import pytest

from annotator.checks.actions import read_article
from annotator.checks.models import Flag
from annotator.sources.models import Article, Series
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db

# What an earlier report of the series said, and what this one says.
TEMPLATES = [
    (
        "Soldiers arrested nine men in the village of Qara during a raid on Monday evening.",
        "Soldiers arrested nine men in the village of Qara during a raid on Monday evening.",
    ),
    (
        "Soldiers arrested nine men in the village of Qara during a raid on Monday evening.",
        "Soldiers arrested 12 men in the village of Qara during a raid on Monday evening.",
    ),
    (
        "During the month 95 trucks of the Coalition crossed into Syria from Iraq in three batches.",
        "During the month 130 trucks of the Coalition crossed into Syria from Iraq in four batches.",
    ),
    (
        "Shelling by government forces killed six civilians in the towns round the eastern dam.",
        "Shelling by government forces killed two civilians in the towns round the eastern dam.",
    ),
    (
        "The force carried out five joint raids with local police in the north of the province.",
        "The force carried out seven joint raids with local police in the north of the province.",
    ),
    (
        "Mines left by fighters killed four shepherds in the desert to the south of the river.",
        "Mines left by fighters killed three shepherds in the desert to the south of the river.",
    ),
    (
        "Gunmen on motorcycles abducted five traders on the old road between the two towns.",
        "Gunmen on motorcycles abducted five traders on the old road between the two towns.",
    ),
    (
        "A bomb in a parked car injured 14 people near the bus station of the old town.",
        "A bomb in a parked car injured 20 people near the bus station of the old town.",
    ),
    (
        "The Watch recorded the deaths of 1,204 people since it began its count in the valley.",
        "The Watch recorded the deaths of 1,243 people since it began its count in the valley.",
    ),
    (
        "Drones of the army killed three fighters on the road to the oil field in the east.",
        "Drones of the army killed eight fighters on the road to the oil field in the east.",
    ),
]
NO_TEMPLATES = [
    (
        "Soldiers arrested nine men in the village of Qara during a raid on Monday evening.",
        "A landmine killed two farmers in a field of wheat outside the town of Tayba at noon.",
    ),
    (
        "The Watch renews its appeal to all parties to keep civilians out of the fighting.",
        "The Watch renews its appeal to all parties to keep civilians out of the fighting.",
    ),
    ("Six people died.", "Six people died."),
    (
        "The ministry opened a school in the old town after years of work on its roof.",
        "Soldiers arrested nine men in the village of Qara during a raid on Monday evening.",
    ),
    (
        "Shelling killed six civilians in the market of Madan, said the nurses who received them.",
        "Nurses who spoke to the Watch said that in Sabha shelling had killed two women and a boy.",
    ),
    (
        "No casualties were reported in any of the villages along the road to the north.",
        "Gunmen abducted a driver on the road to the north, as people of the villages told us.",
    ),
    (
        "During the month 95 trucks of the Coalition crossed into Syria from Iraq in three batches.",
        "Trucks that carried wheat for the bakeries came from the port; 40 of them were held at the gate.",
    ),
    (
        "Mines left by fighters killed four shepherds in the desert to the south of the river.",
        "Four shepherds died in the desert when the truck in which they slept went up in flames.",
    ),
    (
        "The old bridge was closed to all traffic for most of the month because of floods.",
        "The old bridge was closed to all traffic for most of the month because of floods.",
    ),
    (
        "A bomb in a parked car injured 14 people near the bus station of the old town.",
        "Fourteen people were injured when the wall of a school fell down in the new town.",
    ),
]

LEAD = "A bomb in a parked motorcycle went off in the vegetable market of Shaddan on Sunday morning."
TOLL = "It killed four civilians and injured 11 others, said two nurses of the hospital in the town."
AFTER = "Internal security forces closed the road to the south and searched vehicles until nightfall."
CLAIMED = "No group has claimed the attack, the third one on a market in the province since the spring."
OWN = "Our own correspondent spoke to the owner of a tea stall who had seen a man leave in haste."
OTHER = "The council of the town asked families to stay away from the markets until further notice."
THIRD = "In the capital the minister promised to send engineers who would look for further explosives."
WIRES = [
    (LEAD, TOLL, AFTER, CLAIMED),
    (LEAD, TOLL, AFTER),
    (LEAD, TOLL, AFTER, OWN),
    (TOLL, AFTER, CLAIMED, OWN),
    (LEAD, TOLL, CLAIMED, OWN, OTHER),
    (CLAIMED, LEAD, TOLL, AFTER, OWN, OTHER),
    (LEAD, TOLL, AFTER, CLAIMED, THIRD),
    (AFTER, CLAIMED, TOLL),
    (LEAD, AFTER, CLAIMED, OTHER),
    (LEAD.replace("Sunday", "Monday"), TOLL, AFTER, CLAIMED),
]
NO_WIRES = [
    (OWN, OTHER, THIRD),
    (LEAD, OWN, OTHER, THIRD),
    (LEAD, TOLL, OWN, OTHER, THIRD),
    (OWN,),
    (TOLL, OTHER),
    (AFTER,),
    (CLAIMED, OWN, THIRD),
    (LEAD, TOLL),
    (TOLL, CLAIMED, OWN, OTHER),
    (OTHER, THIRD, AFTER, OWN),
]


def told(name: str, sentences: tuple[str, ...], series: Series | None = None) -> Article:
    article = make_article("\n\n".join((f"{name} tells of the month.", *sentences)), source=make_source(name))
    Article.objects.filter(pk=article.pk).update(series=series)
    article.refresh_from_db()
    read_article(article=article)
    return article


def flagged(article: Article, check: str) -> bool:
    return Flag.objects.filter(article=article, check_id=check).exists()


def in_a_series(earlier: str, later: str) -> Article:
    series = Series.objects.create(key="watch", name="Watch", begun=date(2019, 1, 1))
    told("The earlier report", (earlier,), series)
    return told("This report", (later,), series)


@pytest.mark.parametrize(("earlier", "later"), TEMPLATES)
def test_a_sentence_of_an_earlier_report_is_template_text(earlier: str, later: str) -> None:
    assert flagged(in_a_series(earlier, later), "template_text")


@pytest.mark.parametrize(("earlier", "later"), NO_TEMPLATES)
def test_a_sentence_of_its_own_or_without_a_number_is_none(earlier: str, later: str) -> None:
    assert not flagged(in_a_series(earlier, later), "template_text")


@pytest.mark.parametrize("sentences", WIRES)
def test_a_text_that_another_publisher_has_by_half_is_a_copy(sentences: tuple[str, ...]) -> None:
    told("The agency", (LEAD, TOLL, AFTER, CLAIMED))
    assert flagged(told("The paper", sentences), "wire_copy")


@pytest.mark.parametrize("sentences", NO_WIRES)
def test_a_text_that_shares_a_sentence_or_two_is_none(sentences: tuple[str, ...]) -> None:
    told("The agency", (LEAD, TOLL, AFTER, CLAIMED))
    assert not flagged(told("The paper", sentences), "wire_copy")
