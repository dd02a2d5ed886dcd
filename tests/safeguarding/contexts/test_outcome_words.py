"""Tools are told from outcomes, and somebody who is gone from a place that is safer."""

import pytest

from guardianship.safeguarding.contexts.outcome_words import says_somebody_is_gone, tools_in


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("A meeting was held, then another Meeting.", ["meeting", "Meeting"]),
        ("Peer mapping was completed.", ["Peer mapping"]),
        ("They were referred to the panel.", ["referred", "panel"]),
        ("Cynhaliwyd cyfarfod ac asesiad.", ["cyfarfod", "asesiad"]),
        ("The waiting room is open until ten.", []),
        ("Young people meet there without being told to move.", []),
        ("", []),
    ],
)
def test_tools(text: str, tools: list[str]) -> None:
    assert tools_in(text) == tools


@pytest.mark.parametrize(
    "text",
    [
        "The young person has moved.",
        "He moved away in June.",
        "She stopped attending.",
        "No longer attends the club.",
        "The group left the area.",
        "One was excluded.",
        "They doesn't engage.",
        "Mae hi wedi symud.",
    ],
)
def test_somebody_is_gone(text: str) -> None:
    assert says_somebody_is_gone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six of seven lights work.",
        "The school stopped sending young people out at lunch.",
        "Young people come back in the evening.",
        "",
    ],
)
def test_a_place_that_changed(text: str) -> None:
    assert not says_somebody_is_gone(text)


def test_a_long_text_takes_no_time() -> None:
    assert tools_in("peer " * 100_000) == []
    assert not says_somebody_is_gone("do not " * 100_000)
