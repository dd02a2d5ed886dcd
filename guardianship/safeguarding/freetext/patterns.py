"""Patterns beyond those of the public's forms: dates in words, plates, numbers, kin.

Each is linear: repetitions are bounded, and no two of them can share characters.
"""

import re

from places.voice import personal_data
from places.voice.personal_data import CAPITALISED

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin"
    "|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr"
)
BORN = r"born|b|dob|d\.o\.b|date of birth|birthday|ganwyd|geni|pen-blwydd"
KIN = (
    "mum|mam|mom|mother|dad|father|brother|sister|nan|gran|grandad|grandma|uncle|aunt|auntie"
    "|cousin|mate|mates|friend|friends|boyfriend|girlfriend|family|house|flat|group|crew"
)
KIN_CY = "mam|tad|brawd|chwaer|ffrind|ffrindiau|nain|taid|mam-gu|tad-cu|cariad|teulu|criw"
SPOKEN_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"

BORN_IN_WORDS = (
    re.compile(
        rf"\b(?:{BORN})\b[\s:.,]{{0,3}}(?:on |in |ar )?(?P<masked>"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th|af|ail|ydd|fed|eg)?\s(?:of\s)?)?(?:{MONTHS})\b\s?\d{{0,4}}"
        r"|(?:19|20)\d{2})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{MONTHS})\s(?:19[4-9]\d|20[01]\d)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:19[4-9]\d|20[01]\d)[/.-]\d{1,2}[/.-]\d{1,2}\b"),
)
# The current form in any case; the older two in capitals only, as words look like them.
PLATES = (
    re.compile(r"\b[a-z]{2}\d{2}\s?[a-z]{3}\b", re.IGNORECASE),
    re.compile(r"\b[A-Z]\d{1,3}\s?[A-Z]{3}\b"),
    re.compile(r"\b[A-Z]{3}\s?\d{1,3}[A-Z]\b"),
)
# National Insurance, pupils' and patients' numbers, and whatever has that many digits.
NUMBERS = (
    re.compile(r"\b[A-Z]{2}\s?(?:\d{2}\s?){3}[A-D]\b", re.IGNORECASE),
    re.compile(r"\b[A-Z]\d{12}\b", re.IGNORECASE),
    re.compile(r"\b\d{3}\s?\d{3}\s?\d{4}\b"),
)
SPOKEN_PHONES = (
    re.compile(
        rf"\b(?:(?:{SPOKEN_DIGIT})[\s,-]{{1,2}}){{6,14}}(?:{SPOKEN_DIGIT})\b", re.IGNORECASE
    ),
)
SPELT_EMAILS = (
    re.compile(
        r"\b[\w.+-]{1,64}+\s(?:at|AT)\s[\w-]{1,63}\s?(?:dot|DOT|\.)\s?(?:com|co|org|net|uk|cymru)\b"
    ),
)
NAMES = (
    re.compile(rf"\b(?P<masked>[A-ZÂÊÎÔÛŴŶÀ-Ý][\w-]{{1,30}})['’]s\s(?i:{KIN})\b"),
    re.compile(rf"\b(?i:{KIN_CY})\s(?P<masked>{CAPITALISED})"),
    re.compile(r"\b(?!U\.\s?[KS]|T\.\s?V|P\.\s?[EM]|A\.\s?M|I\.\s?D)[A-Z]\.\s?[A-Z]\.(?!\w)"),
)
# Two capitals in the middle of a sentence: here names of places are weighed as well.
TWO_CAPITALS = personal_data.PATTERNS[-1][1]
OF_THE_PUBLIC = personal_data.PATTERNS[:-1]
