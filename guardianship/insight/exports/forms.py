"""What to take along, for which time, with or without harm, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from guardianship.insight.reading.slots import Slots
from guardianship.safeguarding.rights.enums import Purpose


class FileKind(TextChoices):
    """Files that a release can be taken along as."""

    BOARD_PACK = "board-pack", _("board pack (PDF)")
    WORKBOOK = "workbook", _("data workbook (XLSX)")
    CSV = "csv", _("tables (CSV in a ZIP)")
    GEOPACKAGE = "geopackage", _("map layers (GeoPackage)")


class TakeForm(forms.Form):
    """Everything in one form, so that nothing leaves without a purpose."""

    kind = forms.ChoiceField(
        label=_("What do you want to take along?"),
        choices=FileKind.choices,
        initial=FileKind.BOARD_PACK,
        widget=forms.RadioSelect,
    )
    season = forms.ChoiceField(label=_("Weeks that the board pack opens with"))
    band = forms.ChoiceField(label=_("Time that the board pack opens with"))
    with_harm = forms.BooleanField(
        label=_("With reports of harm, source by source, beside what is there"),
        required=False,
    )
    purpose = forms.ChoiceField(
        label=_("Why do you need this?"), choices=Purpose.choices, widget=forms.RadioSelect
    )

    def __init__(self, slots: Slots, data: Any = None) -> None:
        chosen = slots.chosen
        super().__init__(data, initial={"season": chosen.season, "band": chosen.band})
        for name, choices in (("season", slots.seasons), ("band", slots.bands)):
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
