"""Residents who look out for young people, counted by area alone (ledger B1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock

# Of fewer somebody could be known.
LEAST_PEOPLE = 5


class GuardianRole(models.TextChoices):
    """What residents took on; roles, not people."""

    LOOKS_OUT = "looks_out", _("look out for young people where they live")
    WALKS = "walks", _("walk ways that young people use")
    HELPS = "helps", _("help at a session or a place")
    HOSTS = "hosts", _("open a room or a garden")


class ResidentCount(models.Model):
    """How many residents of an area have a role, as counted on a day.

    There is no column for a person, an address or words, and there never is. Fewer than five are
    not written down: an area with four says nothing. Nothing of it is public.
    """

    area = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area")
    )
    role = models.CharField(_("what they do"), max_length=10, choices=GuardianRole)
    counted_on = models.DateField(_("counted on"), default=clock.today)
    people = models.PositiveSmallIntegerField(
        _("how many"), help_text=_("At least five. Fewer are not written down.")
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("residents with a role")
        verbose_name_plural = _("residents with a role")
        default_permissions = ("add", "change", "view")
        ordering = ["-counted_on", "area__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "role", "counted_on"],
                name="outreach_residents_counted_once",
                violation_error_message=_("This was counted on that day already."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=LEAST_PEOPLE),
                name="outreach_residents_not_known",
                violation_error_message=_("Fewer than five could be known, so they are left out."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=GuardianRole.values), name="outreach_known_guardian_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area.name}: {self.people} {self.get_role_display()}"
