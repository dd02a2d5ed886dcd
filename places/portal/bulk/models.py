"""What was read of a file, until it is applied or thrown away."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """The cells of one file, neither the file nor its name."""

    class State(models.TextChoices):
        """How far it has come."""

        LOOKED_AT = "looked_at", _("looked at")
        RUNNING = "running", _("running")
        DONE = "done", _("done")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.LOOKED_AT)
    # [[row number, {column: cell}]], emptied the moment it is applied.
    rows = models.JSONField(default=list)
    # {uid of a listing: key of its latest revision} when the file was looked at.
    seen = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    to_do = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # [[row number, why it was left]]: no words of the file.
    left = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(rows=[], seen={}),
                name="applied_upload_keeps_no_cells",
            )
        ]

    def __str__(self) -> str:
        return str(self.uid)
