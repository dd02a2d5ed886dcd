"""What somebody found wrong on a listing, in two taps and without words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.voice.enums import CorrectionReply, Wrong


class Correction(models.Model):
    """One thing found wrong. ``counts`` when it was shut though it should have been open.

    ``voice`` is one of 64 numbers that many thousand networks share: it tells that three reports
    came from three networks, and never from which (decision 0014).
    """

    listing = models.ForeignKey(
        "places.Listing", on_delete=models.CASCADE, related_name="corrections"
    )
    what = models.CharField(_("what is wrong"), max_length=16, choices=Wrong)
    day = models.DateField(_("on"))
    at = models.DateTimeField(_("said"), default=clock.now)
    counts = models.BooleanField(_("should have been open"), default=False)
    voice = models.PositiveSmallIntegerField(null=True, blank=True)
    reply = models.CharField(_("reply"), max_length=12, choices=CorrectionReply, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    code_hash = models.CharField(max_length=64, unique=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(
                fields=["listing", "day"],
                condition=models.Q(counts=True, answered_at__isnull=True),
                name="correction_shut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.what}"
