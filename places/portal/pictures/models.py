"""A picture of a listing and what was agreed about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class People(models.TextChoices):
    """Who can be recognised."""

    NOBODY = "nobody", _("Nobody can be recognised")
    AGREED = "agreed", _("People can be recognised, and all of them agreed")


class PictureState(models.TextChoices):
    """How far it has come."""

    WAITING = "waiting", _("Waiting for a look")
    PUBLIC = "public", _("Public")
    REFUSED = "refused", _("Sent back")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Taken off: somebody no longer agrees")
    EXPIRED = "expired", _("Taken off: the consent has ended")
    HIDDEN = "hidden", _("Taken off: the listing hides where it is")


HAS_A_FILE = (PictureState.WAITING, PictureState.PUBLIC)


class ListingPicture(models.Model):
    """One picture. The record of what was agreed stays when the picture itself has gone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    listing = models.ForeignKey("places.Listing", on_delete=models.CASCADE, related_name="pictures")
    # Drawn anew by the image model at every way in; only its pixels survive.
    image = models.OneToOneField(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    state = models.CharField(max_length=10, choices=PictureState, default=PictureState.WAITING)
    alt = models.CharField(_("what it shows, for those who cannot see it"), max_length=200)
    alt_cy = models.CharField(_("what it shows, in Welsh"), max_length=200, blank=True)
    people = models.CharField(_("people in it"), max_length=10, choices=People)
    consent_from = models.CharField(
        _("who agreed"),
        max_length=120,
        blank=True,
        help_text=_("A role, never a child's name: “her mother”, “the whole Friday group”."),
    )
    consent_on = models.DateField(_("agreed on"), null=True, blank=True)
    consent_until = models.DateField(_("agreed until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField()
    said = models.CharField(_("why it was sent back"), max_length=300, blank=True)

    class Meta:
        default_permissions = ("change",)
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "state"],
                condition=Q(state__in=["waiting", "public"]),
                name="picture_one_public_one_waiting",
            ),
            models.CheckConstraint(condition=~Q(alt=""), name="picture_says_what_it_shows"),
            models.CheckConstraint(
                condition=Q(people="nobody")
                | (~Q(consent_from="") & Q(consent_on__isnull=False) & Q(people="agreed")),
                name="picture_people_agreed",
            ),
            models.CheckConstraint(
                condition=Q(consent_until__isnull=True)
                | Q(consent_on__isnull=True)
                | Q(consent_until__gte=models.F("consent_on")),
                name="picture_consent_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "public"]) | Q(image__isnull=True),
                name="picture_off_has_no_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing} ({self.get_state_display()})"
