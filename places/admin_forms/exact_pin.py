"""The form that moves a pin which is kept apart."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from gis.widgets.fields import PointWidget
from places.admin_forms.positions import PositionField


class ExactPinForm(forms.Form):
    """One pin, on the only page that may show it."""

    point = PositionField(
        label=_("Pin"),
        help_text=_("A postcode, or longitude and latitude in degrees: -2.9977, 51.5842."),
        widget=PointWidget(
            attrs={"autocomplete": "off"}, beside_url=reverse_lazy("places_map:public_view")
        ),
    )
