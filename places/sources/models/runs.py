"""One import of a feed, kept so that it can go on where it was broken off."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class FeedRun(models.Model):
    """A reading of a whole feed, page by page, and the import of what was read."""

    class State(models.TextChoices):
        """How far it came."""

        READING = "reading", _("reading pages")
        READ = "read", _("all pages are read")
        DONE = "done", _("imported")
        GIVEN_UP = "given_up", _("given up")

    feed = models.ForeignKey("sources.Feed", on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=8, choices=State, default=State.READING)
    began_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    next_page = models.PositiveIntegerField(default=1)
    # How many services the feed says that it has, where it says so.
    items_said = models.PositiveIntegerField(null=True)
    # Pages that could not be had though later ones could, with the reason.
    skipped_pages = models.JSONField(default=dict)
    # Whether the feed is asked for pages alone, without their length: their numbers depend on it.
    is_asked_plainly = models.BooleanField(default=False)
    # Whether all of the feed was there; only such a run tells what is missing.
    is_whole = models.BooleanField(default=False)
    failure = models.CharField(max_length=300, blank=True)
    # Counts of the report, by name.
    counts = models.JSONField(default=dict)
    # The gravest sentences of the report, conflicts with what people here edited among them.
    remarks = models.JSONField(default=list)

    class Meta:
        verbose_name = _("import of a feed")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["feed"],
                condition=Q(state__in=["reading", "read"]),
                name="feed_run_open_once_per_feed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feed}, {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def changed_rows(self) -> int:
        """Records that changed a listing which was there; new ones are counted by themselves."""
        return int(self.counts.get("changed", 0)) - int(self.counts.get("added", 0))


class StagedService(models.Model):
    """A service as it was read, until the run is over; nothing about persons is in it."""

    run = models.ForeignKey(FeedRun, on_delete=models.CASCADE, related_name="staged")
    # The number of the record in the feed, from 1.
    number = models.PositiveIntegerField()
    content = models.JSONField()
    # Whether the details were asked for and not had: what we have of it stays as it is.
    is_half = models.BooleanField(default=False)
    # Field and reason, where the record was no service at all.
    refusal = models.JSONField(null=True)

    class Meta:
        verbose_name = _("service as read")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="staged_service_once"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.number}"
