"""Names of people among the words of a text, told from names of places, days and services."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardianship.safeguarding.freetext.words import (
    Word,
    family_names,
    given_names,
    place_words,
)

# What stands before the name of a church, a school or a pub, and before any place in Welsh.
BEFORE_A_PLACE = (
    frozenset({"st", "saint", "sant", "santes", "king", "queen", "prince", "princess"})
    | {"parc", "barc", "mharc", "pharc", "stryd", "heol", "ffordd", "clos", "maes", "ysgol"}
    | {"canolfan", "ganolfan", "nghanolfan", "llyfrgell", "lyfrgell", "eglwys", "capel"}
    | {"neuadd", "ysbyty", "coleg"}
)
ENDS_A_SENTENCE = frozenset('.!?:\n\r•*-–—"“(')
MOST_WORDS = 4


def names_in(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Characters ``[start, end)`` of each name; a name followed by "Street" is a street."""
    at = 0
    while at < len(words):
        run = _run(text, words, at)
        if _is_a_name(text, words, at, run) and not _is_a_place(words, at, run):
            yield words[at].start, _end(words[at + run - 1])
            at += run
        else:
            at += 1


def _run(text: str, words: Sequence[Word], at: int) -> int:
    """How many words with a capital stand together from here, with one space between."""
    run = 1
    while (
        run < MOST_WORDS
        and at + run < len(words)
        and words[at + run].has_capital
        and text[words[at + run - 1].end : words[at + run].start] == " "
        and not words[at + run - 1].text.endswith(("'s", "’s"))
    ):
        run += 1
    return run


def _is_a_name(text: str, words: Sequence[Word], at: int, run: int) -> bool:
    word = words[at]
    given, family = given_names(), family_names()
    if word.plain in given.only_names:
        return True
    if not word.has_capital:
        return False
    if word.plain in family.only_names:
        return True
    if word.plain not in given.also_words:
        return False
    followed = words[at + 1].plain if run > 1 else ""
    if followed in family.only_names | family.also_words:
        return True
    if word.plain in place_words():
        return False
    return word.plain not in given.first_words or not _begins_a_sentence(text, word)


def _is_a_place(words: Sequence[Word], at: int, run: int) -> bool:
    if at and words[at - 1].plain in BEFORE_A_PLACE:
        return True
    return any(word.plain in place_words() for word in words[at + 1 : at + run + 1])


def _begins_a_sentence(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 3) : word.start].rstrip(" ")
    return not before or before[-1] in ENDS_A_SENTENCE


def _end(word: Word) -> int:
    """Where the name ends, without "'s"."""
    return word.end - 2 if word.text.endswith(("'s", "’s")) else word.end
