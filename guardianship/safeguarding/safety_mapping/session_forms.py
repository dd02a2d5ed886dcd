"""Forms for a group session: which parts of town first, then a grid of parts and times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.lib.time_bands import OTHER_CODE, band_choices
from guardianship.safeguarding.rights.contributions import CAN_BE_KEPT_OUT
from guardianship.safeguarding.rights.enums import Consent
from guardianship.safeguarding.safety_mapping.answers import Marks, week_of
from guardianship.safeguarding.safety_mapping.enums import AgeBand, GroupFeels
from guardianship.safeguarding.safety_mapping.models import LARGEST_GROUP, SMALLEST_GROUP
from guardianship.safeguarding.safety_mapping.own_areas import own_homes, own_wards

MOST_AREAS = 6
NOT_MARKED = ("", _("not marked"))


class WhichAreasForm(forms.Form):
    """The parts of town that the group spoke of."""

    areas = forms.ModelMultipleChoiceField(
        label=_("Which parts of town did you talk about?"),
        queryset=Area.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one part of town."),
            "invalid_choice": _("Choose parts of town from the list."),
            "invalid_pk_value": _("Choose parts of town from the list."),
        },
    )

    def __init__(self, person: User, data: Any = None) -> None:
        super().__init__(data)
        self.fields["areas"].queryset = own_wards(person)  # type: ignore[attr-defined]

    def clean_areas(self) -> list[Area]:
        """A page of a few, so that it fits a telephone."""
        areas = list(self.cleaned_data["areas"])
        if len(areas) > MOST_AREAS:
            message = gettext("Choose at most %(most)s at a time; the others fit a second page.")
            raise forms.ValidationError(message % {"most": MOST_AREAS})
        return areas


class SessionForm(forms.Form):
    """Who took part, as numbers; what they agreed to; one choice for each part and time."""

    home = forms.ModelChoiceField(
        label=_("Your area"), queryset=Area.objects.none(), empty_label=None
    )
    week = forms.DateField(
        label=_("When did you meet?"),
        help_text=_("We keep the week, not the day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    group_size = forms.IntegerField(
        label=_("How many young people took part?"),
        min_value=SMALLEST_GROUP,
        max_value=LARGEST_GROUP,
        error_messages={
            "min_value": _("Fewer than five would be known again. Wait until more have taken part.")
        },
    )
    ages = forms.ChoiceField(label=_("How old are they?"), choices=AgeBand.choices)
    consent = forms.ChoiceField(
        label=_("Who may have this? The group decides."),
        choices=Consent.choices,
        widget=forms.RadioSelect,
        initial=Consent.INSIDE.value,
    )
    kept_from = forms.MultipleChoiceField(
        label=_("Whom does the group want to keep it from?"),
        choices=[(type_.value, type_.label) for type_ in CAN_BE_KEPT_OUT],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    consent_recorded = forms.BooleanField(
        label=_("I told the group what this is for and who sees it, and everybody agreed."),
        error_messages={"required": _("Ask them first; without their yes nothing is kept.")},
    )

    def __init__(self, person: User, areas: Iterable[Area], data: Any = None) -> None:
        super().__init__(data, initial={"week": clock.today()})
        self.fields["home"].queryset = own_homes(person)  # type: ignore[attr-defined]
        self.areas = list(areas)
        for area in self.areas:
            for band, label in bands():
                self.fields[cell_name(area, band)] = forms.ChoiceField(
                    label=label, choices=[NOT_MARKED, *GroupFeels.choices], required=False
                )

    def clean_week(self) -> Any:
        """The Monday; not of a day to come."""
        day = self.cleaned_data["week"]
        if day > clock.today():
            raise forms.ValidationError(gettext("This day has not come yet."))
        return week_of(day)

    def clean(self) -> dict[str, Any]:
        """At least one mark."""
        cleaned = super().clean() or {}
        if not self.errors and not self.marks():
            self.add_error(None, gettext("Mark at least one part of town at one time."))
        return cleaned

    def marks(self) -> Marks:
        """How each part and time that was marked feels."""
        return {
            (area.pk, band): self.cleaned_data[cell_name(area, band)]
            for area in self.areas
            for band, _label in bands()
            if self.cleaned_data.get(cell_name(area, band))
        }

    def answers(self) -> dict[str, Any]:
        """What is kept of the session itself."""
        names = ("home", "week", "group_size", "ages", "consent", "kept_from", "consent_recorded")
        return {name: self.cleaned_data[name] for name in names}

    def about_the_group(self) -> list[forms.BoundField]:
        """Fields before the grid."""
        return [self[name] for name in ("home", "week", "group_size", "ages")]

    def agreed(self) -> list[forms.BoundField]:
        """Fields after it."""
        return [self[name] for name in ("consent", "kept_from", "consent_recorded")]

    def grid(self) -> list[tuple[Area, list[forms.BoundField]]]:
        """Each part of town with its times."""
        return [
            (area, [self[cell_name(area, band)] for band, _l in bands()]) for area in self.areas
        ]


def bands() -> list[tuple[str, Any]]:
    """The times of the week that have a name."""
    return [(code, label) for code, label in band_choices() if code != OTHER_CODE]


def cell_name(area: Area, band: str) -> str:
    """Name of the field for one part and time."""
    return f"cell-{area.pk}-{band}"
