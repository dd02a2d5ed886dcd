"""Sessions and date exceptions on a listing's form."""

from datetime import time
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from places.admin_forms.clock_times import MIDNIGHT, ClockField, DayOfYearField, span_in_words
from places.enums import ExceptionChoice, RepeatChoice
from places.models import ListingException, Session
from places.rules import date_exception, session_rule

MINUTES_A_DAY = 1_440


class HoursForm(WagtailAdminModelForm):
    """Start and end on the clock; midnight at the end is the next day without being told."""

    starts_at = ClockField()
    ends_at = ClockField()

    def clean(self) -> dict[str, Any]:
        """Tick "ends the next day" for midnight only; anything else has to be said."""
        cleaned: dict[str, Any] = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start is None or end is None:
            return cleaned
        if end == MIDNIGHT:
            cleaned["ends_next_day"] = True
        problem = _wrong_way_round(start, end, bool(cleaned.get("ends_next_day")))
        if problem:
            self.add_error("ends_at", problem)
        return cleaned


def _wrong_way_round(start: time, end: time, ends_next_day: bool) -> str:
    span = span_in_words(start, end)
    if ends_next_day and end > start:
        return _("%s the next day is more than 24 hours. Untick “ends the next day”.") % span
    if not ends_next_day and end <= start:
        return (
            _("%s ends before it starts. Tick “ends the next day” if it runs past midnight.") % span
        )
    return ""


class SessionForm(HoursForm):
    """One session; what its repetition does not use is emptied."""

    yearly_from = DayOfYearField(required=False, label=gettext_lazy("Each year from"))
    yearly_to = DayOfYearField(required=False, label=gettext_lazy("Each year until"))

    def clean(self) -> dict[str, Any]:
        """Drop what belongs to another way of repeating, so that a change of mind saves."""
        cleaned = super().clean()
        repeat = cleaned.get("repeat")
        if repeat == RepeatChoice.ONCE:
            cleaned["weekday"] = ""
        else:
            cleaned["on_date"] = None
        if repeat != RepeatChoice.MONTHLY:
            cleaned["nth"] = None
        if repeat != RepeatChoice.WEEKLY:
            cleaned["interval_weeks"] = 1
        return cleaned

    def _post_clean(self) -> None:
        """Ask the timetable engine too, so that no session is stored that it cannot read."""
        super()._post_clean()
        if not self.errors and self.has_changed():
            try:
                session_rule(self.instance)
            except ValueError as error:
                self.add_error(None, str(error))


class ExceptionForm(HoursForm):
    """Days on which it is otherwise; closed days have no hours."""

    starts_at = ClockField(required=False)
    ends_at = ClockField(required=False)

    def clean(self) -> dict[str, Any]:
        """Hours for days that have some, none for closed ones."""
        cleaned = super().clean()
        if cleaned.get("kind") == ExceptionChoice.CLOSED:
            cleaned |= {"starts_at": None, "ends_at": None, "ends_next_day": False}
        elif cleaned.get("kind") and not self.errors:
            for name in ("starts_at", "ends_at"):
                if cleaned.get(name) is None:
                    self.add_error(name, _("Write the hours of these days."))
        return cleaned

    def _post_clean(self) -> None:
        """Ask the timetable engine too."""
        super()._post_clean()
        if not self.errors and self.has_changed():
            try:
                date_exception(self.instance)
            except ValueError as error:
                self.add_error(None, str(error))


class SessionFormSet(BaseChildFormSet):
    """All sessions of a listing together."""

    def clean(self) -> None:
        """Two sessions of one kind of week must not overlap; PostgreSQL would refuse them."""
        super().clean()
        rows = [
            form.instance
            for form in self.forms
            if form.is_valid() and (form.has_changed() or form.instance.pk)
            if not self._should_delete_form(form)
        ]
        for one, other in combinations(rows, 2):
            if _overlap(one, other):
                raise ValidationError(
                    _("Two sessions overlap on %(day)s: %(one)s and %(other)s.")
                    % {
                        "day": one.get_weekday_display(),
                        "one": span_in_words(one.starts_at, one.ends_at),
                        "other": span_in_words(other.starts_at, other.ends_at),
                    }
                )


def _overlap(one: Session, other: Session) -> bool:
    """The exclusion constraint ``sessions_do_not_overlap``, for rows that are not stored yet."""
    if not all(
        s.repeat == RepeatChoice.WEEKLY and s.interval_weeks == 1 and s.yearly_from is None
        for s in (one, other)
    ):
        return False
    same = ("weekday", "season", "on_bank_holidays")
    if any(getattr(one, name) != getattr(other, name) for name in same):
        return False
    if (one.valid_to and other.valid_from and one.valid_to < other.valid_from) or (
        other.valid_to and one.valid_from and other.valid_to < one.valid_from
    ):
        return False
    (one_from, one_to), (other_from, other_to) = _minutes(one), _minutes(other)
    return one_from < other_to and other_from < one_to


def _minutes(row: Session | ListingException) -> tuple[int, int]:
    if row.starts_at is None or row.ends_at is None:
        return 0, 0
    start = row.starts_at.hour * 60 + row.starts_at.minute
    end = row.ends_at.hour * 60 + row.ends_at.minute
    return start, end + (MINUTES_A_DAY if row.ends_next_day else 0)
