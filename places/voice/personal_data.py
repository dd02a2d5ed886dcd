"""Finds in a text what says who somebody is; pure, and quick on any text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_CHARACTERS = 5_000


class Found(StrEnum):
    """What a stretch of text looks like, as it is written in its stead."""

    EMAIL = "e-mail"
    LINK = "link"
    HANDLE = "handle"
    POSTCODE = "postcode"
    PHONE = "phone"
    BORN = "date of birth"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``[start, end)`` of the text."""

    what: Found
    start: int
    end: int


STREETS = (
    "street|st|road|rd|avenue|ave|lane|close|drive|way|crescent|terrace|place|court|gardens|grove"
    "|hill|row|square|stryd|heol|ffordd|lon|lôn|clos|maes|rhodfa|teras"
)
# Words before a name, in both languages. What follows must look like a name: a capital, or it is
# the end of "my name is".
SAYS_A_NAME = (
    r"my name(?:['’]s| is)|i am called|i['’]m called|called|named|this is|fy enw i(?: yw|['’]n)"
    r"|enw i yw|o['’]r enw"
)
TITLED = r"mr|mrs|ms|miss|mx|dr|sir|pc|constable|coach|rev|father|imam|auntie|uncle"
CAPITALISED = r"[A-ZÂÊÎÔÛŴŶÀ-Ý][\w’'-]{1,30}"
PATTERNS = (
    (
        Found.EMAIL,
        re.compile(r"[\w.+-]{1,64}+\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    ),
    (Found.LINK, re.compile(r"\b(?:https?://|www\.)\S{1,300}", re.IGNORECASE)),
    (Found.HANDLE, re.compile(r"(?<![\w.])@[\w.]{2,40}")),
    (
        Found.HANDLE,
        re.compile(
            r"\b(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|whats ?app|ig|sc)\b"
            r"\s{0,2}(?:is|:|=|-|name is)\s{0,2}(?P<masked>[\w.]{3,40})",
            re.IGNORECASE,
        ),
    ),
    (Found.BORN, re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b")),
    (Found.PHONE, re.compile(r"(?<![\w£])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)")),
    (Found.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b", re.IGNORECASE)),
    (
        Found.ADDRESS,
        re.compile(
            rf"\b\d{{1,4}}[a-z]?,?\s(?:[\w’'-]{{1,30}}+\s){{1,3}}(?:{STREETS})\b", re.IGNORECASE
        ),
    ),
    (Found.ADDRESS, re.compile(r"\b(?:flat|fflat|unit)\s\d{1,4}[a-z]?\b", re.IGNORECASE)),
    (
        Found.NAME,
        re.compile(
            r"\b(?i:my name(?:['’]s| is)|fy enw i(?: yw|['’]n)|enw i yw)\s{1,3}"
            r"(?P<masked>[\w’'-]{2,30}(?:\s[A-ZÂÊÎÔÛŴŶÀ-Ý][\w’'-]{1,30}){0,2})"
        ),
    ),
    (
        Found.NAME,
        re.compile(
            rf"\b(?i:{SAYS_A_NAME})\s{{1,3}}(?P<masked>{CAPITALISED}(?:\s{CAPITALISED}){{0,2}})"
        ),
    ),
    (
        Found.NAME,
        re.compile(rf"\b(?i:{TITLED})\.?\s{{1,3}}(?P<masked>{CAPITALISED}(?:\s{CAPITALISED})?)"),
    ),
    # Two capitalised words in the middle of a sentence.
    (Found.NAME, re.compile(rf"(?<=[a-z,;] )(?P<masked>{CAPITALISED}\s{CAPITALISED})")),
)


def find(text: str) -> list[Stretch]:
    """Stretches that look like personal data, in order; none overlaps another."""
    return stretches(text[:MOST_CHARACTERS], PATTERNS)


def stretches(text: str, patterns: Iterable[tuple[Found, re.Pattern[str]]]) -> list[Stretch]:
    """What the patterns find in the whole text, in order; of two that overlap, the earlier pattern.

    The time grows with the length of the text alone, however much is found.
    """
    found: list[Stretch] = []
    taken = bytearray(len(text))
    for what, pattern in patterns:
        group = "masked" if "masked" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            start, end = match.span(group)
            if taken.find(1, start, end) < 0:
                found.append(Stretch(what, start, end))
                taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda stretch: stretch.start)


def mask(text: str) -> str:
    """The text with "[phone]" and the like instead; the same text when nothing was found."""
    parts, until = [], 0
    for stretch in find(text):
        parts += [text[until : stretch.start], f"[{stretch.what}]"]
        until = stretch.end
    return "".join([*parts, text[until:]])
