"""Checks of people that the law allows, and checks of the promise.

Rule R-TRP-2: of a check is kept that it was seen, when, and whether the person is suitable for
the role. There is no field for a certificate, its number or what it says, and never will be.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from guardianship.lib import clock
from places.vetting.enums import CheckLevel, SpotCheckWay
from places.vetting.models.case import DAY, VettingCase


class RegulatedRole(models.Model):
    """A role that a safeguarding lead found to be regulated activity.

    Serving in a shop is not. To ask for an enhanced check without such a role is an offence.
    """

    case = models.ForeignKey(
        VettingCase,
        on_delete=models.CASCADE,
        related_name="regulated_roles",
        verbose_name=_("vetting file"),
    )
    role = models.CharField(_("role"), max_length=80, help_text=_("Not a name."))
    why = models.CharField(_("why it is regulated activity"), max_length=300)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    marked_on = models.DateField(_("marked on"), default=clock.today, editable=False)

    class Meta:
        verbose_name = _("role that is regulated activity")
        verbose_name_plural = _("roles that are regulated activity")
        ordering = ["case__listing__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "role"],
                name="vetting_regulated_role_once",
                violation_error_message=_("This role is already marked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.role}"


class LawfulCheck(models.Model):
    """A check was seen, on a day, and the outcome is suitable or not."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="lawful_checks")
    level = models.CharField(
        _("level"), max_length=10, choices=CheckLevel, default=CheckLevel.BASIC
    )
    about_role = models.CharField(_("role"), max_length=80, help_text=_("Not a name."))
    regulated_role = models.ForeignKey(
        RegulatedRole,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        verbose_name=_("regulated activity"),
        help_text=_("An enhanced check only for a role that a safeguarding lead marked."),
    )
    seen_on = models.DateField(_("seen on"))
    seen_by_role = models.CharField(_("seen by (role)"), max_length=80)
    suitable = models.BooleanField(_("suitable"), default=False)

    class Meta:
        verbose_name = _("check")
        ordering = ["-seen_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=CheckLevel.values), name="vetting_known_check_level"
            ),
            models.CheckConstraint(
                condition=~Q(level="enhanced") | Q(regulated_role__isnull=False),
                name="vetting_enhanced_only_when_regulated",
                violation_error_message=_(
                    "Asking for an enhanced check is an offence unless a safeguarding lead"
                    " marked the role as regulated activity. Ask for a basic check."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}, {date_format(self.seen_on, DAY)}"

    def clean(self) -> None:
        """Raise ``ValidationError`` for a role that was marked at another business."""
        super().clean()
        regulated = self.regulated_role
        if regulated is not None and regulated.case_id != self.case_id:
            raise ValidationError(
                {"regulated_role": _("This role was marked at another business.")}
            )


class SpotCheck(models.Model):
    """Somebody said the agreed phrase, and the business did what it promises, or not."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="spot_checks")
    checked_on = models.DateField(_("day"))
    way = models.CharField(_("how"), max_length=5, choices=SpotCheckWay)
    phrase = models.CharField(_("what was said"), max_length=120)
    passed = models.BooleanField(_("did what it promises"), default=False)

    class Meta:
        verbose_name = _("spot check")
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=SpotCheckWay.values), name="vetting_known_spot_check_way"
            ),
            models.CheckConstraint(
                condition=~Q(phrase=""), name="vetting_spot_check_says_the_phrase"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {date_format(self.checked_on, DAY)}"
