"""Finds in a text what says who somebody is, and words that label people; pure and linear."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from guardianship.safeguarding.freetext import patterns
from guardianship.safeguarding.freetext.kinds import Finding, Kind, saying
from guardianship.safeguarding.freetext.names import BEFORE_A_PLACE, names_in
from guardianship.safeguarding.freetext.words import Word, labels, place_words, words_of
from places.voice.personal_data import stretches

# Signs that do not show, and letters and digits in widths and shapes that only hide what they say.
HIDES = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
OTHER_SHAPES = re.compile(
    "[\u00a0\u2000-\u200a\u202f\u2460-\u24ff\uff01-\uff5e\U0001d400-\U0001d7ff]"
)

Found = tuple[Kind, int, int, str]


def scan(text: str, language: str = "en") -> list[Finding]:
    """What is found, in order, none overlapping another; ``language`` is that of the sayings.

    Both languages are looked for in every text, as people mix them.
    """
    seen, places = _as_it_is_read(text)
    words = words_of(seen)
    taken = bytearray(len(seen))
    findings = []
    for kind, start, end, instead in _everything(seen, words):
        if taken.find(1, start, end) >= 0:
            continue
        taken[start:end] = b"\1" * (end - start)
        begins, ends = places(start), places(end - 1) + 1
        findings.append(Finding(kind, begins, ends, saying(kind, language, instead)))
    return sorted(findings, key=lambda finding: finding.start)


def masked(text: str, findings: Iterable[Finding]) -> str:
    """The text with "[phone]" and the like instead of what was found."""
    parts, until = [], 0
    for finding in findings:
        parts += [text[until : finding.start], f"[{finding.kind}]"]
        until = finding.end
    return "".join([*parts, text[until:]])


def without_people(text: str) -> str:
    """The text masked; again and again it is the same."""
    return masked(text, scan(text))


def _everything(text: str, words: Sequence[Word]) -> Iterator[Found]:
    """Findings, the surest first: of two that overlap, the first stands."""
    for stretch in stretches(text, patterns.OF_THE_PUBLIC):
        yield Kind(stretch.what.value), stretch.start, stretch.end, ""
    for kind, several in (
        (Kind.BORN, patterns.BORN_IN_WORDS),
        (Kind.PLATE, patterns.PLATES),
        (Kind.NUMBER, patterns.NUMBERS),
        (Kind.PHONE, patterns.SPOKEN_PHONES),
        (Kind.EMAIL, patterns.SPELT_EMAILS),
    ):
        yield from _matches(text, kind, several)
    yield from _labels_in(text, words)
    for start, end in names_in(text, words):
        yield Kind.NAME, start, end, ""
    for name in _matches(text, Kind.NAME, patterns.NAMES):
        if not _names_a_place(text, name):
            yield name
    for name in _matches(text, Kind.NAME, [patterns.TWO_CAPITALS]):
        if not _names_a_place(text, name):
            yield name


def _matches(text: str, kind: Kind, several: Iterable[re.Pattern[str]]) -> Iterator[Found]:
    for pattern in several:
        group = "masked" if "masked" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            yield kind, *match.span(group), ""


def _labels_in(text: str, words: Sequence[Word]) -> Iterator[Found]:
    known = labels()
    for at, word in enumerate(words):
        for parts, instead in known.get(word.plain, ()):
            if tuple(other.plain for other in words[at : at + len(parts)]) == parts:
                yield Kind.LABEL, word.start, words[at + len(parts) - 1].end, instead
                break


def _names_a_place(text: str, found: Found) -> bool:
    """Whether a word of it, or the word after or before it, makes it a place, a service, a day."""
    _kind, start, end, _instead = found
    after = words_of(text[end : end + 30])[:1]
    before = words_of(text[max(0, start - 30) : start])[-1:]
    if any(word.plain in BEFORE_A_PLACE for word in before):
        return True
    return any(word.plain in place_words() for word in [*words_of(text[start:end]), *after])


def _as_it_is_read(text: str) -> tuple[str, _Places]:
    """The text without what hides letters, and where each character stood in the original."""
    if not (HIDES.search(text) or OTHER_SHAPES.search(text)):
        return text, _Places(None)
    characters, places = [], []
    for at, character in enumerate(text):
        if HIDES.match(character):
            continue
        for plain in unicodedata.normalize("NFKC", character):
            characters.append(plain)
            places.append(at)
    return "".join(characters), _Places(places)


class _Places:
    """Where a character of the text as it is read stands in the text as it was written."""

    def __init__(self, places: list[int] | None) -> None:
        self._places = places

    def __call__(self, at: int) -> int:
        return at if self._places is None else self._places[at]
