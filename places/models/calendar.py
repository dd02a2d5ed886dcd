"""School terms and bank holidays, by area and nation."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from gis.models import Nation


class DateRange(Func):
    """``daterange(first, last, '[]')``: whole days, both ends included."""

    function = "daterange"
    output_field = DateRangeField()


INCLUSIVE = Value("[]")


class TermCalendarRow(ClusterableModel):
    """A stretch of days for which an area has published its term dates."""

    area = models.ForeignKey("areas.Area", on_delete=models.CASCADE, related_name="term_calendars")
    school_year = models.CharField(_("school year"), max_length=9)
    known_from = models.DateField(_("known from"))
    known_to = models.DateField(_("known to"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("term calendar")
        ordering = ["area", "known_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(known_to__gte=F("known_from")), name="term_calendar_in_order"
            ),
            models.UniqueConstraint(
                fields=["area", "school_year"], name="term_calendar_once_per_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}, {self.school_year}"


class SchoolTerm(models.Model):
    """A half term: the days on which schools are open, weekends between them included."""

    calendar = ParentalKey(TermCalendarRow, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(_("name"), max_length=60)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("school term")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="school_term_in_order"
            ),
            ExclusionConstraint(
                name="school_terms_do_not_overlap",
                expressions=[
                    ("calendar", RangeOperators.EQUAL),
                    (DateRange("first_day", "last_day", INCLUSIVE), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BankHoliday(models.Model):
    """A bank holiday of one nation."""

    nation = models.CharField(_("nation"), max_length=20, choices=Nation)
    day = models.DateField(_("day"))
    title = models.CharField(_("title"), max_length=120)

    class Meta:
        verbose_name = _("bank holiday")
        ordering = ["day", "nation"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "day"], name="bank_holiday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.day}"
