"""The only way to an account: an invitation that somebody sent."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    EXPIRED = "expired", _("expired")
    TAKEN_BACK = "taken_back", _("taken back")


class Invitation(models.Model):
    """One person asked in by e-mail; its link works once, for some days, until it is taken back.

    What it brings besides an account is a role here, or a ``purpose`` that another app gave it:
    that app alone knows what its ``reference`` points at, and acts on ``invitation_accepted``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"))
    # A value of ``Role``, or nothing.
    role = models.CharField(_("role"), max_length=40, blank=True)
    purpose = models.CharField(max_length=60, blank=True, editable=False)
    reference = models.CharField(max_length=120, blank=True, editable=False)
    about = models.CharField(_("what it is about"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="en"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="invitations_sent",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("sent"), default=clock.now, editable=False)
    expires_at = models.DateTimeField(_("works until"))
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="invitations_accepted",
    )
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["purpose", "reference"], name="invitation_purpose")]

    def __str__(self) -> str:
        return self.email

    @property
    def state(self) -> InvitationState:
        """Where it stands at this moment."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.TAKEN_BACK
        if self.expires_at <= clock.now():
            return InvitationState.EXPIRED
        return InvitationState.WAITING

    @property
    def works(self) -> bool:
        """Whether its link still opens the door."""
        return self.state is InvitationState.WAITING
