"""The form of a listing."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from guardianship.lib import clock
from places.admin_forms.choices import LANGUAGES, TickedField
from places.enums import AccessFact, LocationVisibility, PracticalHelp
from places.exact_locations import is_kept_apart
from places.funding import checked_funding

# Everything on the form that the public reads as it stands.
PUBLIC_TEXTS = (
    "name",
    "name_cy",
    "summary",
    "summary_cy",
    "walk_in",
    "walk_in_cy",
    "who_you_meet",
    "who_you_meet_cy",
    "recognise",
    "recognise_cy",
    "stay_note",
    "stay_note_cy",
    "cost_note",
    "access_note",
    "public_where",
    "hours_text",
)
POSTCODE_INSIDE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)


class ListingForm(WagtailAdminModelForm):
    """What is offered, and how much of where it is shown."""

    practical_help = TickedField(choices=PracticalHelp.choices)
    access_facts = TickedField(choices=AccessFact.choices)
    languages = TickedField(choices=LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "languages" in self.fields and self.instance:
            self.fields["languages"].also_offer(self.instance.languages or [])

    def clean_confirmed_on(self) -> Any:
        """Nobody has confirmed anything tomorrow."""
        day = self.cleaned_data["confirmed_on"]
        if day and day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_funded_until(self) -> Any:
        """A day to come; one that was said before and has passed may stay."""
        day = self.cleaned_data["funded_until"]
        return checked_funding(day) if "funded_until" in self.changed_data else day

    def clean(self) -> dict[str, Any]:
        """What shows less than its exact place must not give it away in words."""
        cleaned: dict[str, Any] = super().clean()
        if "location_visibility" not in cleaned:
            return cleaned
        place = cleaned.get("place")
        if cleaned["location_visibility"] != LocationVisibility.EXACT:
            self._check_words(cleaned, place.name if place else "")
        elif place is None and is_kept_apart(self.instance):
            message = _("The exact place is kept apart. To show it from now on, choose it here.")
            self.add_error("place", message)
        return cleaned

    def _check_words(self, cleaned: dict[str, Any], venue: str) -> None:
        for name in PUBLIC_TEXTS:
            text = cleaned.get(name) or ""
            if POSTCODE_INSIDE.search(text):
                self.add_error(name, _("A postcode here would give away where it is."))
            elif venue and venue.casefold() in text.casefold():
                message = _("The name of the place (%s) here would give away where it is.")
                self.add_error(name, message % venue)
