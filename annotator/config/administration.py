"""How the administration looks and what leads through it: unfold's settings, in Claimdesk's words and colours."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy


def style(request: HttpRequest) -> str:
    """Return the address of what is ours in the administration's look."""
    return static("annotator/css/kept.css")


def fonts(request: HttpRequest) -> str:
    """Return the address of the desk's fonts: quotes stand in a serif here as well."""
    return static("annotator/css/fonts.css")


def favicon(request: HttpRequest) -> str:
    """Return the address of the desk's sign."""
    return static("annotator/img/favicon.svg")


# Near neutral, as the desk is: colour is left to mean state. Steps from light to dark, in OKLCH.
STEPS = ("50", "100", "200", "300", "400", "500", "600", "700", "800", "900", "950")
BASE = ("98.2% .004 85", "96% .005 85", "90.5% .006 85", "83% .007 85", "72% .009 85", "52% .012 260", "42% .013 260",
        "33% .011 260", "25% .008 260", "19% .007 260", "15% .006 260")  # fmt: skip
INK = ("97% .006 260", "94% .01 260", "88% .016 260", "82% .022 260", "74% .028 260", "66% .032 260", "40% .04 260",
       "34% .038 260", "29% .034 260", "25% .028 260", "20% .022 260")  # fmt: skip

UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Claimdesk",
    "SITE_HEADER": "Claimdesk",
    "SITE_SUBHEADER": "Administration",
    "SITE_URL": reverse_lazy("queue"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": favicon}],
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "6px",
    "STYLES": [fonts, style],
    "COLORS": {
        "base": {step: f"oklch({value})" for step, value in zip(STEPS, BASE, strict=True)},
        "primary": {step: f"oklch({value})" for step, value in zip(STEPS, INK, strict=True)},
    },
    "DASHBOARD_CALLBACK": "annotator.admin.index.waiting",
    "SIDEBAR": {"show_search": False, "navigation": "annotator.admin.navigation.groups"},
}
