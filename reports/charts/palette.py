"""The colours of the pictures, each by its part, on light ground and on dark. Pure.

They are the tokens of the pages (`annotator/css/tokens.css`) written out, since a picture that is saved or printed
takes no stylesheet along. Every light colour stands for one part alone, so that a picture drawn on light ground
becomes the one for dark ground by exchanging colours.
"""

import re

COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#faf9f6", "#0f1113"),
    "ink": ("#191d24", "#e9e8e4"),
    "soft": ("#43484f", "#bdbab5"),
    "faint": ("#5c6167", "#a19e99"),
    "grid": ("#e1dfdb", "#2e3035"),
    "axis": ("#7c8088", "#767b82"),
    "bar": ("#91cbc6", "#26605e"),
    "edge": ("#008681", "#3baca6"),
    "held": ("#a44eb2", "#c17fcb"),
    "alleged": ("#b77016", "#d49c48"),
    "land": ("#f0eee9", "#1b1d21"),
    "border": ("#b9b6b0", "#4a4d53"),
    "shore": ("#8a8d92", "#6d7178"),
    # From few to many, lighter to darker on light ground and darker to lighter on dark.
    "step1": ("#d2efec", "#163333"),
    "step2": ("#a2d7d2", "#225050"),
    "step3": ("#67b8b3", "#2c7370"),
    "step4": ("#23928d", "#399b95"),
    "step5": ("#00635f", "#59c5bf"),
    # Drawn as hatching: nothing said, and a place known no closer than an area.
    "silence": ("#c9c6c0", "#3c4047"),
    "vague": ("#d9b98a", "#6b5530"),
}
LIGHT = {part: light for part, (light, _) in COLOURS.items()}
STEPS = tuple(LIGHT[f"step{number}"] for number in range(1, 6))
_DARK = dict(COLOURS.values())
_HEX = re.compile(r"#[0-9a-f]{6}\b")


def on_dark(svg: str) -> str:
    """Return a picture with the colours for dark ground."""
    return _HEX.sub(lambda found: _DARK.get(found[0], found[0]), svg)
