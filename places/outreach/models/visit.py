"""An outing as it happened: an area, a day, a band of hours and bands of numbers. No person."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.lib.time_bands import band_choices
from places.outreach.enums import NumbersMet

MOST_WORKERS = 20


class Visit(models.Model):
    """Where and when a team was, coarsely. Nobody who met or was met is in it, nor who typed it.

    There is no text: whatever could be written about a place could be written about a person.
    """

    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.CASCADE,
        related_name="visits",
        verbose_name=_("organisation"),
    )
    coverage_area = models.ForeignKey(
        "places.CoverageArea",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("coverage area"),
    )
    area = models.ForeignKey(
        "areas.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("or an area with a name"),
    )
    day = models.DateField(_("day"))
    band = models.CharField(_("when"), max_length=20, choices=band_choices)
    met = models.CharField(_("young people met"), max_length=5, choices=NumbersMet)
    youth_workers = models.PositiveSmallIntegerField(_("youth workers"))
    volunteers = models.PositiveSmallIntegerField(_("volunteers"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        default_permissions = ("add", "change", "view")
        ordering = ["-day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(coverage_area__isnull=False, area__isnull=True)
                | Q(coverage_area__isnull=True, area__isnull=False),
                name="outreach_visit_has_one_area",
                violation_error_message=_("Say one area: yours, or one with a name."),
            ),
            models.CheckConstraint(
                condition=Q(met__in=NumbersMet.values), name="outreach_visit_known_numbers"
            ),
            models.CheckConstraint(
                condition=Q(
                    youth_workers__lte=MOST_WORKERS,
                    volunteers__lte=MOST_WORKERS,
                )
                & (Q(youth_workers__gte=1) | Q(volunteers__gte=1)),
                name="outreach_visit_somebody_went",
                violation_error_message=_("Say how many of you went, from 1 to 20 of each."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "coverage_area", "area", "day", "band"],
                nulls_distinct=False,
                name="outreach_visit_once",
                violation_error_message=_("This visit is already written down."),
            ),
        ]
        indexes = [models.Index(fields=["day"], name="outreach_visit_day")]

    def __str__(self) -> str:
        return f"{self.day}, {self.band}"

    def clean(self) -> None:
        """Raise ``ValidationError`` for a day to come or another organisation's patch."""
        super().clean()
        # A form whose day was no day leaves none.
        day: date | None = getattr(self, "day", None)
        if day and day > clock.today():
            raise ValidationError({"day": _("This day has not come yet.")})
        patch = self.coverage_area
        if patch and self.organisation_id and patch.organisation_id != self.organisation_id:
            raise ValidationError(
                {"coverage_area": _("This is another organisation’s coverage area.")}
            )
