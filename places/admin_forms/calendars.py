"""Forms of term calendars and bank holidays; saving them works out the hours anew."""

from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from gis.models import Area, AreaKind
from places.calendar_changes import calendar_edited
from places.models import BankHoliday, TermCalendarRow


class TermCalendarForm(WagtailAdminModelForm):
    """The school year of one authority."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        authorities = Area.objects.of_kind(AreaKind.AUTHORITY).order_by("name")
        self.fields["area"].queryset = authorities

    def save(self, commit: bool = True) -> TermCalendarRow:
        """Save the terms, and the hours of every listing that keeps to them."""
        with transaction.atomic():
            before = (self.initial.get("area"), self.initial.get("known_from"))
            calendar: TermCalendarRow = super().save(commit=commit)
            if commit:
                area, first_day = calendar.area_id, calendar.known_from
                calendar_edited(
                    areas={area, before[0] or area},
                    first_day=min(first_day, before[1] or first_day),
                )
        return calendar


class TermFormSet(BaseChildFormSet):
    """The terms of one calendar."""

    def clean(self) -> None:
        """Terms must not overlap; PostgreSQL would refuse them."""
        super().clean()
        terms = [
            form.instance
            for form in self.forms
            if form.is_valid() and (form.has_changed() or form.instance.pk)
            if not self._should_delete_form(form)
        ]
        for one, other in pairwise(sorted(terms, key=lambda term: term.first_day)):
            if other.first_day <= one.last_day:
                message = _("%(one)s and %(other)s overlap.")
                raise ValidationError(message % {"one": one.name, "other": other.name})


class BankHolidayForm(WagtailAdminModelForm):
    """A bank holiday of one nation."""

    def save(self, commit: bool = True) -> BankHoliday:
        """Save the day, and the hours of every listing of the nation."""
        with transaction.atomic():
            before = (self.initial.get("nation"), self.initial.get("day"))
            holiday: BankHoliday = super().save(commit=commit)
            if commit and before != (holiday.nation, holiday.day):
                nation, day = holiday.nation, holiday.day
                calendar_edited(
                    nations={nation, before[0] or nation}, first_day=min(day, before[1] or day)
                )
        return holiday
