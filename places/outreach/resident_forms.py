"""Writing down how many residents of an area took something on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gis.models import Area, AreaKind
from guardianship.lib import clock
from places.outreach.models import ResidentCount

# Small enough to say where, large enough to say nothing of anybody.
KINDS = (AreaKind.WARD, AreaKind.MSOA)


class ResidentCountForm(forms.ModelForm):
    """An area, a role, a day and a number; nothing else is asked."""

    class Meta:
        model = ResidentCount
        fields = ["area", "role", "counted_on", "people"]
        widgets = {"counted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Wards and neighbourhoods of today, without their boundaries."""
        kwargs.pop("for_user", None)
        super().__init__(*args, **kwargs)
        areas = Area.objects.filter(area_set__kind__in=KINDS, area_set__valid_to__isnull=True)
        self.fields["area"] = forms.ModelChoiceField(
            areas.defer("boundary").order_by("name", "code"), label=_("Area")
        )

    def clean_counted_on(self) -> Any:
        """Nobody was counted tomorrow."""
        day = self.cleaned_data["counted_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This day is still to come."))
        return day
