"""A score is shown from ten answers in three weeks on (R-SDC-9)."""

import pandas as pd
import pytest

from gis.analysis.contracts import BadInput
from gis.analysis.disclosure.rules import Rules
from gis.analysis.disclosure.scores import shown_scores


def answers(subject: str, days: list[str], score: float = 4) -> pd.DataFrame:
    """One answer a day that is named."""
    return pd.DataFrame({"subject": subject, "answered_on": days, "score": score})


WEEKS = ["2026-03-02", "2026-03-09", "2026-03-16"]
EVERYBODY = pd.concat(
    [
        answers("club", [*WEEKS, *WEEKS, *WEEKS, *WEEKS[:3], "2026-03-17"], 4),
        answers("clique", ["2026-03-02"] * 10),
        answers("two weeks", [*WEEKS[:2]] * 6),
        answers("few", WEEKS * 3),
        # Sunday, Monday and Tuesday: two calendar weeks, over the turn of a year.
        answers("turn", ["2026-12-27", "2026-12-28", "2027-01-01"] * 4),
    ],
    ignore_index=True,
)


def test_a_clique_or_a_single_visit_is_not_seen() -> None:
    found = shown_scores(EVERYBODY)
    assert found["score"].dropna().to_dict() == {"club": 4.0}
    assert found.loc["club", "answers"] == 15, "13 of them"
    assert found["answers"].notna().sum() == 1


def test_every_parameter_changes_something() -> None:
    usual = shown_scores(EVERYBODY)
    assert not usual.equals(shown_scores(EVERYBODY, fewest_weeks=2))
    assert not usual.equals(shown_scores(EVERYBODY, rules=Rules(threshold=9)))


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        pytest.param(EVERYBODY.drop(columns="score"), "lacks the column score", id="column"),
        pytest.param(EVERYBODY.assign(score=float("nan")), "has no number", id="NaN"),
        pytest.param(EVERYBODY.assign(answered_on="soon"), "without a subject", id="no date"),
        pytest.param(pd.concat([EVERYBODY] * 2), "more than once", id="rows twice"),
    ],
)
def test_answers_that_cannot_be_read_are_named(frame: pd.DataFrame, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        shown_scores(frame)
    with pytest.raises(BadInput, match=r"^fewest_weeks must be"):
        shown_scores(EVERYBODY, fewest_weeks=1)
