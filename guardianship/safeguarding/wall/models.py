"""Whose area is whose. Only accounts of staff; nobody else is ever named here."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.wall.enums import DutyRole


class AreaDutyQuerySet(models.QuerySet["AreaDuty"]):
    """Duties by day and by whether they are somebody's own."""

    def current(self) -> "AreaDutyQuerySet":
        """Those that hold today."""
        today = clock.today()
        return self.filter(starts_on__lte=today).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today)
        )

    def not_over(self) -> "AreaDutyQuerySet":
        """Those that hold today or will."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today()))

    def own(self) -> "AreaDutyQuerySet":
        """Those that need no purpose each time."""
        return self.filter(purpose="")


class AreaDuty(models.Model):
    """One person looks after one area and everything inside it, for a time.

    With a ``purpose`` it is a look beyond one's own area: it serves only while that purpose is
    said (``doors.opened(person, purpose=…)``), and it must end.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="area_duties"
    )
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=DutyRole)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=40, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField(_("given at"), default=clock.now)

    objects = AreaDutyQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("duty for an area")
        verbose_name_plural = _("duties for areas")
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "area", "role", "purpose", "starts_on"], name="area_duty_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="area_duty_in_order",
            ),
            models.CheckConstraint(condition=Q(role__in=DutyRole.values), name="area_duty_role"),
            models.CheckConstraint(
                condition=Q(purpose="") | Q(ends_on__isnull=False),
                name="area_duty_beyond_ones_own_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.area}"


class DutyCover(models.Model):
    """An area that a duty covers: the duty's own and every area whose middle lies inside it.

    Worked out by ``covering`` when the duty is written and when areas are loaded, so that a
    policy asks a table and not the map.
    """

    duty = models.ForeignKey(AreaDuty, on_delete=models.CASCADE, related_name="covers")
    area = models.ForeignKey("areas.Area", on_delete=models.CASCADE, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("area that a duty covers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["duty", "area"], name="duty_cover_once"),
        ]
