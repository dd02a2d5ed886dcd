"""An organisation says that a listing which nobody looks after is its own."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.portal.people.enums import ClaimState

LONGEST_EVIDENCE = 2000
LONGEST_REASON = 1000


class Claim(models.Model):
    """One claim. Nothing of it is public, and no other organisation learns that it exists.

    Evidence and contact are for whoever decides, and are emptied some time after that.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    listing = models.ForeignKey(
        "places.Listing", on_delete=models.CASCADE, related_name="+", verbose_name=_("listing")
    )
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.CASCADE,
        related_name="claims",
        verbose_name=_("organisation"),
    )
    evidence = models.TextField(_("How can we see that you run it?"), max_length=LONGEST_EVIDENCE)
    contact = models.CharField(_("Whom can we ring or write to?"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), default=clock.now, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=ClaimState, default=ClaimState.OPEN, editable=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("decided"), null=True, editable=False)
    reason = models.TextField(_("reason"), max_length=LONGEST_REASON, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        default_permissions = ("view", "change")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "organisation"],
                condition=Q(state=ClaimState.OPEN),
                name="claim_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ClaimState.OPEN, ended_at__isnull=True)
                | ~Q(state=ClaimState.OPEN) & Q(ended_at__isnull=False),
                name="claim_ends_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.REFUSED) | ~Q(reason=""),
                name="claim_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ClaimState.values), name="claim_known_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["made_at"], condition=Q(state=ClaimState.OPEN), name="claim_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.organisation_id}"
