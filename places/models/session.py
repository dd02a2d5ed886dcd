"""A recurring time a listing runs, and the days on which it is otherwise."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from places.enums import (
    BankHolidayChoice,
    ExceptionChoice,
    RepeatChoice,
    SeasonChoice,
    Weekday,
)
from places.models.calendar import INCLUSIVE, DateRange

LASTS = Q(ends_next_day=False, ends_at__gt=F("starts_at")) | Q(
    ends_next_day=True, ends_at__lte=F("starts_at")
)
LASTS_MESSAGE = _(
    "A session ends after it starts and lasts at most 24 hours. Tick “ends the next day” "
    "when it ends at or after midnight."
)


class MinuteRange(Func):
    """Minutes since midnight from start to end, past 1,440 for what ends the next day."""

    template = (
        "int4range((extract(epoch from %(starts)s) / 60)::integer, "
        "(extract(epoch from %(ends)s) / 60)::integer"
        " + CASE WHEN %(next_day)s THEN 1440 ELSE 0 END)"
    )
    output_field = IntegerRangeField()

    def __init__(self) -> None:
        super().__init__(F("starts_at"), F("ends_at"), F("ends_next_day"))

    def as_sql(self, compiler, connection, **extra):  # type: ignore[no-untyped-def,override]
        """Three columns at three places of the template."""
        (starts, _p1), (ends, _p2), (next_day, _p3) = (
            compiler.compile(expression) for expression in self.source_expressions
        )
        return self.template % {"starts": starts, "ends": ends, "next_day": next_day}, []


class HoursFields(models.Model):
    """Wall-clock times in London."""

    ends_next_day = models.BooleanField(_("ends the next day"), default=False)

    class Meta:
        abstract = True


class Session(Orderable, HoursFields):
    """One recurring time on one weekday; Tuesday and Thursday are two sessions."""

    listing = ParentalKey("places.Listing", on_delete=models.CASCADE, related_name="sessions")
    repeat = models.CharField(
        _("repeats"), max_length=8, choices=RepeatChoice, default=RepeatChoice.WEEKLY
    )
    weekday = models.CharField(_("day"), max_length=9, choices=Weekday, blank=True)
    interval_weeks = models.PositiveSmallIntegerField(
        _("every how many weeks"), default=1, help_text=_("2 is every other week.")
    )
    nth = models.SmallIntegerField(
        _("which one of the month"),
        null=True,
        blank=True,
        help_text=_("1 is the first, -1 the last."),
    )
    on_date = models.DateField(_("date"), null=True, blank=True)
    starts_at = models.TimeField(_("starts at"))
    ends_at = models.TimeField(_("ends at"))
    season = models.CharField(
        _("when in the year"), max_length=8, choices=SeasonChoice, default=SeasonChoice.ALWAYS
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    # Month and day as one number, 401 for 1 April: the same stretch of every year.
    yearly_from = models.PositiveSmallIntegerField(_("each year from"), null=True, blank=True)
    yearly_to = models.PositiveSmallIntegerField(_("each year until"), null=True, blank=True)
    on_bank_holidays = models.CharField(
        _("bank holidays"),
        max_length=8,
        choices=BankHolidayChoice,
        default=BankHolidayChoice.CLOSED,
    )
    by_appointment = models.BooleanField(_("by appointment"), default=False)
    coverage_area = models.ForeignKey(
        "places.CoverageArea",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("coverage area"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        constraints = [
            models.CheckConstraint(
                condition=LASTS, name="session_lasts", violation_error_message=LASTS_MESSAGE
            ),
            models.CheckConstraint(
                condition=Q(repeat="once", on_date__isnull=False)
                | Q(repeat="monthly", on_date__isnull=True, nth__isnull=False) & ~Q(weekday="")
                | Q(repeat="weekly", on_date__isnull=True)
                & (~Q(weekday="") | Q(on_bank_holidays="special")),
                name="session_says_which_days",
                violation_error_message=_("Say on which day it runs."),
            ),
            models.CheckConstraint(
                condition=Q(repeat="monthly", nth__in=[-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
                | ~Q(repeat="monthly") & Q(nth__isnull=True),
                name="session_nth_of_month",
                violation_error_message=_("Say which one of the month, from 1 to 5 or -1 to -5."),
            ),
            models.CheckConstraint(
                condition=Q(interval_weeks=1)
                | Q(
                    repeat="weekly",
                    interval_weeks__gte=2,
                    interval_weeks__lte=12,
                    valid_from__isnull=False,
                ),
                name="session_weeks_counted_from_a_day",
                violation_error_message=_("Say from which date every other week is counted."),
            ),
            models.CheckConstraint(
                condition=~Q(season="dates") | Q(valid_from__isnull=False, valid_to__isnull=False),
                name="session_between_two_dates",
                violation_error_message=_("Give both dates."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="session_validity_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(yearly_from__isnull=True, yearly_to__isnull=True)
                | Q(
                    yearly_from__isnull=False,
                    yearly_to__isnull=False,
                    yearly_from__gte=101,
                    yearly_from__lte=1231,
                    yearly_to__gte=101,
                    yearly_to__lte=1231,
                ),
                name="session_yearly_span_whole",
                violation_error_message=_("Give both ends of the yearly stretch."),
            ),
            ExclusionConstraint(
                name="sessions_do_not_overlap",
                expressions=[
                    ("listing", RangeOperators.EQUAL),
                    ("weekday", RangeOperators.EQUAL),
                    ("season", RangeOperators.EQUAL),
                    ("on_bank_holidays", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", INCLUSIVE), RangeOperators.OVERLAPS),
                    (MinuteRange(), RangeOperators.OVERLAPS),
                ],
                condition=Q(repeat="weekly", interval_weeks=1, yearly_from__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("Two sessions on the same day overlap."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday or self.on_date or ''} {self.starts_at}–{self.ends_at}"


class ListingException(Orderable, HoursFields):
    """Days on which the usual sessions do not hold: closed, different hours, or extra hours."""

    listing = ParentalKey("places.Listing", on_delete=models.CASCADE, related_name="exceptions")
    kind = models.CharField(_("what"), max_length=8, choices=ExceptionChoice)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    note = models.CharField(_("why"), max_length=200, blank=True)
    note_cy = models.CharField(_("why, in Welsh"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("date exception")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="exception_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(kind="closed", starts_at__isnull=True, ends_at__isnull=True)
                | ~Q(kind="closed") & Q(starts_at__isnull=False, ends_at__isnull=False) & LASTS,
                name="exception_hours_fit_kind",
                violation_error_message=_("Closed days have no hours; other days need both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_day}–{self.last_day}"
