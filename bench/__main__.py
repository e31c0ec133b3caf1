"""Runs every bench, or those named, as in `python -m bench extraction checks`."""

import sys

from bench import calibration, checks, extraction, extraction_speed, tallies

BENCHES = {
    "extraction": extraction.main,
    "extraction_speed": extraction_speed.main,
    "calibration": calibration.main,
    "checks": checks.main,
    "tallies": tallies.main,
}


def main() -> None:
    """Run the benches named on the command line, or all of them."""
    names = sys.argv[1:] or list(BENCHES)
    if unknown := set(names) - set(BENCHES):
        sys.exit(f"There is no bench called {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}.")
    for name in names:
        print(f"== {name}")
        BENCHES[name]()


main()
