"""Forms of term calendars and bank holidays; saving them works out the hours anew."""

from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from gis.models import Area, AreaKind
from places.actions import calendars_changed
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
            moved_from = self.initial.get("area") or None
            calendar: TermCalendarRow = super().save(commit=commit)
            if commit:
                calendars_changed(areas={a for a in (calendar.area_id, moved_from) if a})
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
            moved_from = self.initial.get("nation") or None
            holiday: BankHoliday = super().save(commit=commit)
            if commit:
                calendars_changed(nations={n for n in (holiday.nation, moved_from) if n})
        return holiday
