"""The form of a visit, for people of one organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gis.models import Area, AreaKind
from guardianship.lib import clock
from guardianship.lib.time_bands import band_choices
from places.models import CoverageArea, Organisation
from places.outreach.enums import NumbersMet
from places.outreach.models import Visit
from places.outreach.models.visit import MOST_WORKERS


class VisitForm(forms.ModelForm):
    """One page, for a phone in the cold; today and the hour are the person's to say."""

    band = forms.ChoiceField(label=_("When"), choices=band_choices, widget=forms.RadioSelect)
    met = forms.ChoiceField(
        label=_("How many young people did you meet?"),
        choices=NumbersMet.choices,
        widget=forms.RadioSelect,
    )
    youth_workers = forms.IntegerField(
        label=_("Youth workers"), min_value=0, max_value=MOST_WORKERS, initial=2
    )
    volunteers = forms.IntegerField(
        label=_("Volunteers"), min_value=0, max_value=MOST_WORKERS, initial=0
    )

    class Meta:
        model = Visit
        fields = ["coverage_area", "day", "band", "met", "youth_workers", "volunteers"]
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"day": _("Day")}

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        """``organisation`` is whose visit it is, and whose patches can be chosen."""
        super().__init__(*args, **kwargs)
        self.instance.organisation = organisation
        self.fields["coverage_area"] = forms.ModelChoiceField(
            organisation.coverage_areas.defer("boundary"),
            label=_("Where"),
            widget=forms.RadioSelect,
            empty_label=None,
        )
        self.fields["day"].initial = clock.today()

    def _get_validation_exclusions(self) -> set[str]:
        # The organisation is given by the page and belongs to the rule "once".
        shut: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return shut - {"organisation", "area"}


class StaffVisitForm(forms.ModelForm):
    """For staff: any organisation, and an authority where there is no patch."""

    class Meta:
        model = Visit
        fields = [
            "organisation",
            "coverage_area",
            "area",
            "day",
            "band",
            "met",
            "youth_workers",
            "volunteers",
        ]
        widgets = {"day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Lists without the boundaries."""
        kwargs.pop("for_user", None)
        super().__init__(*args, **kwargs)
        patches = CoverageArea.objects.select_related("organisation").defer("boundary")
        authorities = Area.objects.filter(area_set__kind=AreaKind.AUTHORITY).defer("boundary")
        self.fields["coverage_area"] = forms.ModelChoiceField(
            patches, label=_("Coverage area"), required=False
        )
        self.fields["area"] = forms.ModelChoiceField(
            authorities.order_by("name"), label=_("or a whole authority"), required=False
        )
