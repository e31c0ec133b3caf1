"""The colours: apart for readers who see few of them, and words that stand out on both grounds."""

import itertools

import pytest

from reports.charts.palette import COLOURS, STEPS

# How the three kinds of colour blindness see linear red, green and blue (Machado, Oliveira and Fernandes, 2009).
KINDS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 0.1  # in Oklab, where 0.02 is just seen
TOGETHER = ("edge", "alleged", "ink", "silence")
WORDS = ("ink", "soft", "faint")


def linear(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def oklab(rgb):
    red, green, blue = (min(max(one, 0), 1) for one in rgb)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def distance(one, other, kind):
    seen = [oklab(times(KINDS[kind], linear(colour))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def contrast(one, other):
    light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ground", [0, 1])
def test_colours_that_mean_different_things_look_different(kind, ground):
    for one, other in itertools.combinations(TOGETHER, 2):
        assert distance(COLOURS[one][ground], COLOURS[other][ground], kind) >= APART, (one, other)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ground", [0, 1])
def test_each_step_looks_different_from_the_next(kind, ground):
    steps = [COLOURS[f"step{number}"][ground] for number in range(1, len(STEPS) + 1)]
    assert all(distance(one, other, kind) >= 0.07 for one, other in itertools.pairwise(steps))


@pytest.mark.parametrize("ground", [0, 1])
@pytest.mark.parametrize("part", WORDS)
def test_words_stand_out(part, ground):
    for surface in ("paper", "land"):
        assert contrast(COLOURS[part][ground], COLOURS[surface][ground]) >= 4.5


@pytest.mark.parametrize("ground", [0, 1])
def test_numbers_in_cells_stand_out(ground):
    for number in range(1, len(STEPS) + 1):
        ink = COLOURS["paper" if number >= 4 else "ink"][ground]
        assert contrast(ink, COLOURS[f"step{number}"][ground]) >= 3.5, number


def test_every_light_colour_stands_for_one_part_alone():
    light = [one for one, _ in COLOURS.values()]
    assert len(set(light)) == len(light)
