"""Single facts of a listing in the words of its page; what is not known gives nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.translation import gettext, gettext_lazy

from places.enums import (
    PLAIN_KIND,
    Access,
    Answer,
    GiveName,
    Kind,
    LocationVisibility,
    OrganisationType,
    PracticalHelp,
    StepFree,
)
from places.finder.cards import age_words, joined
from places.finder.states import hides_where
from places.languages import in_language

if TYPE_CHECKING:
    from places.models import Listing

LANGUAGE_NAMES = {
    "en": gettext_lazy("English"),
    "cy": gettext_lazy("Welsh"),
    "bsl": gettext_lazy("British Sign Language"),
    "pl": gettext_lazy("Polish"),
    "ro": gettext_lazy("Romanian"),
    "ar": gettext_lazy("Arabic"),
    "ur": gettext_lazy("Urdu"),
    "bn": gettext_lazy("Bengali"),
    "pa": gettext_lazy("Punjabi"),
    "so": gettext_lazy("Somali"),
    "uk": gettext_lazy("Ukrainian"),
    "pt": gettext_lazy("Portuguese"),
}


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What stays the same from hour to hour; empty where nobody said."""

    kind_words: str
    organisation: str
    leads: str
    helps: list[str]
    access_facts: list[str]
    step_free: str
    directions: str
    who_can_come: str
    languages: str
    friend_words: str
    name_words: str
    phone: str
    phone_digits: str
    text_digits: str
    email: str
    website: str
    has_promise: bool
    gives_lift: bool
    source: str


def place_facts(listing: Listing) -> PlaceFacts:
    """The facts of a listing, in the reader's language."""
    phone = _contact(listing, "phone")
    return PlaceFacts(
        kind_words=str(PLAIN_KIND[Kind(listing.kind)]),
        organisation=in_language(listing.organisation, "name"),
        leads=_leads(listing),
        helps=[str(PracticalHelp(value).label) for value in listing.practical_help],
        access_facts=_access_facts(listing),
        step_free=_step_free(listing),
        directions=_directions(listing),
        who_can_come=_who_can_come(listing),
        languages=joined([_language(code) for code in listing.languages]),
        friend_words=_friend_words(listing.bring_friend),
        name_words=_name_words(listing.give_name),
        phone=phone,
        phone_digits=_digits(phone),
        text_digits=_digits(listing.text_number),
        email=_contact(listing, "email"),
        website=_contact(listing, "website"),
        has_promise=listing.kind == Kind.TRUSTED_BUSINESS,
        gives_lift=PracticalHelp.LIFT_HOME in listing.practical_help,
        source=_source(listing),
    )


def _leads(listing: Listing) -> str:
    """Who leads a team of several organisations, where that is not who runs the listing."""
    lead = listing.lead_organisation if listing.kind == Kind.DETACHED_YOUTH_WORK else None
    if lead is None or lead == listing.organisation:
        return ""
    return in_language(lead, "name")


def _access_facts(listing: Listing) -> list[str]:
    from_place = listing.place.access_facts if listing.place else []
    labels = dict(listing._meta.get_field("access_facts").base_field.choices)
    found = dict.fromkeys([*listing.access_facts, *from_place])
    return [str(labels[value]) for value in found]


def _step_free(listing: Listing) -> str:
    said = listing.step_free
    if said == StepFree.NOT_SAID and listing.place:
        said = listing.place.step_free
    return "" if said == StepFree.NOT_SAID else str(StepFree(said).label)


def _directions(listing: Listing) -> str:
    """A ``geo:`` link to the pin of an exact listing; nothing for all that shows less."""
    place = listing.place
    exact = listing.location_visibility == LocationVisibility.EXACT
    if not exact or place is None or listing.kind == Kind.DETACHED_YOUTH_WORK:
        return ""
    at = f"{place.point.y:.5f},{place.point.x:.5f}"
    return f"geo:{at}?q={at}({quote(place.name)})"


def _who_can_come(listing: Listing) -> str:
    access = listing.access
    said = "" if access == Access.NOT_SAID else str(Access(access).label)
    ages = age_words(listing)
    age = gettext("Age %(ages)s") % {"ages": ages} if ages else ""
    return ". ".join(part for part in (age, said) if part)


def _language(code: str) -> str:
    return str(LANGUAGE_NAMES.get(code.lower(), code))


def _friend_words(answer: str) -> str:
    return {
        Answer.YES: gettext("Yes, you can bring a friend."),
        Answer.NO: gettext("No, come on your own."),
        Answer.ASK: gettext("Ask them first."),
        Answer.NOT_SAID: "",
    }[Answer(answer)]


def _name_words(answer: str) -> str:
    return {
        GiveName.NO: gettext("No, you do not have to."),
        GiveName.FIRST_NAME: gettext("Only your first name."),
        GiveName.YES: gettext("Yes, they will ask for it."),
        GiveName.NOT_SAID: "",
    }[GiveName(answer)]


def _contact(listing: Listing, name: str) -> str:
    """The listing's own way to be reached, else its organisation's.

    Not for one from an open list, whose organisation is the list, nor for one that hides where
    it is: an office may be at the address.
    """
    own: str = getattr(listing, name)
    has_own = any((listing.phone, listing.email, listing.text_number))
    if own or has_own or _is_from_a_list(listing) or hides_where(listing):
        return own
    theirs: str = getattr(listing.organisation, name)
    return theirs


def _is_from_a_list(listing: Listing) -> bool:
    """Whether a published list stands for whoever runs it; an import may name them itself."""
    return bool(listing.origin) and listing.organisation.type == OrganisationType.SOURCE


def _digits(number: str) -> str:
    """What a phone dials."""
    return "".join(c for c in number if c.isdigit() or c == "+")


def _source(listing: Listing) -> str:
    """Whose list an imported listing comes from, with its licence."""
    if not _is_from_a_list(listing):
        return ""
    named = listing.organisation.attribution or listing.organisation.name
    words = gettext("From an open list: %(source)s.") % {"source": named}
    if listing.organisation.licence:
        words += " " + gettext("Licence: %(name)s.") % {"name": listing.organisation.licence}
    return words
