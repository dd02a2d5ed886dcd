"""Kinds of what is found, and what is said to the writer about each, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of text looks like; the value is written in its stead, in brackets."""

    EMAIL = "e-mail"
    LINK = "link"
    HANDLE = "handle"
    POSTCODE = "postcode"
    PHONE = "phone"
    BORN = "date of birth"
    ADDRESS = "address"
    NAME = "name"
    PLATE = "plate"
    NUMBER = "number"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters ``[start, end)`` of the text, and what the writer is told about them."""

    kind: Kind
    start: int
    end: int
    say: str


SAYINGS = {
    "en": {
        Kind.EMAIL: "This looks like an e-mail address. Leave it out.",
        Kind.LINK: "This looks like a link. It may lead to somebody: leave it out.",
        Kind.HANDLE: "This looks like somebody's name online. Leave it out.",
        Kind.POSTCODE: "This looks like a postcode. Say which part of town instead.",
        Kind.PHONE: "This looks like a phone number. Leave it out.",
        Kind.BORN: "This looks like a date of birth. Leave it out.",
        Kind.ADDRESS: "This looks like an address. Say which part of town instead.",
        Kind.NAME: "This looks like a name. Say what part somebody has: “a worker”, “a shop”.",
        Kind.PLATE: "This looks like a number plate. Leave it out.",
        Kind.NUMBER: "This looks like a number that belongs to a person. Leave it out.",
        Kind.LABEL: "This is a label for people. Write instead: {instead}.",
    },
    "cy": {
        Kind.EMAIL: "Mae hwn yn edrych fel cyfeiriad e-bost. Gadewch ef allan.",
        Kind.LINK: "Mae hwn yn edrych fel dolen. Gall arwain at rywun: gadewch hi allan.",
        Kind.HANDLE: "Mae hwn yn edrych fel enw rhywun ar-lein. Gadewch ef allan.",
        Kind.POSTCODE: "Mae hwn yn edrych fel cod post. Dywedwch pa ran o'r dref yn lle hynny.",
        Kind.PHONE: "Mae hwn yn edrych fel rhif ffôn. Gadewch ef allan.",
        Kind.BORN: "Mae hwn yn edrych fel dyddiad geni. Gadewch ef allan.",
        Kind.ADDRESS: "Mae hwn yn edrych fel cyfeiriad. Dywedwch pa ran o'r dref yn lle hynny.",
        Kind.NAME: "Mae hwn yn edrych fel enw. Dywedwch beth yw rhan rhywun: “gweithiwr”, “siop”.",
        Kind.PLATE: "Mae hwn yn edrych fel plât rhif. Gadewch ef allan.",
        Kind.NUMBER: "Mae hwn yn edrych fel rhif sy'n perthyn i berson. Gadewch ef allan.",
        Kind.LABEL: "Label ar bobl yw hwn. Ysgrifennwch yn lle hynny: {instead}.",
    },
}


def saying(kind: Kind, language: str, instead: str = "") -> str:
    """What the writer is told; English for a language that has no sayings."""
    sayings = SAYINGS.get(language.split("-")[0], SAYINGS["en"])
    return sayings[kind].format(instead=instead)
