"""Takes the documentation's pictures: sets up the demo in a folder of its own, signs in and photographs its pages.

    python docs/pictures/take.py [name ...]

Each page is taken at 1440 and 390 pixels, in light and in dark, as docs/pictures/<name>-<width>-<theme>.png.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ADDRESS = "127.0.0.1:8139"
WIDTHS = {1440: 900, 390: 844}
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Picture:
    """A page to take: who looks at it, where it starts, and what they do before it is taken."""

    name: str
    who: str
    path: str
    then: Callable[[Page], None] = lambda page: None


def first(selector: str) -> Callable[[Page], None]:
    """Return what follows the first link that fits."""

    def follow(page: Page) -> None:
        page.goto(f"http://{ADDRESS}{page.locator(selector).first.get_attribute('href')}")

    return follow


PICTURES = (
    Picture("queue", "analyst", "/desk/"),
    Picture("desk", "analyst", "/desk/", first("main a[href^='/desk/claims/']")),
    Picture("links", "lead", "/desk/", lambda page: (first("main a[href^='/desk/claims/']")(page), page.keyboard.press("l"))),
    Picture("incidents", "lead", "/desk/incidents/"),
    Picture("incident", "lead", "/desk/incidents/", first("main a[href^='/desk/incidents/']")),
    Picture("second-reading", "lead", "/desk/second/"),
    Picture("adjudication", "lead", "/desk/second/disputes/", first("main a[href^='/desk/second/disputes/']")),
    Picture("agreement", "lead", "/desk/second/agreement/"),
    Picture("flagged", "lead", "/desk/flagged/"),
    Picture("article", "analyst", "/desk/articles/", first("main a[href^='/desk/articles/']")),
)


@contextmanager
def demo() -> Iterator[dict[str, str]]:
    """Set the demo up in an empty folder and serve it; yield the password of each person."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-pictures-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        manage = [sys.executable, str(ROOT / "manage.py")]
        surroundings = {**os.environ, "CLAIMDESK_VAR": f"{folder}/var"}
        said = subprocess.run(  # noqa: S603 - our own program
            [*manage, "demo", "--no-server"], env=surroundings, check=True, capture_output=True, text=True
        ).stdout
        serve = [*manage, "runserver", ADDRESS, "--noreload"]
        server = subprocess.Popen(serve, env=surroundings, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
        try:
            yield dict(re.findall(r"^  ([a-z-]+) +(\S{12,})$", said, re.MULTILINE))
        finally:
            server.terminate()
            server.wait()


def take(browser: Browser, picture: Picture, password: str) -> None:
    """Take one page in every width and theme."""
    for width, height in WIDTHS.items():
        for theme in THEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
            )
            page = context.new_page()
            sign_in(page, picture.who, password)
            page.goto(f"http://{ADDRESS}{picture.path}")
            picture.then(page)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=HERE / f"{picture.name}-{width}-{theme}.png")
            context.close()


def sign_in(page: Page, who: str, password: str) -> None:
    """Sign in through the sign-in page."""
    page.goto(f"http://{ADDRESS}/accounts/login/")
    page.get_by_label("Username").fill(who)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/**")


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all."""
    wanted = [one for one in PICTURES if not names or one.name in names]
    with demo() as passwords, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        wait_for_server(browser)
        for picture in wanted:
            take(browser, picture, passwords[picture.who])
            print(picture.name, flush=True)
        browser.close()


def wait_for_server(browser: Browser) -> None:
    """Return when the server answers."""
    page = browser.new_page()
    for _ in range(60):
        try:
            page.goto(f"http://{ADDRESS}/", timeout=5_000)
            return
        except Exception:  # noqa: BLE001 - whatever a browser calls a server that is not there yet
            page.wait_for_timeout(500)
    raise SystemExit("The demo's server does not answer.")


if __name__ == "__main__":
    main(sys.argv[1:])
