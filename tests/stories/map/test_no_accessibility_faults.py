"""axe-core finds nothing on home, list, place and map, with all rules of WCAG 2.2 AA."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
REPOSITORY = Path(__file__).parents[3]
AXE = Path(__file__).parents[1] / "axe"
INSTALL_TIMEOUT_S = 180
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a script animates may have no end, and what is not drawn never gets to it.
COLOURS_STAND_STILL = """() => document.getAnimations().every(each =>
    !(each instanceof CSSTransition) || each.playState !== "running")"""
SCHEMES = ("light", "dark")
NONE_IN_EITHER: dict[str, list[str]] = {colours: [] for colours in SCHEMES}
PAGES = ["/", "/find/?near=Eastmoor", "/find/?when=x&age=y", "/places/gym/", "/help/", "/cy/find/"]


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, installed from its lock file into the local cache."""
    if not shutil.which("npm"):
        pytest.skip("NOT CHECKED WITH axe-core: npm is not installed")
    lock = (AXE / "package-lock.json").read_bytes()
    target = REPOSITORY / ".local" / "axe" / hashlib.sha256(lock).hexdigest()[:16]
    if not target.exists():
        _install(target)
    return (target / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def _install(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=target.parent))
    for name in ("package.json", "package-lock.json"):
        shutil.copy(AXE / name, scratch)
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=scratch,
        capture_output=True,
        text=True,
        timeout=INSTALL_TIMEOUT_S,
    )
    if done.returncode:
        shutil.rmtree(scratch)
        said = done.stderr.strip()[-500:]
        if os.environ.get("CI"):
            pytest.fail(f"npm ci of axe-core failed: {said}")
        pytest.skip(f"NOT CHECKED WITH axe-core: npm ci failed: {said}")
    if target.exists():  # another worker was faster
        shutil.rmtree(scratch)
    else:
        scratch.rename(target)


def faults(page: Page, axe_script: str) -> list[str]:
    """Rule and element of each fault. Evaluated from outside, so that the policy stays strict."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def faults_in_both_schemes(page: Page, axe_script: str) -> dict[str, list[str]]:
    """The faults of the page in view, light and dark, each once its colours stand still."""
    found = {}
    for colours in SCHEMES:
        page.emulate_media(color_scheme=colours)
        page.wait_for_function(COLOURS_STAND_STILL)
        assert page.evaluate(f"matchMedia('(prefers-color-scheme: {colours})').matches")
        found[colours] = faults(page, axe_script)
    return found


def test_pages(town, live_server, new_page, axe_script) -> None:
    page = new_page(width=360, height=740)
    found = {}
    for address in PAGES:
        page.goto(f"{live_server.url}{address}")
        found[address] = faults_in_both_schemes(page, axe_script)
    assert found == dict.fromkeys(PAGES, NONE_IN_EITHER)


@pytest.mark.parametrize("width", [320, 1280])
def test_map(town, open_map, axe_script, width) -> None:
    page = open_map("?near=Eastmoor", width=width, height=740)
    assert faults_in_both_schemes(page, axe_script) == NONE_IN_EITHER
    page.locator(".pin").first.focus()
    page.locator(".pin").first.press("Enter")
    expect(page.locator(".pin").first).to_be_visible()
    assert faults_in_both_schemes(page, axe_script) == NONE_IN_EITHER


def test_the_check_finds_what_is_wrong(live_server, new_page, axe_script, transactional_db) -> None:
    page = new_page()
    page.goto(f"{live_server.url}/help/")
    page.evaluate("document.querySelector('main').innerHTML = '<img><button></button>'")
    assert {fault.split(":")[0] for fault in faults(page, axe_script)} >= {
        "image-alt",
        "button-name",
    }
