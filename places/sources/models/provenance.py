"""Which source a listing came from, when it was last seen there, and what differs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FeedService(models.Model):
    """One listing as one feed knows it. The listing is named by its ``uid``: it may be deleted.

    ``differs`` holds, for each field in which our copy says something else than the feed,
    ``{"field", "source", "ours"}`` as texts. A listing that hides its place has no row of these.
    """

    class State(models.TextChoices):
        """What the feed says of it."""

        THERE = "there", _("there")
        WITHDRAWN = "withdrawn", _("no longer offered, says the source")
        MISSING = "missing", _("missing")

    feed = models.ForeignKey("sources.Feed", on_delete=models.CASCADE, related_name="services")
    source_id = models.CharField(_("identity in the source"), max_length=120)
    listing_uid = models.UUIDField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.THERE)
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    # In how many whole imports, one after the other, it was not there.
    missed_runs = models.PositiveSmallIntegerField(default=0)
    differs = models.JSONField(default=list)

    class Meta:
        verbose_name = _("service of a feed")
        ordering = ["feed", "source_id"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "source_id"], name="feed_service_once"),
            models.CheckConstraint(
                condition=Q(state="missing", missed_runs__gte=1) | ~Q(state="missing"),
                name="feed_service_missing_was_missed",
            ),
        ]
        indexes = [models.Index(fields=["listing_uid"], name="feed_service_listing")]

    def __str__(self) -> str:
        return self.source_id
