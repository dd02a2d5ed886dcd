"""Which looks a kind of listing needs, and by when; kept as data that administrators change."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from places.enums import Kind

MOST_DAYS = 60


class LookRule(models.Model):
    """For one kind of listing: when the youth panel is asked, and how long each step may take."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, unique=True)
    new_for_panel = models.BooleanField(_("the youth panel looks at new listings"), default=True)
    # Names of fields of high risk (places/portal/risk.py); the form offers those that there are.
    changes_for_panel = ArrayField(
        models.CharField(max_length=30),
        verbose_name=_("the youth panel also looks when one of these changes"),
        default=list,
        blank=True,
    )
    facts_days = models.PositiveSmallIntegerField(_("days to check the facts"), default=3)
    panel_days = models.PositiveSmallIntegerField(_("days for the youth panel"), default=7)

    class Meta:
        verbose_name = _("rule of the look")
        verbose_name_plural = _("rules of the look")
        default_permissions = ("change", "view")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="moderation_known_kind"),
            models.CheckConstraint(
                condition=Q(facts_days__range=(1, MOST_DAYS), panel_days__range=(1, MOST_DAYS)),
                name="moderation_days_in_range",
                violation_error_message=_("A step may take from 1 to 60 days."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
