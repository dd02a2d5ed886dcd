"""Where youth workers walk: areas of our own gazetteer, ticked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.geocoding import Choices, Found, locate
from gis.models import Area
from places.models import CoverageArea, Listing
from places.portal.new.walked import areas_near, areas_of, areas_that_may_be_walked, own_patches

LONGEST_CHARS = 120


class WalkedForm(forms.Form):
    """A place name or postcode, and the areas around it."""

    text = forms.CharField(
        label=gettext_lazy("Postcode, or the name of a place near where you walk"),
        required=False,
        max_length=LONGEST_CHARS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Where do you walk?"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Young people see these areas as one patch, never where you stand or which way you go."
        ),
    )

    def __init__(self, listing: Listing, data: Any = None) -> None:
        self.listing = listing
        self.patches = list(listing.organisation.coverage_areas.order_by("name"))
        self.own: CoverageArea | None = own_patches(listing).last()
        chosen = areas_of(self.own) if self.own else []
        super().__init__(data, initial={"areas": [area.pk for area in chosen]})
        self.answer = locate(self.data.get("text", ""), streets=True) if self.is_bound else None
        near = areas_near(self.answer.point) if isinstance(self.answer, Found) else []
        ticked = self._ticked() if self.is_bound else chosen
        offered = {area.pk: area.name for area in [*ticked, *near]}
        field: Any = self.fields["areas"]
        field.queryset = areas_that_may_be_walked()
        field.choices = list(offered.items())
        self.offers = bool(offered)

    def _ticked(self) -> list[Area]:
        sent: Any = self.data
        keys = [key for key in sent.getlist("areas") if key.isdecimal() and len(key) < 10]
        return list(areas_that_may_be_walked().filter(pk__in=keys))

    def look_up(self) -> None:
        """Say what is wrong with what was typed, where only areas were asked for."""
        text = self.cleaned_data.get("text", "")
        if isinstance(self.answer, Choices):
            names = "; ".join(found.label for found in self.answer.choices)
            self.add_error("text", _("Which one: %(names)s?") % {"names": names})
        elif not isinstance(self.answer, Found):
            reason = self.answer.reason.label if self.answer else ""
            self.add_error("text", str(reason) if text else _("Write a postcode or a place name."))
        elif not self.offers:
            self.add_error("text", _("No areas are loaded around there. Please ask the team."))

    def must_have_areas(self) -> None:
        """Say so where nothing was ticked and there is no patch to choose later."""
        if not self.cleaned_data.get("areas") and not self.patches:
            self.add_error("text", _("Look up a place, and tick where you walk."))
