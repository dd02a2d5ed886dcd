"""Names, numbers and labels for people are found in both languages; places and days are not."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardianship.safeguarding.freetext import patterns
from guardianship.safeguarding.freetext.kinds import SAYINGS, Kind
from guardianship.safeguarding.freetext.scanning import masked, scan, without_people
from guardianship.safeguarding.freetext.words import family_names, given_names

FOUND = {
    "jordan said kyle hit him": "[name] said [name] hit him",
    "Kyle's mum came to Jordan Street": "[name]'s mum came to Jordan Street",
    "Grace was there with April Jones": "[name] was there with [name]",
    "We asked Will about it": "We asked [name] about it",
    "Okonkwo was seen": "[name] was seen",
    "said Xena Qwert": "said [name]",
    "Qwerta’s brother waits": "[name]’s brother waits",
    "mam Sioned a chwaer Gwladus": "mam [name] a chwaer [name]",
    "Fy enw i yw Xenia": "Fy enw i yw [name]",
    "a lad called Zed": "a lad called [name]",
    "J.S. was there": "[name] was there",
    "ring 07700 900123": "ring [phone]",
    "oh seven seven zero zero nine zero one": "[phone]",
    "rings ０７７００ ９００１２３": "rings [phone]",
    "write to a.b@x.example": "write to [e-mail]",
    "write to a.b at example dot com": "write to [e-mail]",
    "near NP20 1XY": "near [postcode]",
    "at 12 Acacia Avenue": "at [address]",
    "born 3 April 2011": "born [date of birth]",
    "dob: 03/04/2011": "dob: [date of birth]",
    "ganwyd 3 Mai 2011": "ganwyd [date of birth]",
    "2011-04-03 it says": "[date of birth] it says",
    "a car, AB12 CDE, waits": "a car, [plate], waits",
    "a car, ab12cde, waits": "a car, [plate], waits",
    "an older one, A123 BCD": "an older one, [plate]",
    "pupil A123456789012": "pupil [number]",
    "NI QQ 12 34 56 C": "NI [number]",
    "a gang-member waits": "a [label] waits",
    "known to the police": "[label]",
    "mae aelodau gang yno": "mae [label] yno",
    "two suspects left": "two [label] left",
    "an at-risk individual": "an [label]",
    "Z\u200boe waits": "[name] waits",
}


@pytest.mark.parametrize(("text", "without"), FOUND.items(), ids=FOUND.keys())
def test_it_is_found(text: str, without: str) -> None:
    assert without_people(text) == without
    assert without_people(without) == without


LEFT = (
    "In April at Victoria Park near Charles Street.",
    "The lights at Newport City Centre near the Queensway Meadows are broken.",
    "Will it work? May be. Hope is there.",
    "St Mary's Church and St. David's Hall stay open until 21:30 on Friday.",
    "Families First and the Youth Service lead; Children's Services follow.",
    "The M4 underpass is dark after 9 pm. Bus 24 stops at 21:30, 15 of us wait.",
    "Mae'n dywyll ym Mharc Belle Vue yn yr haf, ger Heol Siarl.",
    "Child criminal exploitation happens around the shop.",
    "",
)


@pytest.mark.parametrize("text", LEFT)
def test_places_days_and_plain_words_stay(text: str) -> None:
    assert scan(text) == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_kind_is_explained(language: str) -> None:
    assert set(SAYINGS[language]) == set(Kind)
    (finding,) = scan("a ringleader", language)
    assert finding.kind is Kind.LABEL
    assert "what happens in the place" in finding.say


def test_positions_are_those_of_the_text_as_it_was_written() -> None:
    text = "x\u200b\u200bx ﬁne, ０７７００ ９００１２３!"
    (finding,) = scan(text)
    assert text[finding.start : finding.end] == "０７７００ ９００１２３"
    assert masked(text, [finding]) == "x\u200b\u200bx ﬁne, [phone]!"


NAMES = sorted(given_names().only_names)


@given(
    st.sampled_from(NAMES),
    st.sampled_from(sorted(family_names().only_names)),
    st.sampled_from(["{} was there", "they met {} again", "gyda {}", "({})", "…{}, and others"]),
)
@settings(max_examples=60, deadline=None)
def test_no_planted_name_stays(given_name: str, family_name: str, sentence: str) -> None:
    text = without_people(sentence.format(f"{given_name.title()} {family_name.title()}"))
    assert given_name not in text.lower()
    assert family_name.title() not in text


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_masked_once_and_for_all(text: str) -> None:
    findings = scan(text)
    assert all(a.end <= b.start for a, b in pairwise(findings))
    assert without_people(masked(text, findings)) == masked(text, findings)


LONG = {
    sample: (sample * 100_000)[:100_000]
    for sample in ("a", "1 ", "a@", "Ab ", "1 a ", "one ", "A. ", "a.", "07700900123 ", "ab12 ")
}
EVERY_PATTERN = [
    *(pattern for _what, pattern in patterns.OF_THE_PUBLIC),
    *patterns.BORN_IN_WORDS,
    *patterns.PLATES,
    *patterns.NUMBERS,
    *patterns.SPOKEN_PHONES,
    *patterns.SPELT_EMAILS,
    *patterns.NAMES,
    patterns.TWO_CAPITALS,
]


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_each_pattern_reads_a_hundred_thousand_characters_in_fifty_ms(text: str) -> None:
    """On this text or on none: nothing grows faster than the text (twice the limit for a busy
    machine, and the better of two goes)."""
    for pattern in EVERY_PATTERN:
        spent = min(_seconds(pattern.findall, text) for _ in range(2))
        assert spent < 0.1, pattern.pattern


def test_all_of_it_grows_with_the_length_alone() -> None:
    prose = "The lights near Jordan Jones, 07700 900123, NP20 1XY, are known to police. "
    short = min(_seconds(scan, prose * 100) for _ in range(3))
    assert _seconds(scan, prose * 1000) < 30 * short


def _seconds(read: object, text: str) -> float:
    started = time.process_time()
    read(text)  # type: ignore[operator]
    return time.process_time() - started
