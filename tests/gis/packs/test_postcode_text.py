"""How postcodes are written, and how they are read."""

import pytest

from gis.postcodes import full_postcode, outward_code, why_not_a_postcode

FULL = [
    ("NP20 1HG", "NP20 1HG"),
    ("np201hg", "NP20 1HG"),
    (" Np20  1hG ", "NP20 1HG"),
    ("NP1 2AB", "NP1 2AB"),
    ("M1 1AE", "M1 1AE"),
    ("M11AE", "M1 1AE"),
    ("EC1A 1BB", "EC1A 1BB"),
    ("NP9 2AB", "NP9 2AB"),
]
NOT_FULL = [
    "",
    "NP20",
    "NP20 1",
    "1HG NP20",
    "NPP20 1HG",
    "N 1HG",
    "NP20 HG1",
    "NP20-1HG",
    "ＮＰ20 1HG",
]
OUTWARD = [
    ("NP20", "NP20"),
    ("np20", "NP20"),
    ("NP20 1", "NP20"),
    ("np20 1hg", "NP20"),
    ("M1", "M1"),
    ("EC1A", "EC1A"),
    ("NP20 1H", "NP20"),
]


@pytest.mark.parametrize(("typed", "code"), FULL)
def test_whole_postcodes(typed: str, code: str) -> None:
    assert full_postcode(typed) == code


@pytest.mark.parametrize("typed", NOT_FULL)
def test_what_is_no_whole_postcode(typed: str) -> None:
    assert full_postcode(typed) is None


@pytest.mark.parametrize(("typed", "code"), OUTWARD)
def test_starts_of_postcodes(typed: str, code: str) -> None:
    assert outward_code(typed) == code


@pytest.mark.parametrize("typed", ["", "Pill", "Caerleon", "20", "NP", "NP20 1HGX", "NP20, 1"])
def test_what_is_no_start_of_a_postcode(typed: str) -> None:
    assert outward_code(typed) is None


def test_the_reason_tells_half_a_postcode_from_none() -> None:
    assert why_not_a_postcode("M32") == "is only the first part of a postcode"
    assert why_not_a_postcode("Pill") == "is not a postcode like NP20 1HG"
