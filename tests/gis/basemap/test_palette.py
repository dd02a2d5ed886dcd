"""The ground is quiet: marks stand out against all of it, and names can be read."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[3] / "guardianship/static"
MARKS = ("dusk", "open", "soon", "not-sure", "muted", "help")
LETTERS = ("text", "text-green", "text-water")
SCHEMES = ("light", "dark")


def colours(sheet: str, prefix: str, scheme: str) -> dict[str, str]:
    """Custom properties of a stylesheet that are colours, by name."""
    text = (STATIC / "css" / sheet).read_text("utf-8")
    light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
    found = re.compile(rf"--{prefix}([\w-]+): (#[0-9A-Fa-f]{{6}});")
    return dict(found.findall(light)) | (dict(found.findall(dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ground(scheme: str) -> dict[str, str]:
    found = colours("basemap.css", "map-", scheme)
    assert len(found) > 20
    return {name: value for name, value in found.items() if name not in (*LETTERS, "halo")}


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#1E1B2E", "#FBF8F1") == pytest.approx(15.8, abs=0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("mark", MARKS)
def test_marks_stand_three_to_one_on_every_ground(mark: str, scheme: str) -> None:
    colour = colours("tokens.css", "", scheme)[mark]
    weak = {n: round(contrast(colour, v), 2) for n, v in ground(scheme).items()}
    assert {name: ratio for name, ratio in weak.items() if ratio < 3} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("letters", LETTERS)
def test_names_can_be_read_in_their_halo(letters: str, scheme: str) -> None:
    palette = colours("basemap.css", "map-", scheme)
    assert contrast(palette[letters], palette["halo"]) >= 4.5


@pytest.mark.parametrize("name", sorted(ground("light")))
def test_dark_is_dark(name: str) -> None:
    assert luminance(ground("dark")[name]) < 0.15 < 0.4 < luminance(ground("light")[name])


def test_the_painter_asks_for_colours_that_are_there() -> None:
    script = (STATIC / "js/basemap/palette.js").read_text("utf-8")
    block = re.search(r"const NAMES = \[(.*?)\];", script, re.DOTALL)
    assert block
    assert set(re.findall(r'"([\w-]+)"', block[1])) == set(colours("basemap.css", "map-", "light"))
