"""The editors' form of a map: lists of choices as ticks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.map_choices import Offer
from places.admin_forms.choices import TickedField
from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp


class MapPageForm(WagtailAdminPageForm):
    """Ticks in the readers' words, since the readers' words are what is chosen between."""

    kinds = TickedField(
        label=_("Kinds"),
        choices=[(kind.value, PLAIN_KIND[kind]) for kind in Kind],
        help_text=_("None ticked: all of them."),
    )
    filters_offered = TickedField(label=_("Choices that readers get"), choices=Offer.choices)
    helps = TickedField(label=_("Only with this help"), choices=PracticalHelp.choices)
    access = TickedField(
        label=_("Only with this way of coming in"),
        choices=[(value, label) for value, label in Access.choices if value != Access.NOT_SAID],
    )
