"""Grades against published examples and a count by hand."""

import pytest

from places.plain_language.reading import grade, lix, sentences_of, syllables_of

# Words and syllables counted by hand.
BY_HAND = {
    "The cat sat on the mat.": (6, 1, 6),
    "Come in. Have some toast.": (5, 2, 5),
    "Ring the blue bell and come in.": (7, 1, 7),
}


@pytest.mark.parametrize(("text", "counts"), BY_HAND.items())
def test_grade_is_the_formula_of_1975(text: str, counts: tuple[int, int, int]) -> None:
    words, sentences, syllables = counts
    by_hand = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert grade(text) == pytest.approx(by_hand)


def test_a_published_example() -> None:
    """ "The cat sat on the mat" is grade −1.45 wherever the formula is explained."""
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45, abs=0.01)


def test_lix_by_hand() -> None:
    """Eight words in two sentences, of which two are longer than six letters: 4 + 25."""
    assert lix("Dewch i mewn. Mae llawer o weithgareddau difyrrus.") == pytest.approx(4 + 25)


@pytest.mark.parametrize("text", ["", "   ", "…", "123 456", "\n\n"])
def test_no_words_are_no_grade(text: str) -> None:
    assert grade(text) == lix(text) == 0
    assert sentences_of(text) == []


def test_lines_and_colons_end_sentences_and_hours_do_not() -> None:
    assert len(sentences_of("Toast\nTea\nTable tennis")) == 3
    assert len(sentences_of("Open until 9.30 on Fridays.")) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [("toast", 1), ("table", 2), ("come", 1), ("safeguarding", 4), ("youth", 1), ("the", 1)],
)
def test_syllables(word: str, count: int) -> None:
    # "safeguarding" has three; the rule of vowel groups says four and is known to.
    assert syllables_of(word) == count
