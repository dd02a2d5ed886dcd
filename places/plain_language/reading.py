"""How hard a text is to read, without a dictionary and without leaving the machine.

English has a grade (Flesch–Kincaid; Kincaid et al. 1975), with syllables counted as groups of
vowels. No such formula was made for Welsh, so both languages have LIX (Björnsson 1968): the mean
length of a sentence in words and the share of words longer than six letters in per cent, added.
"""

from __future__ import annotations

import re

SENTENCE_END = re.compile(r"[.?!:](?=\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONG_WORD_LETTERS = 6


def sentences_of(text: str) -> list[list[str]]:
    """The words of each sentence; lines are sentences, too, as lists have no full stops."""
    found = (WORD.findall(sentence) for sentence in SENTENCE_END.split(text))
    return [words for words in found if words]


def grade(text: str) -> float:
    """The school grade in which an English text is read with ease; 0 for no words at all."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def lix(text: str) -> float:
    """Below 30 is very easy, above 50 hard, whatever the language; 0 for no words at all."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    long_words = sum(len(word) > LONG_WORD_LETTERS for word in words)
    return len(words) / len(sentences) + 100 * long_words / len(words)


def syllables_of(word: str) -> int:
    """Groups of vowels of an English word, without a silent e; at least one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith("le") and groups > 1
    return max(1, groups - silent)
