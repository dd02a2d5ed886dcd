"""Where the reader of an OpenStreetMap value stands."""

from __future__ import annotations

from places.importers.hours.osm_words import Sort, Word
from places.importers.hours.reading import NotUnderstood


class Cursor:
    """The words of a text and a position among them."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = words
        self.at = 0

    @property
    def word(self) -> Word:
        """The word to read next; END for ever after the last."""
        return self.words[min(self.at, len(self.words) - 1)]

    def peek(self, ahead: int = 1) -> Word:
        """The word ``ahead`` of the next one."""
        return self.words[min(self.at + ahead, len(self.words) - 1)]

    def take(self) -> Word:
        """Reads the next word."""
        word = self.word
        self.at += 1
        return word

    def sees(self, sort: Sort, text: str = "") -> bool:
        """Whether the next word is of this sort (and this text)."""
        return self.word.sort is sort and (not text or self.word.text == text)

    def took(self, sign: str) -> bool:
        """Reads the next word if it is this sign."""
        if self.sees(Sort.SIGN, sign):
            self.at += 1
            return True
        return False

    def source(self, start: int) -> str:
        """The text from the word at position ``start`` up to the last word read."""
        if self.at <= start:
            return self.text[self.words[start].first :].strip()
        return self.text[self.words[start].first : self.words[self.at - 1].last].strip()

    def refuse(self, start: int, reason: str) -> NotUnderstood:
        """The error to raise about the text from ``start`` through the next word."""
        last = max(self.word.last, self.words[start].last)
        return NotUnderstood(f"“{self.text[self.words[start].first : last].strip()}” {reason}")
