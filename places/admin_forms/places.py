"""Forms of places and of the patches of detached youth work."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from places.admin_forms.choices import TickedField
from places.admin_forms.positions import BoundaryField, PositionField, postcode_from
from places.enums import AccessFact


class PlaceForm(WagtailAdminModelForm):
    """A venue; its pin comes from a postcode or from coordinates."""

    point = PositionField()
    access_facts = TickedField(choices=AccessFact.choices)

    def clean_postcode(self) -> str:
        """Upper case and one space, however it was typed."""
        typed: str = self.cleaned_data["postcode"]
        return postcode_from(typed) or typed

    def clean(self) -> dict[str, Any]:
        """A postcode typed for the pin is the postcode of the place, unless another is given."""
        cleaned: dict[str, Any] = super().clean()
        typed = postcode_from(self.data.get(self.add_prefix("point"), ""))
        if typed and not cleaned.get("postcode") and "postcode" not in self.errors:
            cleaned["postcode"] = typed
        return cleaned


class CoverageAreaForm(WagtailAdminModelForm):
    """A patch as GeoJSON."""

    boundary = BoundaryField()
