"""A cell of a downloaded file is no formula, and comes back as what it was."""

import pytest

from places.portal.bulk.cells import guarded, unguarded


@pytest.mark.parametrize(
    "text", ["=1+1", "\u200b=1+1", "\ufeff@SUM(A1)", "\uff1d1+1", "\t=1", "%0A"]
)
def test_what_begins_a_formula_is_guarded_and_comes_back(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["Club", "'tis the season", "", "01632 960001"])
def test_the_rest_is_left_alone(text: str) -> None:
    assert guarded(text) == unguarded(text) == text
