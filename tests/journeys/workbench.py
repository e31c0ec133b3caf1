"""What publishers and leads do at the workbench, in a browser."""

from playwright.sync_api import Page, expect


def open_draft(page: Page, url: str, days: str, title: str) -> str:
    """Open the draft of a window that articles report on, and return its address."""
    page.goto(f"{url}/desk/editions/")
    page.get_by_role("link", name=days).first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Open the draft").click()
    page.wait_for_url("**/drafts/**")
    return page.url


def waive_everything(page: Page) -> None:
    """Tick all that stands in the way and waive it."""
    boxes = page.locator("#blockers input[type=checkbox]")
    for box in boxes.all():
        box.check()
    page.get_by_label("Waive what is ticked, because").fill("Readers are told so beside the figures.")
    page.get_by_role("button", name="Waive", exact=True).click()
    expect(boxes).to_have_count(0)


def sign(page: Page, address: str) -> None:
    """Sign the draft as it is."""
    page.goto(address)
    signatures = page.locator(".sign-offs .is-verified")
    before = signatures.count()
    page.get_by_role("button", name="Sign this draft").click()
    expect(signatures).to_have_count(before + 1)


def publish(page: Page, address: str) -> None:
    """Publish the draft that two have signed."""
    page.goto(address)
    page.get_by_role("button", name="Publish edition").click()
    expect(page.locator("body")).to_contain_text("is published.")
