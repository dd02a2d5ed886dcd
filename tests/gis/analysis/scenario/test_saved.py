"""A scenario can be saved and shared: the text that is read back is the same scenario."""

import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.scenario.edits import from_text, to_text
from tests.gis.analysis.scenario.test_outcome import EDITS


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_what_is_read_back_is_what_was_saved(edits) -> None:
    assert from_text(to_text(edits)) == edits
    assert to_text(from_text(to_text(edits))) == to_text(edits)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "^scenario is not valid JSON", id="no JSON"),
        pytest.param("{}", "^scenario must be a list", id="no list"),
        pytest.param('[{"edit": "demolish"}]', "^edit 1 must be one of", id="unknown edit"),
        pytest.param(
            '[{"edit": "close", "listing": "x"}, {"edit": "close", "listing": "y", "when": 3}]',
            "^edit 2 has no when",
            id="unknown field",
        ),
        pytest.param('[{"edit": "close"}]', "^edit 1 cannot be read", id="field missing"),
        pytest.param(
            '[{"edit": "change_places", "listing": "x", "places": "many"}]',
            "^edit 1: places must be a number",
            id="no number",
        ),
        pytest.param(
            '[{"edit": "change_hours", "listing": "x", "share": [1]}]',
            "^edit 1 cannot be read",
            id="hours that are a list",
        ),
        pytest.param('[{"edit": "close", "listing": ""}]', "^edit 1: listing", id="nobody"),
    ],
)
def test_a_text_that_is_no_scenario_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        from_text(text)
