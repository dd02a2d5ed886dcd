"""What could be said more plainly in a text, in words for whoever writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.translation import gettext as _

from places.plain_language.reading import grade, lix, sentences_of
from places.plain_language.words import ENGLISH, ENGLISH_LABELS, WELSH, WELSH_LABELS, beginnings

# ux.md, U-W1: grade 5.5 is what help pages keep to, 7 all others; 25 words the longest sentence.
HIGHEST_GRADE = 7.0
HIGHEST_LIX = 40.0
LONGEST_SENTENCE_WORDS = 25
LONGEST_TEXT_WORDS = 120
# Of a line or two no formula says anything.
LEAST_WORDS_TO_GRADE = 20
QUOTED_WORDS = 5
MOST_HINTS = 4


class HintKind(StrEnum):
    """What a hint is about, in the order in which hints are told."""

    LABEL = "label"
    JARGON = "jargon"
    SENTENCE = "sentence"
    HARD = "hard"
    LONG = "long"
    SHOUTING = "shouting"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint, in the reader's language."""

    kind: HintKind
    says: str


def hints(text: str, language: str = "en") -> list[Hint]:
    """At most four hints for a text in English ("en") or Welsh ("cy"); none for a plain one."""
    is_welsh = language == "cy"
    found = [
        *_labels(text, WELSH_LABELS if is_welsh else ENGLISH_LABELS),
        *_jargon(text, WELSH if is_welsh else ENGLISH),
        *_sentences(text),
        *_hard(text, is_welsh=is_welsh),
        *_long(text),
        *_shouting(text),
    ]
    return found[:MOST_HINTS]


def _labels(text: str, words: Iterable[str]) -> list[Hint]:
    said = _("“%(word)s” says something about who comes. Say what there is instead.")
    return [Hint(HintKind.LABEL, said % {"word": word}) for word in _said_in(text, tuple(words))]


def _jargon(text: str, plainer: dict[str, str]) -> list[Hint]:
    said = _("Instead of “%(word)s” you could say “%(plain)s”.")
    found = _said_in(text, tuple(plainer))
    return [
        Hint(HintKind.JARGON, said % {"word": word, "plain": plainer[listed]})
        for word, listed in found.items()
    ]


def _said_in(text: str, listed: tuple[str, ...]) -> dict[str, str]:
    """Words as they stand in the text, once each, with how they stand in the list."""
    found: dict[str, str] = {}
    for match in _any_of(listed).finditer(text.replace("’", "'")):
        found.setdefault(match.group(0).lower(), listed[(match.lastindex or 1) - 1])
    return found


@cache
def _any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words of a list, each in a group of its own so that it is known which was found."""
    parts = (f"({_pattern(word)})" for word in listed)
    return re.compile(rf"\b(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def _pattern(word: str) -> str:
    welsh = word in WELSH or word in WELSH_LABELS
    forms = beginnings(word) if welsh else (word,)
    plain = "|".join(re.escape(f.removesuffix("*")).replace(r"\ ", r"\s+") for f in forms)
    return f"(?:{plain})" + (r"\w*" if word.endswith("*") else "")


def _sentences(text: str) -> list[Hint]:
    said = _("The sentence “%(begins)s …” has %(count)s words. Two short ones are easier.")
    return [
        Hint(
            HintKind.SENTENCE,
            said % {"begins": " ".join(words[:QUOTED_WORDS]), "count": len(words)},
        )
        for words in sentences_of(text)
        if len(words) > LONGEST_SENTENCE_WORDS
    ]


def _hard(text: str, *, is_welsh: bool) -> list[Hint]:
    if _count(text) < LEAST_WORDS_TO_GRADE:
        return []
    is_hard = lix(text) > HIGHEST_LIX if is_welsh else grade(text) > HIGHEST_GRADE
    said = _("This is hard to read for many 12-year-olds. Shorter words and sentences help.")
    return [Hint(HintKind.HARD, said)] if is_hard else []


def _long(text: str) -> list[Hint]:
    count = _count(text)
    if count <= LONGEST_TEXT_WORDS:
        return []
    said = _("These are %(count)s words. On a phone few read more than %(most)s.")
    return [Hint(HintKind.LONG, said % {"count": count, "most": LONGEST_TEXT_WORDS})]


def _shouting(text: str) -> list[Hint]:
    if "!" not in text and not re.search(r"\b[^\W\d_a-zâêîôûŵŷ]{6,}\b", text):
        return []
    return [
        Hint(HintKind.SHOUTING, _("Exclamation marks and capital letters sound like shouting."))
    ]


def _count(text: str) -> int:
    return sum(map(len, sentences_of(text)))
