"""What one press of a button did to many listings, kept for a day so that it can be undone."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BulkChange(models.Model):
    """One bulk action of one person. Its number goes into an address, so nobody can guess it."""

    class Did(models.TextChoices):
        """What was done to each listing."""

        CONFIRM = "confirm", _("confirmed")
        CLOSE = "close", _("closed for a while")
        PUBLISH = "publish", _("published")
        UNPUBLISH = "unpublish", _("taken down")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    did = models.CharField(max_length=9, choices=Did)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    # What was done to a listing does not use it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bulk change")

    def __str__(self) -> str:
        return f"{self.get_did_display()}, {self.made_at:%Y-%m-%d %H:%M}"


class ChangedListing(models.Model):
    """One listing of a bulk change: how its row stood before and after, never what it says."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="changed")
    listing = models.ForeignKey("places.Listing", on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("changed listing")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "listing"], name="changed_listing_once_per_change"
            ),
        ]

    def __str__(self) -> str:
        return str(self.listing)
