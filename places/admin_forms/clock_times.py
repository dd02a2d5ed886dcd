"""Times of day and days of the year as people write them."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CLOCK = re.compile(r"^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAY_OF_YEAR = re.compile(r"^(\d{1,2})\s+([a-z]{3})[a-z]*\.?$", re.IGNORECASE)
MIDNIGHT = time(0)


def time_from(text: str) -> time | None:
    """The time that ``text`` means: 19:00, 19.00, 1900, 7pm, 7.30pm; 24:00 is midnight.

    None when it means none.
    """
    found = CLOCK.match(text.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    return time(hour, minute) if hour < 24 and minute < 60 else None


class ClockField(forms.Field):
    """A wall-clock time, typed; no picker gets in the way of a keyboard or a phone."""

    default_error_messages = {
        "required": gettext_lazy("Write a time, such as 19:00."),
        "invalid": gettext_lazy("“%(text)s” is not a time. Write it like 19:00 or 7pm."),
    }
    widget = forms.TextInput(attrs={"placeholder": "19:00", "size": 7, "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        """Hours and minutes, as the field reads them back."""
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """The time, or None when nothing was typed."""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        found = time_from(str(value))
        if found is None:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"text": value}
            )
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare times and not their spellings."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class DayOfYearField(forms.Field):
    """A day that comes every year, such as 1 April; stored as month and day in one number."""

    default_error_messages = {
        "invalid": gettext_lazy("“%(text)s” is not a day of the year. Write it like 1 April."),
    }
    widget = forms.TextInput(attrs={"placeholder": "1 Apr", "size": 10, "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        """Day and month in words."""
        if not isinstance(value, int):
            return value
        return f"{value % 100} {MONTHS[value // 100 - 1].capitalize()}"

    def to_python(self, value: Any) -> int | None:
        """401 for 1 April; None when nothing was typed."""
        if value in self.empty_values or isinstance(value, int):
            return value or None
        found = DAY_OF_YEAR.match(str(value).strip())
        try:
            month = MONTHS.index(found[2].lower()) + 1 if found else 0
            date(2028, month, int(found[1]) if found else 0)  # a leap year has every day
        except ValueError:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"text": value}
            ) from None
        return month * 100 + int(found[1]) if found else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare days and not their spellings."""
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


def span_in_words(starts_at: time, ends_at: time) -> str:
    """Two times as an error message names them."""
    return _("%(start)s to %(end)s") % {
        "start": starts_at.strftime("%H:%M"),
        "end": ends_at.strftime("%H:%M"),
    }
