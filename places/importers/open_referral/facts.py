"""What a service says of ages, cost, contact and languages, as fields of a listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models

from gis.packs.cells import shown
from places.enums import AccessFact, Answer, Cost, GiveName, StepFree
from places.importers.candidate import Confirmation
from places.importers.contacts import email_from, phone_from, website_from
from places.importers.open_referral.values import FIRST_DAY, Record
from places.importers.row_values import OLDEST_PERSON, longest_chars_of
from places.models import Listing

# 99 and more is how registers write "no upper limit".
NO_LIMIT = 99
# Numbers at which nobody answers, or not for everybody.
NO_VOICE = {"fax", "pager", "video", "textphone", "minicom"}
MONEY = re.compile(r"(?:£|gbp)?\s*(\d{1,7}(?:,\d{3})*(?:\.\d{1,4})?)\s*(?:gbp)?", re.IGNORECASE)
LANGUAGES = {
    "english": "en",
    "welsh": "cy",
    "cymraeg": "cy",
    "british sign language": "bsl",
    "bsl": "bsl",
    "polish": "pl",
    "romanian": "ro",
    "arabic": "ar",
    "urdu": "ur",
    "bengali": "bn",
    "punjabi": "pa",
    "panjabi": "pa",
    "somali": "so",
    "ukrainian": "uk",
    "portuguese": "pt",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "gujarati": "gu",
    "hindi": "hi",
    "tamil": "ta",
    "turkish": "tr",
    "farsi": "fa",
}
ELIGIBILITY = ("eligibilitys", "eligibilities", "eligibility")
LOWEST, HIGHEST = ("minimum_age", "min_age"), ("maximum_age", "max_age")
FREE = {"free", "free of charge", "no charge", "none", "£0", "£0.00", "0", "0.00", "no cost"}
COST_WORDS = {"give what you can": Cost.DONATION, "costs money": Cost.PAY, "free": Cost.FREE}
LONGEST_CODE_CHARS = 8
OUR_TEXTS = (
    *("walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy"),
    *("summary_cy", "name_cy", "stay_note", "stay_note_cy"),
)
# Came later than the rest: they are there only where something is said, so that marks of rows stay.
OF_TEAMS = ("recognise", "recognise_cy")
OUR_CHOICES: dict[str, type[models.TextChoices]] = {
    "bring_friend": Answer,
    "give_name": GiveName,
    "step_free": StepFree,
}
ACCESS_FIRST = ("Open to all", "Sign up first", "Someone has to refer you", "Only for some groups")


def ages(service: Record) -> dict[str, int | None]:
    """The ages; what is no age is left out and told, and so are both when they contradict."""
    said = [service, *service.children(*ELIGIBILITY)]
    lows = [low for record in said for key in LOWEST if (low := _age(record, key)) is not None]
    highs = [high for record in said for key in HIGHEST if (high := _age(record, key)) is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if not low and high == 0:  # how registers write that nobody filled it in
        low = high = None
    if high is not None and high >= NO_LIMIT:
        high = None
    if low is not None and high is not None and high < low:
        service.note("maximum_age", f"{high} is below {low}; both were left out")
        low = high = None
    return {"age_from": low, "age_to": high}


def _age(record: Record, key: str) -> int | None:
    found = record.number(key)
    if found is None:
        return None
    if not 0 <= found <= OLDEST_PERSON and not (key in HIGHEST and found > NO_LIMIT):
        record.note(key, f"{shown(str(record.raw[key]))} is not an age and was left out")
        return None
    return int(found)


def cost(service: Record) -> dict[str, str]:
    """Free where every amount is nothing; the words beside it are kept."""
    options = service.children("cost_options")
    amounts = [amount for option in options if (amount := _amount(option)) is not None]
    texts = [option.text("option") for option in options]
    texts += [option.text("amount_description") for option in options]
    texts += [option.text("amount") for option in options if _is_words(option.raw.get("amount"))]
    if not (options and "x_kind" in service.raw):  # else it says the same there
        texts += [service.text("fees"), service.text("fees_description")]
    words = list(dict.fromkeys(text for text in texts if text))
    known = [COST_WORDS[w.lower()] for w in words if w.lower() in COST_WORDS]
    words = [w for w in words if w.lower() not in COST_WORDS]
    found = str(known[0] if known else Cost.NOT_SAID)
    if any(amount > 0 for amount in amounts):
        found = str(Cost.PAY)
        if not any(c.isdigit() for word in words for c in word):
            words += [f"£{amount:.2f}" for amount in dict.fromkeys(amounts) if amount > 0]
    elif not known and (words or amounts) and all(w.lower().strip(" .") in FREE for w in words):
        found, words = str(Cost.FREE), []
    return {"cost": found, "cost_note": _fit(service, "cost_note", ". ".join(words))}


def _amount(option: Record) -> float | None:
    """An amount in pounds, also as "£3.50"; None for "£3 to £5", which stays as words."""
    said = option.raw.get("amount")
    if not isinstance(said, str):
        return option.number("amount")
    found = MONEY.fullmatch(said.strip())
    return float(found[1].replace(",", "")) if found else None


def _is_words(amount: Any) -> bool:
    return isinstance(amount, str) and MONEY.fullmatch(amount.strip()) is None


def contacts(service: Record) -> dict[str, str]:
    """Telephone, text number, e-mail and website; what is none is left out with a note."""
    found = dict.fromkeys(("phone", "text_number", "email", "website"), "")
    for phone in _phones(service):
        # A register like ours tells the organisation's number where a listing has none of its own.
        if "x_kind" in service.raw and phone.id("organization_id"):
            continue
        type_said = phone.text("type").lower()
        if type_said in NO_VOICE:
            phone.note("type", f"{shown(type_said)}: the number was left out")
            continue
        key = "text_number" if type_said in ("text", "sms") else "phone"
        number, note = phone_from(phone.text("number"))
        extension = phone.id("extension")
        if number and extension.isdigit():
            number, note = phone_from(f"{number} ext {extension}")
        if note:
            phone.note("number", note)
        found[key] = found[key] or number
    for key, member, read in (("email", "email", email_from), ("website", "url", website_from)):
        found[key], note = read(service.text(member))
        if note:
            service.note(member, note)
    return found


def _phones(service: Record) -> Iterator[Record]:
    yield from _phones_of(service)
    for meeting in service.children("service_at_locations"):
        yield from _phones_of(meeting)
        yield from _phones_of(meeting.child("location"))


def _phones_of(record: Record) -> Iterator[Record]:
    """Numbers of a record and of its contacts, the plain ones of other registers, too."""
    for part in (record, *record.children("contacts")):
        yield from part.children("phones")
        for key in ("phone", "telephone"):
            if isinstance(number := part.raw.get(key), str | int):
                yield Record({"number": number}, part.notes, part.field(key))


def languages(service: Record) -> list[str]:
    """Codes of languages; names that we do not know are told."""
    found: dict[str, None] = {}
    for said in service.children("languages"):
        code = said.text("code").lower()
        name = said.text("name") or said.text("language")
        code = code or LANGUAGES.get(name.lower(), "")
        if not code and name.lower() in LANGUAGES.values():
            code = name.lower()
        if code and code.isascii() and 2 <= len(code) <= LONGEST_CODE_CHARS:
            found[code] = None
        elif name or code:
            said.note("name", f"{shown(name or code)} is no language that we know")
    return list(found)


def ours(service: Record) -> dict[str, Any]:
    """Members that a register like ours adds, and the words about who can come."""
    found: dict[str, Any] = {
        key: _fit(service, key, service.text(f"x_{key}", lines=True)) for key in OUR_TEXTS
    }
    for key, choices in OUR_CHOICES.items():
        said = service.text(f"x_{key}")
        if said in choices.values:
            found[key] = said
    facts = service.raw.get("x_access_facts")
    facts = facts if isinstance(facts, list) else []
    found["access_facts"] = [fact for fact in AccessFact.values if fact in facts]
    found["access_note"] = _fit(service, "access_note", _who_can_come(service))
    found |= {
        key: text for key in OF_TEAMS if (text := _fit(service, key, service.text(f"x_{key}")))
    }
    found["name_cy"] = found["name_cy"] or service.text("alternate_name")
    found["name_cy"] = _fit(service, "name_cy", found["name_cy"])
    return found


def _who_can_come(service: Record) -> str:
    own = service.text("x_access_note")
    if own:
        return own
    text = service.text("eligibility_description")
    if text in ACCESS_FIRST:
        return ""
    old = [e.text("eligibility") for e in service.children(*ELIGIBILITY)]
    return text or ". ".join(dict.fromkeys(word for word in old if word))


def confirmation(service: Record, source_name: str, today: date) -> Confirmation:
    """When the source says that it was last found right; never, where it does not say."""
    by = f"{source_name}, not checked by us yet"[: longest_chars_of(Listing, "confirmed_by")]
    try:
        on = service.day("assured_date")
    except ValueError as error:
        service.note("assured_date", str(error))
        on = None
    if on and on < FIRST_DAY:  # what programs write where nothing is
        service.note("assured_date", f"{on} is no date of a check and was left out")
        on = None
    if on and on > today:
        service.note("assured_date", f"{on} is in the future and was left out")
        on = None
    return Confirmation(on, by if on else "")


def _fit(service: Record, field: str, text: str) -> str:
    most_chars = longest_chars_of(Listing, field)
    if not most_chars or len(text) <= most_chars:
        return text
    service.note(field, f"was cut to {most_chars} characters")
    return f"{text[: most_chars - 1].rstrip()}…"
