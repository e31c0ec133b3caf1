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
from playwright.sync_api import Error as PlaywrightError

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


def like_another(page: Page) -> None:
    """Open the first claim that looks like one elsewhere, and the panel that compares the two."""
    links = page.locator("main a[href^='/desk/claims/']").evaluate_all("all => all.map(one => one.href.split('?')[0])")
    for link in dict.fromkeys(links):
        page.goto(f"{link}suggestions/")
        if page.get_by_text("like this event").count() and not page.get_by_text("Nothing elsewhere").count():
            page.goto(link)
            page.wait_for_load_state("networkidle")
            page.keyboard.press("l")
            return
    raise SystemExit("No claim of the demo looks like one elsewhere.")


PICTURES = (
    Picture("queue", "analyst", "/desk/"),
    Picture("desk", "analyst", "/desk/", first("main a[href^='/desk/claims/']")),
    Picture("links", "lead", "/desk/?kind=killed", like_another),
    Picture("incident", "lead", "/desk/incidents/", first("main a[href^='/desk/incidents/']")),
    Picture("adjudication", "lead", "/desk/second/disputes/", first("main a[href^='/desk/second/disputes/']")),
    Picture("agreement", "lead", "/desk/second/agreement/"),
    Picture("import", "data-manager", "/admin/annotator/importbatch/", first("#result_list th a")),
)


@contextmanager
def demo() -> Iterator[dict[str, str]]:
    """Set the demo up in an empty folder and serve it; yield the password of each person."""
    with tempfile.TemporaryDirectory(prefix="claimdesk-pictures-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        manage = [sys.executable, str(ROOT / "manage.py")]
        # Everything is read twice here, so that there is something to agree on.
        surroundings = {**os.environ, "CLAIMDESK_VAR": f"{folder}/var", "CLAIMDESK_SECOND_READING_PERCENT": "100"}
        said = subprocess.run(  # noqa: S603 - our own program
            [*manage, "demo", "--no-server"], env=surroundings, check=True, capture_output=True, text=True
        ).stdout
        subprocess.run([sys.executable, str(HERE / "scene.py")], env=surroundings, check=True)  # noqa: S603 - our own
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
            page.wait_for_timeout(300)
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
            sys.stdout.write(f"{picture.name}\n")
        browser.close()


def wait_for_server(browser: Browser) -> None:
    """Return when the server answers."""
    page = browser.new_page()
    for _ in range(60):
        try:
            page.goto(f"http://{ADDRESS}/", timeout=5_000)
            return
        except PlaywrightError:
            page.wait_for_timeout(500)
    raise SystemExit("The demo's server does not answer.")


if __name__ == "__main__":
    main(sys.argv[1:])
