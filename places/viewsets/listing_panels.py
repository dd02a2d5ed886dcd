"""The form of a listing, in tabs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from places.admin_forms.listing import ListingForm
from places.admin_forms.sessions import ExceptionForm, SessionForm, SessionFormSet
from places.exact_locations import is_kept_apart
from places.viewsets.hours_panel import CheckedInlinePanel
from places.viewsets.plain_words_panel import PlainWordsPanel
from places.viewsets.week_panel import WeekPanel


class KeptApartPanel(Panel):
    """Says that the exact place is kept apart, and to those who may, where to look it up."""

    class BoundPanel(Panel.BoundPanel):
        """For one listing and one reader."""

        template_name = "places/admin/kept_apart.html"

        def is_shown(self) -> bool:
            """Only where something is kept apart."""
            return is_kept_apart(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The address of the page that shows it, for people with the permission."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            if self.request.user.has_perm("places.view_exactlocation"):
                name = self.instance.snippet_viewset.get_url_name("exact_location")
                context["exact_location_url"] = reverse(name, args=[self.instance.pk])
            return context


WHAT = [
    HelpPanel(template="places/admin/help/listing.html", heading=_("An example")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_cy")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("organisation")]),
            FieldPanel("summary"),
            FieldPanel("summary_cy"),
            FieldPanel("practical_help"),
        ],
        heading=_("What"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("walk_in"),
            FieldPanel("walk_in_cy"),
            FieldPanel("who_you_meet"),
            FieldPanel("who_you_meet_cy"),
            FieldRowPanel([FieldPanel("bring_friend"), FieldPanel("give_name")]),
            FieldRowPanel([FieldPanel("stay_note"), FieldPanel("stay_note_cy")]),
        ],
        heading=_("Before you walk in"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("recognise"),
            FieldPanel("recognise_cy"),
            FieldPanel("lead_organisation"),
        ],
        heading=_("Youth workers out and about"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
            FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]),
            FieldRowPanel([FieldPanel("access"), FieldPanel("access_note")]),
            FieldPanel("step_free"),
            FieldPanel("access_facts"),
            FieldPanel("languages"),
        ],
        heading=_("Who and cost"),
    ),
    PlainWordsPanel(heading=_("Could it be plainer? You decide.")),
]

SESSION = [
    FieldRowPanel([FieldPanel("weekday"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldRowPanel([FieldPanel("ends_next_day"), FieldPanel("by_appointment")]),
    FieldRowPanel([FieldPanel("season"), FieldPanel("on_bank_holidays")]),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("repeat"), FieldPanel("interval_weeks")]),
            FieldRowPanel([FieldPanel("nth"), FieldPanel("on_date")]),
            FieldRowPanel([FieldPanel("yearly_from"), FieldPanel("yearly_to")]),
        ],
        heading=_("Not every week"),
    ),
    FieldPanel("coverage_area"),
]

WHEN = [
    HelpPanel(template="places/admin/help/hours.html", heading=_("An example")),
    MultiFieldPanel([FieldPanel("hours_known"), FieldPanel("hours_text")], heading=_("Hours")),
    WeekPanel(heading=_("The week, and what it means")),
    CheckedInlinePanel(
        "sessions",
        panels=SESSION,
        heading=_("Sessions"),
        label=_("session"),
        child_form=SessionForm,
        child_formset=SessionFormSet,
    ),
    CheckedInlinePanel(
        "exceptions",
        panels=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldRowPanel(
                [FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("ends_next_day")]
            ),
            FieldRowPanel([FieldPanel("note"), FieldPanel("note_cy")]),
        ],
        heading=_("Dates on which it is otherwise"),
        label=_("date"),
        child_form=ExceptionForm,
    ),
]

WHERE = [
    HelpPanel(template="places/admin/help/where.html", heading=_("An example")),
    MultiFieldPanel(
        [
            KeptApartPanel(),
            FieldPanel("location_visibility"),
            FieldPanel("place"),
            FieldPanel("public_where"),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("phone"), FieldPanel("text_number")]),
            FieldPanel("email"),
            FieldPanel("website"),
        ],
        heading=_("Contact"),
    ),
]

CHECKED = [
    HelpPanel(template="places/admin/help/checked.html", heading=_("An example")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_by")])],
        heading=_("Checked"),
    ),
    MultiFieldPanel([FieldPanel("funded_until")], heading=_("Money")),
]

LISTING_FORM = TabbedInterface(
    [
        ObjectList(WHAT, heading=_("What")),
        ObjectList(WHEN, heading=_("When")),
        ObjectList(WHERE, heading=_("Where")),
        ObjectList(CHECKED, heading=_("Checked")),
    ],
    base_form_class=ListingForm,
)
