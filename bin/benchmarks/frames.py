"""Chromium with a slowed processor, which moves an open map and counts the frames."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
SETTLED_MS = 1500
TIMEOUT_MS = 120_000
STEPS = 30
BETWEEN_KEYS_MS = 700
TO_THE_MIDDLE = "frame => frame.scrollIntoView({block: 'center'})"
START = """() => {
  const told = { gaps: [] };
  let last = null;
  const frame = (now) => {
    if (last !== null) told.gaps.push(now - last);
    last = now;
    told.next = requestAnimationFrame(frame);
  };
  told.next = requestAnimationFrame(frame);
  globalThis.told = told;
}"""
STOP = """() => {
  cancelAnimationFrame(told.next);
  return told.gaps;
}"""


@dataclass(frozen=True)
class Moves:
    """One way to move: buttons there were, the longest frame as the page saw it, and the longest
    task of the page's own thread in processor time, which other work on the machine does not
    lengthen; both for the slowed processor."""

    buttons: int
    longest_frame_ms: float
    longest_task_ms: float


def moves_on(url: str, screen: tuple[int, int], slower: int) -> dict[str, Moves]:
    """Open the map of the list at ``url``, slow the processor, and move it in every way."""
    path = os.environ.get("GUARDIANSHIP_CHROMIUM") or next(
        filter(None, map(shutil.which, CHROMIUM)), None
    )
    if path is None:
        raise RuntimeError("Chromium is missing; bin/test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        width, height = screen
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(TIMEOUT_MS)
        page.goto(url)
        page.get_by_role("button", name="Show map").click()
        page.locator("[data-map-frame] .pin").first.wait_for()
        page.locator("[data-map-frame]").evaluate(
            "frame => frame.scrollIntoView({block: 'center'})"
        )
        page.wait_for_timeout(SETTLED_MS)
        found = {name: _measured(page, act, slower) for name, act in WAYS.items()}
        browser.close()
    return found


def _measured(page: Page, act: Callable[[Page], None], slower: int) -> Moves:
    """Move twice: slowed, and counting frames; then unslowed, and counting processor time."""
    buttons = page.locator(".pin").count()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate(START)
    act(page)
    page.wait_for_timeout(SETTLED_MS)
    longest_frame_ms = max(page.evaluate(STOP), default=0.0)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    devtools.detach()
    browser = page.context.browser
    assert browser  # noqa: S101 - it was launched here
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    act(page)
    page.wait_for_timeout(SETTLED_MS)
    longest_task_ms = slower * _longest_task_ms(json.loads(browser.stop_tracing()))
    return Moves(buttons, longest_frame_ms, longest_task_ms)


def _longest_task_ms(trace: dict[str, list[dict[str, Any]]]) -> float:
    """Processor time of the longest task of a page's main thread."""
    events = trace["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        event.get("tdur", 0)
        for event in events
        if event["name"].endswith("RunTask") and (event["pid"], event["tid"]) in main
    ]
    return max(tasks, default=0) / 1000


def _drag(page: Page) -> None:
    """To the south-east and back."""
    box = page.locator("[data-map-frame]").bounding_box()
    assert box  # noqa: S101 - it is in sight
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in (*range(1, STEPS + 1), *range(STEPS, -1, -1)):
        page.mouse.move(x + step * box["width"] / 3 / STEPS, y + step * box["height"] / 3 / STEPS)
    page.mouse.up()


def _press(*keys: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator("[data-map-frame]").focus()
        for key in keys:
            page.keyboard.press(key)
            page.wait_for_timeout(BETWEEN_KEYS_MS)

    return act


WAYS: dict[str, Callable[[Page], None]] = {
    "nothing": lambda page: page.wait_for_timeout(SETTLED_MS),
    "drag": _drag,
    "arrow keys": _press("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"),
    "zoom in and out": _press("+", "+", "+", "-", "-", "-"),
    "zoom out and in": _press("-", "-", "+", "+"),
}
