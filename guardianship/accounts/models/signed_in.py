"""Browsers in which somebody is signed in: named coarsely, and never by their address."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from guardianship.lib import clock


class SignedIn(models.Model):
    """One browser of one person. Without this row a session is over, whatever its cookie says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signed_in"
    )
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.device

    @property
    def device(self) -> str:
        """ "Firefox on Windows", or as much of it as is known."""
        if self.browser and self.system:
            return _("%(browser)s on %(system)s") % {
                "browser": self.browser,
                "system": self.system,
            }
        return self.browser or self.system or _("A browser that does not say its name")
