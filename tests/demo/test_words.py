"""What young people read: plain, kind and never twice the same."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

Row = dict[str, str]
READ = ("name", "summary", "walk_in", "who_you_meet", "stay_note", "cost_note", "access_note")
READ_CY = ("name_cy", "summary_cy", "walk_in_cy", "who_you_meet_cy", "stay_note_cy")
# requirements/ux.md U-W2, and the words it says instead of them.
NEVER = (
    "at-risk",
    "at risk",
    "vulnerable",
    "victim",
    "offender",
    "gang",
    "hotspot",
    "exploit",
    "referral pathway",
    "practitioner",
    "safeguarding",
    "service user",
    "police",
)
LONGEST_SENTENCE_WORDS = 25
AVERAGE_SENTENCE_WORDS = 14


def sentences(text: str) -> list[str]:
    """Sentences of a text; a full stop within a number or a name does not part them."""
    return [part for part in re.split(r"(?<=[.?;:])\s+", text) if part]


@pytest.mark.parametrize("word", NEVER)
def test_some_words_are_never_used(directory: list[Row], rows, word: str) -> None:
    found = [
        (row.get("id"), name)
        for row in [*directory, *rows("directory/organisations.csv")]
        for name, text in row.items()
        if re.search(rf"\b{re.escape(word)}", text.lower())
    ]
    assert found == []


def test_nobody_shouts(directory: list[Row], rows) -> None:
    exceptions = rows("directory/exceptions.csv")
    assert not [row for row in [*directory, *exceptions] if "!" in "".join(row.values())]


@pytest.mark.parametrize("column", ["summary", "walk_in", "who_you_meet"])
def test_every_listing_says_what_to_expect_in_its_own_words(
    directory: list[Row], column: str
) -> None:
    texts = [row[column] for row in directory]
    assert min(map(len, texts)) >= 6
    twice = [text for text, count in Counter(texts).items() if count > 1]
    assert len(twice) <= (2 if column == "who_you_meet" else 0), twice
    assert all(text[-1] in ".'" for text in texts)


def test_sentences_are_short(directory: list[Row]) -> None:
    lengths = [
        len(sentence.split())
        for row in directory
        for name in ("summary", "walk_in", "who_you_meet")
        for sentence in sentences(row[name])
    ]
    assert max(lengths) <= LONGEST_SENTENCE_WORDS
    assert sum(lengths) / len(lengths) <= AVERAGE_SENTENCE_WORDS


def test_a_good_share_is_in_welsh_and_it_is_not_the_english(directory: list[Row]) -> None:
    assert sum(bool(row["name_cy"]) for row in directory) > 0.85 * len(directory)
    assert sum(bool(row["summary_cy"]) for row in directory) > 0.75 * len(directory)
    assert sum(bool(row["walk_in_cy"]) for row in directory) >= 20
    for row in directory:
        assert row["summary_cy"] != row["summary"]


@pytest.mark.parametrize("name", [*READ, *READ_CY])
def test_texts_are_tidy(directory: list[Row], name: str) -> None:
    for row in directory:
        text = row[name]
        assert text == text.strip()
        assert "  " not in text
        assert "{" not in text


def test_summaries_fit_a_card(directory: list[Row]) -> None:
    assert max(len(row["summary"].split()) for row in directory) <= 35


def test_languages_are_codes(directory: list[Row], rows: Callable[[str], list[Row]]) -> None:
    codes = {code for row in directory for code in row["languages"].split(";")}
    assert codes >= {"en", "cy", "pl", "ar", "bsl"}
    assert all(re.fullmatch(r"[a-z]{2,3}", code) for code in codes)
