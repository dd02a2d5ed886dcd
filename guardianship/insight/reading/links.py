"""Addresses of pages of a release that keep the time that was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.accounts.models import User
from guardianship.insight.models import Release
from guardianship.insight.reading.slots import Slot

SECTIONS: dict[str, Promise] = {
    "release": _("Overview"),
    "equity": _("Who has less"),
    "together": _("Sources side by side"),
    "partners": _("Who provides"),
    "money": _("Money that ends"),
    "looked_for": _("Looked for, nothing open"),
    "barriers": _("Lines not crossed"),
    "making": _("How it was made"),
    "workbench": _("What if"),
    "take": _("Take it along"),
}
# Pages that ask for more than to read releases.
NEEDS = {
    "workbench": "insight.view_scenario",
    "money": "insight.view_funding",
    "barriers": "insight.view_barrier",
}


def to_area(release: Release, area_code: str, slot: Slot) -> str:
    """The profile of an area, at the same time."""
    return _at(reverse("insight:area", args=[release.uid, area_code]), slot)


def to_release(release: Release, slot: Slot) -> str:
    """The first page of a release, at the same time."""
    return _at(reverse("insight:release", args=[release.uid]), slot)


def _at(address: str, slot: Slot) -> str:
    return f"{address}?{urlencode({'season': slot.season, 'band': slot.band})}"


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a release."""

    label: Promise
    address: str
    path: str


def sections_of(release: Release, slot: Slot, person: User) -> list[Section]:
    """The pages of a release that the person may open, at the same time."""
    found = []
    for name, label in SECTIONS.items():
        if name in NEEDS and not person.has_perm(NEEDS[name]):
            continue
        path = reverse(f"insight:{name}", args=[release.uid])
        found.append(Section(label, _at(path, slot), path))
    return found
