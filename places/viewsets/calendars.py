"""School terms and bank holidays in the editors' site."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from gis.models import Area, AreaKind
from places.actions import calendars_changed
from places.admin_forms.calendars import BankHolidayForm, TermCalendarForm, TermFormSet
from places.models import BankHoliday, TermCalendarRow
from places.viewsets.hours_panel import CheckedInlinePanel


class DeleteTermCalendar(DeleteView):
    """Without the calendar the hours are worked out anew."""

    def delete_action(self) -> None:
        """Delete, and ask the listings of the area again."""
        with transaction.atomic():
            super().delete_action()
            calendars_changed(areas=[self.object.area_id])


class DeleteBankHoliday(DeleteView):
    """Without the day the hours are worked out anew."""

    def delete_action(self) -> None:
        """Delete, and ask the listings of the nation again."""
        with transaction.atomic():
            super().delete_action()
            calendars_changed(nations=[self.object.nation])


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
