"""What is asked of a run in the background, and answered once."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock

# Answers take minutes. A question that waits longer lost its worker, and may be asked again.
LOST_AFTER = timedelta(hours=6)


class AskedOfRun(models.Model):
    """A question about a run, which each kind names; no row says who asked.

    ``answer`` is None until it is there, and for good where it could not be worked out.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answer = models.JSONField(_("answer"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked for at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_done(self) -> bool:
        """Whether there is an answer."""
        return self.answer is not None

    @property
    def has_failed(self) -> bool:
        """Whether there will be none."""
        if self.is_done:
            return False
        return self.ended_at is not None or clock.now() - self.asked_at > LOST_AFTER
