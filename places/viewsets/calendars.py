"""School terms and bank holidays in the editors' site."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from gis.models import Area, AreaKind
from places.admin_forms.calendars import BankHolidayForm, TermCalendarForm, TermFormSet
from places.calendar_changes import calendar_edited
from places.models import BankHoliday, OpenInterval, TermCalendarRow
from places.viewsets.hours_panel import CheckedInlinePanel


class CalendarIndex(IndexView):
    """The calendars, and whether the hours that keep to them are still being worked out."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say first how many listings are behind."""
        behind = OpenInterval.objects.behind().count()
        if behind:
            words = ngettext(
                "The hours of %(number)s listing are being worked out in the background. Until"
                " then they say “not sure” where a calendar has changed.",
                "The hours of %(number)s listings are being worked out in the background. Until"
                " then they say “not sure” where a calendar has changed.",
                behind,
            )
            messages.info(request, words % {"number": f"{behind:,}"})
        return super().get(request, *args, **kwargs)


class DeleteTermCalendar(DeleteView):
    """Without the calendar the hours are worked out anew."""

    def delete_action(self) -> None:
        """Delete, and ask the listings of the area again."""
        with transaction.atomic():
            super().delete_action()
            calendar_edited(areas=[self.object.area_id], first_day=self.object.known_from)


class DeleteBankHoliday(DeleteView):
    """Without the day the hours are worked out anew."""

    def delete_action(self) -> None:
        """Delete, and ask the listings of the nation again."""
        with transaction.atomic():
            super().delete_action()
            calendar_edited(nations=[self.object.nation], first_day=self.object.day)


class TermCalendarFilters(WagtailFilterSet):
    """By area and school year."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authorities = Area.objects.of_kind(AreaKind.AUTHORITY).order_by("name")
        self.filters["area"].field.queryset = authorities

    class Meta:
        model = TermCalendarRow
        fields = ["area", "school_year"]


class TermCalendarViewSet(ModelViewSet):
    """Term dates of an authority for one school year."""

    model = TermCalendarRow
    name = "term_calendars"
    url_prefix = "register/term-calendars"
    icon = "calendar-alt"
    menu_label = _("Term calendars")
    menu_name = "term-calendars"
    list_display = ["__str__", "known_from", "known_to", Column("source", label=_("Source"))]
    filterset_class = TermCalendarFilters
    search_fields = ["area__name", "school_year", "source"]
    copy_view_enabled = False
    index_view_class = CalendarIndex
    delete_view_class = DeleteTermCalendar
    edit_handler = ObjectList(
        [
            HelpPanel(template="places/admin/help/term_calendar.html", heading=_("An example")),
            MultiFieldPanel(
                [
                    FieldPanel("area", heading=_("Local authority")),
                    FieldPanel("school_year"),
                    FieldRowPanel([FieldPanel("known_from"), FieldPanel("known_to")]),
                    FieldPanel("source"),
                ],
                heading=_("School year"),
            ),
            CheckedInlinePanel(
                "terms",
                panels=[
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                ],
                heading=_("Terms and half terms"),
                label=_("term"),
                child_formset=TermFormSet,
            ),
        ],
        base_form_class=TermCalendarForm,
    )


class BankHolidayFilters(WagtailFilterSet):
    """By nation."""

    class Meta:
        model = BankHoliday
        fields = ["nation"]


class BankHolidayViewSet(ModelViewSet):
    """Bank holidays of the four nations."""

    model = BankHoliday
    name = "bank_holidays"
    url_prefix = "register/bank-holidays"
    icon = "date"
    menu_label = _("Bank holidays")
    menu_name = "bank-holidays"
    list_display = [
        "title",
        "day",
        Column("get_nation_display", label=_("Nation"), sort_key="nation"),
    ]
    filterset_class = BankHolidayFilters
    search_fields = ["title"]
    copy_view_enabled = False
    index_view_class = CalendarIndex
    delete_view_class = DeleteBankHoliday
    edit_handler = ObjectList(
        [
            HelpPanel(template="places/admin/help/bank_holiday.html", heading=_("An example")),
            MultiFieldPanel(
                [FieldPanel("nation"), FieldRowPanel([FieldPanel("day"), FieldPanel("title")])],
                heading=_("Bank holiday"),
            ),
        ],
        base_form_class=BankHolidayForm,
    )
