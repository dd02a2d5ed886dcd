"""That the team took a listing off, and why; who did it stands in the listing's history."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.moderation.enums import HideWhy


class Hiding(models.Model):
    """Goes with the hold ``team`` on the listing, which knows no reason in detail."""

    listing = models.ForeignKey("places.Listing", on_delete=models.CASCADE, related_name="hidings")
    why = models.CharField(_("why"), max_length=10, choices=HideWhy)
    since = models.DateTimeField(_("since"), default=clock.now)
    ended_at = models.DateTimeField(_("shown again"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("hiding by the team")
        default_permissions = ()
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing"],
                condition=Q(ended_at__isnull=True),
                name="moderation_hidden_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("since")),
                name="moderation_shown_after_hidden",
            ),
            models.CheckConstraint(
                condition=Q(why__in=HideWhy.values), name="moderation_known_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.get_why_display()}"
