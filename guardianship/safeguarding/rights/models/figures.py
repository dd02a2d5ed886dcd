"""What the public is told of how case data were used: counts of finished quarters, frozen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class FigureOf(models.TextChoices):
    """What is counted, in the words of the page."""

    LISTINGS = "listings", _("Places and activities that were shown")
    VIEWED = "viewed", _("Times that staff looked at another area, for a reason")
    EXPORTED = "exported", _("Times that staff took numbers along as a file")
    ASKED = "asked", _("Times that somebody asked to tell the police something")
    DISCLOSED = "disclosed", _("Times that the police were told something")
    REFUSED = "refused", _("Times that this was refused")
    SYSTEM_HARM = "system_harm", _("Times that somebody said a service did harm")
    TARGETED = "targeted", _("Responses that were aimed at some young people and not at everybody")
    TARGETED_BLANK = "targeted_blank", _("Of these, without a reason that somebody wrote down")
    SAFETY_ANSWERS = "safety_answers", _("Answers about where young people feel safe")
    TAKEN_BACK = "taken_back", _("Answers that were taken back")


class PublicFigure(models.Model):
    """One number of one quarter, rounded before it is kept; null is "fewer than 10"."""

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=14, choices=FigureOf)
    number = models.PositiveIntegerField(null=True)
    built_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("public figure")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["year", "quarter", "of"], name="public_figure_once"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True) | models.Q(number__gte=10),
                name="public_figure_is_not_small",
            ),
        ]
