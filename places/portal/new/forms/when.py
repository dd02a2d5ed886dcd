"""The hours of a new listing: the portal's own form, which for youth workers also asks where."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from places.enums import Kind
from places.models import CoverageArea, Listing, Session
from places.portal.forms.hours import HoursForm
from places.portal.new.walked import own_patches


class WhenForm(HoursForm):
    """Sessions; those of youth workers out and about are all somewhere."""

    def __init__(self, listing: Listing, data: Any = None) -> None:
        super().__init__(listing, data)
        self.patch = _only_patch(listing) if listing.kind == Kind.DETACHED_YOUTH_WORK else None

    def rows(self) -> list[Session]:
        """Also: a session of which nobody said where is on the listing's own patch."""
        rows = super().rows()
        for row in rows:
            if self.patch and row.coverage_area is None:
                row.coverage_area = self.patch
        return rows

    def is_valid(self) -> bool:
        """Also: where several patches may be meant, each session says which."""
        if not super().is_valid():
            return False
        if self.listing.kind == Kind.DETACHED_YOUTH_WORK and self.patch is None:
            self._ask_where()
        return not any(form.errors for form in self.sessions.forms)

    def _ask_where(self) -> None:
        for form in self.sessions.forms:
            going = self.sessions._should_delete_form(form)
            there = form.has_changed() or form in self.sessions.initial_forms
            if there and not going and not form.cleaned_data.get("coverage_area"):
                form.add_error("coverage_area", _("Say where they walk then."))

    def with_room(self) -> HoursForm:
        """The same form again, with empty rows at its end."""
        return WhenForm(self.listing, super().with_room().sessions.data)


def _only_patch(listing: Listing) -> CoverageArea | None:
    """The patch that was made for this listing, else the only one of the organisation."""
    own = own_patches(listing).last()
    if own:
        return own
    patches = list(listing.organisation.coverage_areas.all()[:2])
    return patches[0] if len(patches) == 1 else None
