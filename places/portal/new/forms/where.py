"""Where it is: a venue of one's own, or what was typed, looked up in our own gazetteer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.gis.geos import Point
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.crs import WGS84, OutsideTheUnitedKingdom, check_in_uk
from gis.geocoding import Choices, Found, NotFound, Precision, locate
from places.admin_forms.positions import PAIR
from places.enums import LocationVisibility
from places.exact_locations import is_kept_apart
from places.models import Listing, Place
from places.portal.new.defaults import proposed_for
from places.portal.new.venues import places_of
from places.portal.new.whereabouts import Whereabouts
from places.public_location import neighbourhood_of
from places.public_preview import PublicView, at_each_precision, where_in_words

ANOTHER = ""
LONGEST_CHARS = 120
VISIBILITIES = [
    (LocationVisibility.EXACT, gettext_lazy("The address, so that people can walk in")),
    (LocationVisibility.STREET, gettext_lazy("The street: about 250 metres")),
    (LocationVisibility.AREA, gettext_lazy("The neighbourhood only")),
    (LocationVisibility.HIDDEN, gettext_lazy("Nothing: they get in touch and you tell them")),
]


class WhereForm(forms.Form):
    """Where a listing is, and how much of it the public sees."""

    known = forms.ChoiceField(
        label=gettext_lazy("Where is it?"), required=False, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("Postcode"),
        required=False,
        max_length=LONGEST_CHARS,
        help_text=gettext_lazy(
            "Where the address is not shown, the name of a street, town or neighbourhood will do."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    choice = forms.ChoiceField(
        label=gettext_lazy("Which one do you mean?"), required=False, widget=forms.RadioSelect
    )
    venue = forms.CharField(
        label=gettext_lazy("Name of the building or spot"), required=False, max_length=160
    )
    address = forms.CharField(
        label=gettext_lazy("Number and street"), required=False, max_length=300
    )
    location_visibility = forms.ChoiceField(
        label=gettext_lazy("How much of this do young people see?"),
        choices=VISIBILITIES,
        widget=forms.RadioSelect,
    )
    public_where = forms.CharField(
        label=gettext_lazy("About where, in words that anyone may read"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only where you do not show the address: “near the market”."),
    )

    def __init__(self, listing: Listing, draft: Listing, data: Any = None) -> None:
        self.listing, self.draft = listing, draft
        self.places = list(places_of(listing.organisation, draft))
        self.is_kept_apart = is_kept_apart(listing)
        self.found: Found | None = None
        super().__init__(data, initial=self._initial())
        self.order_fields(["known", "text", "choice", "venue", "address"])
        self._offer_places()
        self._offer_choices()

    def _initial(self) -> dict[str, str]:
        draft = self.draft
        said = draft.place_id is not None or self.is_kept_apart
        proposed = {} if said else proposed_for(draft, ["location_visibility"])
        first = {"location_visibility": draft.location_visibility} | proposed
        known = str(draft.place.uid) if draft.place else ANOTHER
        return {"known": known, "public_where": draft.public_where, **first}

    def _offer_places(self) -> None:
        if not self.places:
            del self.fields["known"]
            return
        rows = [(str(p.uid), ", ".join(filter(None, (p.name, p.address)))) for p in self.places]
        field: Any = self.fields["known"]
        field.choices = [*rows, (ANOTHER, _("Somewhere else"))]

    def _offer_choices(self) -> None:
        """Only where what was typed may mean several places."""
        typed = self.data.get("text", "") if self.is_bound else ""
        looked_up = typed and not self.data.get("known")
        answer = locate(typed, streets=True) if looked_up else None
        self.choices_found = answer.choices if isinstance(answer, Choices) else ()
        if not self.choices_found:
            del self.fields["choice"]
            return
        rows = [(str(n), found.label) for n, found in enumerate(self.choices_found)]
        field: Any = self.fields["choice"]
        field.choices = rows

    def clean(self) -> dict[str, Any]:
        """A point for what was typed, precise enough for what the public is to see."""
        cleaned: dict[str, Any] = super().clean() or {}
        exact = cleaned.get("location_visibility") == LocationVisibility.EXACT
        if cleaned.get("known") and cleaned.get("text"):
            said = _("Choose “Somewhere else” for another address, or leave the postcode empty.")
            self.add_error("known", said)
        if cleaned.get("known") or self.errors:
            return cleaned
        if not cleaned.get("text"):
            self._nothing_typed(exact)
            return cleaned
        self.found = self._found(cleaned["text"], cleaned.get("choice", ""))
        if self.found and exact:
            self._precise_enough(self.found, cleaned)
        return cleaned

    def _nothing_typed(self, exact: bool) -> None:
        if not self.is_kept_apart:
            self.add_error("text", _("Write a postcode."))
        elif exact:
            said = _("Write the postcode once more: the address that is kept apart is not shown.")
            self.add_error("text", said)

    def _found(self, typed: str, choice: str) -> Found | None:
        pair = PAIR.match(typed)
        if pair:
            return self._pair(float(pair[1]), float(pair[2]))
        answer = locate(typed, streets=True)
        if isinstance(answer, Found):
            return answer
        if isinstance(answer, Choices):
            if choice:
                return answer.choices[int(choice)]
            self.add_error("choice", _("There are several places of this name. Choose one."))
        elif isinstance(answer, NotFound):
            said = str(answer.reason.label)
            if answer.nearby:
                said += " " + _("We know %(nearby)s.") % {"nearby": answer.nearby.label}
            self.add_error("text", said)
        return None

    def _pair(self, lon: float, lat: float) -> Found | None:
        try:
            check_in_uk(lon, lat)
        except OutsideTheUnitedKingdom:
            self.add_error("text", _("This is not a position in the United Kingdom."))
            return None
        return Found("", Point(lon, lat, srid=WGS84), Precision.POSTCODE)

    def _precise_enough(self, found: Found, cleaned: dict[str, Any]) -> None:
        if found.precision != Precision.POSTCODE:
            said = _("For an address that young people see, write its whole postcode.")
            self.add_error("text", said)
        if not cleaned.get("venue"):
            said = _("Say what the building or spot is called, so that people can find the door.")
            self.add_error("venue", said)

    def whereabouts(self) -> Whereabouts:
        """What a valid form says."""
        said = self.cleaned_data
        visibility, in_words = said["location_visibility"], said["public_where"]
        known: Place | None = next(
            (p for p in self.places if str(p.uid) == said.get("known")), None
        )
        if "public_where" not in self.changed_data and (known or self.found):
            in_words = ""  # of another place; the neighbourhood of this one takes their place
        if known:
            return Whereabouts(visibility, place=known, public_where=in_words)
        found = self.found
        if found is None:
            return Whereabouts(visibility, public_where=in_words)
        # Only a whole postcode belongs to an address; the start of one, or a pin, has none.
        postcode = found.label if found.precision == Precision.POSTCODE else ""
        return Whereabouts(
            visibility,
            point=found.point,
            venue=said["venue"],
            address=said["address"],
            postcode=postcode,
            public_where=in_words,
        )

    def reading(self) -> WhereReading | None:
        """What the public would see of it; None where the address kept apart is not named."""
        where = self.whereabouts()
        return WhereReading(where, where.pin) if where.pin else None


class WhereReading:
    """What a pin is, in words, and what the public sees of it at the chosen precision."""

    def __init__(self, where: Whereabouts, pin: Point) -> None:
        self.where = where
        self.found = where_in_words(pin)
        self.views: list[PublicView] = at_each_precision(pin)
        area = neighbourhood_of(pin)
        self.in_words = where.public_where or (area.name if area else "")
