"""What says who somebody is is found, in both languages; other words are left alone."""

import time

import pytest

from places.voice.personal_data import PATTERNS, find, mask

FOUND = {
    "my name is jordan": "my name is [name]",
    "My name is Jordan Smith and I liked it": "My name is [name] and I liked it",
    "My name’s Aled": "My name’s [name]",
    "Fy enw i yw Aled Jones": "Fy enw i yw [name]",
    "the man called Dave was rude": "the man called [name] was rude",
    "ask Mr Patel": "ask Mr [name]",
    "I went with Kelly Green there": "I went with [name] there",
    "ring 07700 900123": "ring [phone]",
    "ring 01632-960-001 now": "ring [phone] now",
    "+44 (0)7700 900 123": "[phone]",
    "mail me at a.b+c@x.example.org ok": "mail me at [e-mail] ok",
    "a.b (at) x.example": "[e-mail]",
    "we live near NP20 1XY": "we live near [postcode]",
    "near np201xy": "near [postcode]",
    "at 12 Acacia Avenue": "at [address]",
    "14a Stow Hill": "[address]",
    "Flat 3 upstairs": "[address] upstairs",
    "add me @jordy_07": "add me [handle]",
    "my snap is jordy.07": "my snap is [handle]",
    "see https://x.example/me": "see [link]",
    "born 03/04/2011": "born [date of birth]",
}


@pytest.mark.parametrize(("text", "masked"), FOUND.items(), ids=FOUND.keys())
def test_it_is_found(text: str, masked: str) -> None:
    assert mask(text) == masked


LEFT = (
    "They waited with me for the bus.",
    "It cost £3.50 and 20 of us came at 19:30 on Friday.",
    "Open till 9, shut at 10. Great!",
    "We had 2 hours of pool and 3 pizzas.",
    "Roedd yn braf iawn. Diolch!",
    "",
)


@pytest.mark.parametrize("text", LEFT)
def test_other_words_stay(text: str) -> None:
    assert mask(text) == text
    assert find(text) == []


def test_what_was_masked_is_not_found_again() -> None:
    for text in FOUND:
        assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "1 " * 2_500, "a@" * 2_500, "Ab " * 1_600, "1 a " * 1_200, ". " * 2_500]
)
def test_no_text_takes_long(text: str) -> None:
    """Each pattern within 50 ms on the longest text that it reads."""
    started = time.process_time()
    mask(text)
    assert time.process_time() - started < 0.05 * len(PATTERNS)
