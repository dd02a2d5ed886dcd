"""Where markers stand."""

from playwright.sync_api import Page


def places_of(page: Page) -> list[tuple[str, int, int]]:
    """The markers in order, and where they stand within the frame, in pixels."""
    frame = page.locator("[data-map-frame]").bounding_box()
    assert frame
    return [
        (pin.text_content() or "", round(box["x"] - frame["x"]), round(box["y"] - frame["y"]))
        for pin in page.locator(".pin").all()
        if (box := pin.bounding_box())
    ]
