"""What keeps a published listing from being shown or believed, beside the listing itself.

These facts stand in tables of their own: whoever publishes an edit writes the listing's whole
row, and must never lift what somebody else put on it a moment before.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.enums import HoldReason, Voucher


class Hold(models.Model):
    """One reason why the public does not see a listing, or is told to ring first.

    Why in detail is known only to the record behind it, never here.
    """

    listing = models.ForeignKey("places.Listing", on_delete=models.CASCADE, related_name="holds")
    reason = models.CharField(_("reason"), max_length=20, choices=HoldReason)
    since = models.DateTimeField(_("since"), default=clock.now)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        verbose_name = _("hold")
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "reason"],
                condition=Q(lifted_at__isnull=True),
                name="hold_once_per_reason",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("since")),
                name="hold_is_lifted_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=HoldReason.values), name="hold_known_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.get_reason_display()}"


class Clearance(models.Model):
    """The last day on which the vetting of a trusted business still holds.

    Without one, or after its day, the public does not see the listing (rule R-TRP-4).
    """

    listing = models.OneToOneField(
        "places.Listing", on_delete=models.CASCADE, related_name="clearance"
    )
    until = models.DateField(_("holds until"))
    vouched_by = models.CharField(
        _("vouched for by"), max_length=10, choices=Voucher, default=Voucher.VETTING
    )

    class Meta:
        verbose_name = _("clearance")
        constraints = [
            models.CheckConstraint(
                condition=Q(vouched_by__in=Voucher.values), name="clearance_known_voucher"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.until}"
