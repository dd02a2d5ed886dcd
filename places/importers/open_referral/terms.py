"""What a service is, by its terms and words; and what never becomes a listing, whoever says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import TextChoices

from places.enums import Access, AccessFact, Kind, PracticalHelp, StepFree
from places.importers.open_referral.values import Record

# Taxonomies of registers like ours, by the values that their terms stand for.
OURS: dict[str, type[TextChoices]] = {
    "kinds": Kind,
    "practical_help": PracticalHelp,
    "access": Access,
}
# Words in a name or a term, with the reason for which such a service is never listed: places
# that must not be found, and places to which young people are not sent (`osm_kinds.LEFT_OUT`).
NEVER = {
    "a home or a refuge": (
        r"refuges?|safe ?houses?|women.?s aid accommodation|children.?s homes?|care homes?"
        r"|nursing homes?|residential (care|homes?)|foster (care|home)s?|secure (unit|home)s?"
        r"|supported (accommodation|living|housing)|homeless hostels?|bail hostels?"
    ),
    "police, courts and custody": (
        r"police (station|custody|force)s?|magistrates|crown court|young offender institutions?"
        r"|prisons?|probation (office|service)s?|custody suites?"
    ),
    "alcohol": r"public houses?|pubs?|wine bars?|off.?licen[cs]es?|breweries|brewery taps?",
    "gambling and lending": (
        r"betting|bookmakers?|casinos?|bingo halls?|amusement arcades?|pawnbrokers?|payday loans?"
    ),
    "adults only": r"adult (shop|entertainment|cinema)s?|strip clubs?|lap dancing|swingers?",
    "tobacco": r"tobacconists?|vape shops?|vaping|shisha",
    "weapons": r"gun ?shops?|gunsmiths?|shooting ranges?",
}
NEVER_FOUND = {
    reason: re.compile(rf"\b({words})\b", re.IGNORECASE) for reason, words in NEVER.items()
}
WHERE_TERMS_ARE = (
    *("attributes", "service_taxonomys", "service_taxonomies", "taxonomies", "taxonomy_terms"),
    *("categories", "category", "tags", "keywords"),
)
NAMES_OF_TERMS = ("taxonomy_term", "taxonomy", "name", "label", "value", "term")
STATUSES = {
    **dict.fromkeys(("", "active"), "active"),
    **dict.fromkeys(("temporarily closed", "suspended", "paused", "on hold"), "closed now"),
    **dict.fromkeys(("inactive", "defunct", "closed", "permanently closed"), "gone"),
    **dict.fromkeys(("archived", "deleted", "expired", "ended", "withdrawn", "removed"), "gone"),
    **dict.fromkeys(("draft", "pending", "unpublished", "hidden"), "not yet"),
}
ELSEWHERE = re.compile(
    r"online|virtual|phone|tele|video|remote|postal|web|home|e-?mail", re.IGNORECASE
)
AT_A_DOOR = re.compile(
    r"venue|person|face|physical|location|site|place|building|centre|drop", re.IGNORECASE
)
# How version 1.0 says who can come in.
ATTENDING_ACCESS = {"referral": Access.REFERRAL, "membership": Access.SIGN_UP}
STEP_WORDS = {
    "step free": StepFree.YES,
    "partly step free": StepFree.PARTLY,
    "steps": StepFree.NO,
}
FACT_WORDS = {str(fact.label).lower(): fact for fact in AccessFact}


def why_never(service: Record) -> str:
    """Why this service never becomes a listing; empty when it may."""
    texts = [service.text("name"), *_words_of_terms(service)]
    for text in texts:
        for reason, words in NEVER_FOUND.items():
            if words.search(text):
                return reason
    return ""


def status_of(service: Record) -> str:
    """Whether it is "active", "closed now", "gone" or "not yet" there; empty when not understood.

    The standard has four words for it; publishers have others.
    """
    return STATUSES.get(re.sub(r"[\W_]+", " ", service.text("status").lower()).strip(), "")


def is_elsewhere(attending_type: str) -> bool:
    """Whether people only come by telephone or screen, or are come to, and there is no door."""
    return bool(ELSEWHERE.search(attending_type)) and not AT_A_DOOR.search(attending_type)


def kind_of(service: Record) -> str:
    """The kind that our own terms or ``x_kind`` say; empty when none does."""
    said = service.text("x_kind")
    if said in Kind.values:
        return said
    return next(iter(_ours(service, "kinds")), "")


def term_fields(service: Record) -> dict[str, Any]:
    """Practical help and who can come, from terms of ours."""
    helps = set(_ours(service, "practical_help"))
    said = ATTENDING_ACCESS.get(service.text("attending_access").lower(), Access.NOT_SAID)
    access = next(iter(_ours(service, "access")), said)
    return {
        "practical_help": [value for value in PracticalHelp.values if value in helps],
        "access": access,
    }


def access_facts(location: Record) -> tuple[str, list[str], str]:
    """Step-free, other facts, and what is left as words of a place's accessibility."""
    step, facts, others = str(StepFree.NOT_SAID), set(), []
    for said in location.children("accessibility", "accessibility_for_disabilities"):
        text = said.text("description") or said.text("accessibility") or said.text("details")
        plain = re.sub(r"[\W_]+", " ", text.lower()).strip()
        if plain in STEP_WORDS:
            step = str(STEP_WORDS[plain])
        elif text.lower() in FACT_WORDS:
            facts.add(FACT_WORDS[text.lower()])
        elif text:
            others.append(text)
    return step, [fact for fact in AccessFact.values if fact in facts], " ".join(others)


def _ours(service: Record, taxonomy: str) -> list[str]:
    values = OURS[taxonomy].values
    return [term for said, term, _name in _terms(service) if said == taxonomy and term in values]


def _words_of_terms(service: Record) -> Iterator[str]:
    """Every word that stands where publishers put terms, whatever shape they gave them."""
    waiting = [service.raw.get(key) for key in WHERE_TERMS_ARE]
    while waiting:
        said = waiting.pop()
        if isinstance(said, list):
            waiting += said
        elif isinstance(said, Mapping):
            waiting += [said.get(key) for key in NAMES_OF_TERMS]
        elif isinstance(said, str):
            yield Record({"name": said}, []).text("name")


def _terms(service: Record) -> Iterator[tuple[str, str, str]]:
    """Taxonomy, term and name of each term, of version 3.0 and of the one before it."""
    for attribute in service.children("attributes"):
        term = attribute.child("taxonomy_term")
        yield term.text("taxonomy"), term.text("term"), term.text("name")
    for old in service.children("service_taxonomys", "taxonomies"):
        term = old.child("taxonomy") or old
        yield term.text("vocabulary"), term.text("id"), term.text("name")
