"""What an editor and a moderator do in the Wagtail admin to bring a map page to the public."""

import re

from playwright.sync_api import Error, Page, expect

from cms.trees import ensure_trees

TITLE = "Late and warm"
KINDS = ("youth_provision", "respite_space", "detached_youth_work")
SIDES = ("west", "south", "east", "north")
SEARCHED = "Town Centre"
# The frame slides to its width, and Wagtail puts a new one in its place whenever the form changed.
TRIES, PAUSE_MS = 200, 50


def sign_in_as(page: Page, site: str, email: str) -> None:
    """With password and code as the page of the demonstration's accounts shows them."""
    page.goto(f"{site}/accounts/demonstration/")
    shown = page.locator("li", has_text=email).locator("code").all_text_contents()
    password, code = shown
    page.goto(f"{site}/admin/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.fill("input[name=code]", code)
    page.click("main button[type=submit]")
    expect(page).to_have_url(f"{site}/admin/")


def compose(page: Page, site: str) -> None:
    """A map from scratch: everything that its form asks."""
    home = ensure_trees()["en"]
    page.goto(f"{site}/admin/pages/{home.pk}/")
    page.goto(f"{site}/admin/pages/{home.pk}/add_subpage/")
    page.locator("a[href*='/add/cms/mappage/']").first.click()
    page.fill("#id_title", TITLE)
    write(page.locator("[data-contentpath=introduction]"), "Doors that are open late.")
    add_notice(page, "The bus station is shut until Monday.")
    tick(page, "kinds", *KINDS)
    tick(page, "filters_offered", "time", "kinds", "free")
    page.select_option("#id_default_moment", "now")
    draw_box(page)


def write(field, text: str) -> None:
    """Type into a text with formatting."""
    field.locator("[contenteditable=true]").first.click()
    field.page.keyboard.type(text)


def add_notice(page: Page, text: str) -> None:
    notices = page.locator("[data-contentpath=notices]")
    notices.get_by_role("button", name=re.compile("Insert a block")).first.click()
    choice = page.get_by_role("option", name=re.compile("Notice"))
    if choice.count():
        choice.first.click()
    write(notices, text)


def tick(page: Page, name: str, *values: str) -> None:
    for value in values:
        page.check(f"input[name={name}][value={value}]")


def draw_box(page: Page) -> None:
    """The view of the map becomes the box."""
    stage = page.locator("[data-map-editor]")
    expect(stage).to_have_attribute("data-ready", "")
    stage.get_by_label("Postcode, start of a postcode, or place name").fill(SEARCHED)
    page.keyboard.press("Enter")
    expect(stage.locator("[data-map-says]")).to_contain_text("Found:")
    stage.get_by_role("button", name="Use what the map shows now").click()
    expect(stage.locator("[data-map-says]")).to_contain_text("The box is about")
    for side in SIDES:
        expect(page.locator(f"#id_extent_{side}")).not_to_have_value("")


def preview_widths(page: Page) -> list[int]:
    """Widths in CSS pixels at which the preview was seen to show what is on the form."""
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("#w-preview-iframe")
    expect(shown.locator("h1")).to_have_text(TITLE, timeout=30_000)
    seen = []
    for size, width_px in (("mobile", 360), ("desktop", 1280)):
        page.locator(f".w-preview__size-button:has(input[value={size}])").click()
        expect(shown.get_by_text("The bus station is shut until Monday.")).to_be_visible()
        seen.append(_width_after_sliding(page, width_px))
    return seen


def _width_after_sliding(page: Page, wanted_px: int) -> int:
    """The preview's own width once it is ``wanted_px``, or what it is after ten seconds."""
    width_px = 0
    for _try in range(TRIES):
        try:
            shown = page.frame_locator("#w-preview-iframe").locator("html")
            width_px = shown.evaluate("() => innerWidth")
        except Error:  # the frame was exchanged while it was asked
            width_px = 0
        if width_px == wanted_px:
            break
        page.wait_for_timeout(PAUSE_MS)
    return width_px


def submit(page: Page) -> None:
    """Hand it to the moderators."""
    _more_actions(page)
    page.get_by_role("button", name=re.compile("Submit to")).click()
    expect(page.locator(".messages .success")).to_contain_text("submitted for moderation")


def approve(page: Page, site: str) -> None:
    """From the list of what waits on the first page of the admin to the public."""
    page.goto(f"{site}/admin/")
    page.get_by_role("link", name=TITLE).first.click()
    _more_actions(page)
    page.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def _more_actions(page: Page) -> None:
    """Open the menu beside the main button; a press before Wagtail's script holds it is lost."""
    toggle = page.locator("footer [data-w-dropdown-target=toggle]").first
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
