"""A list that somebody of the team has sent as a CSV file, until it is applied or a day is over."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from places.enums import Kind


class Sheet(models.Model):
    """One file: its text, what its columns are, what a look found, and what it did."""

    class State(models.TextChoices):
        """How far it has come."""

        SENT = "sent", _("sent")
        CHECKING = "checking", _("being read")
        CHECKED = "checked", _("read, nothing written")
        APPLYING = "applying", _("being written")
        DONE = "done", _("written")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.SENT)
    # Who publishes the list, and what stands wherever it is shown.
    source = models.CharField(_("whose list it is"), max_length=160)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    attribution = models.CharField(_("attribution"), max_length=300, blank=True)
    # UTF-8 with commas, whatever the file was; emptied the moment it is applied.
    text = models.TextField(blank=True)
    headings = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    # {our key: heading of the file}
    columns = models.JSONField(default=dict)
    kind = models.CharField(
        _("kind where the file says none"),
        max_length=20,
        choices=Kind,
        default=Kind.YOUTH_PROVISION,
    )
    publish = models.BooleanField(_("publish what is new"), default=False)
    # How many items of the present step are done; written by a connection of its own.
    done = models.PositiveIntegerField(default=0)
    to_do = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    # Counts of the last report, why nothing could be used, and [[kind, row, field, reason]].
    counts = models.JSONField(default=dict)
    failure = models.CharField(max_length=500, blank=True)
    remarks = models.JSONField(default=list)
    # The first rows as they would be read.
    preview = models.JSONField(default=list)
    feed = models.ForeignKey("sources.Feed", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("list sent as a file")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(text="", preview=[]),
                name="applied_sheet_keeps_no_text",
            )
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def changed_rows(self) -> int:
        """Rows that changed a listing which was there; new ones are counted by themselves."""
        return int(self.counts.get("changed", 0)) - int(self.counts.get("added", 0))
