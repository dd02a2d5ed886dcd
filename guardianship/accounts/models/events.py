"""What happened with people's accounts: added to, never changed, forgotten after a time."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class EventKind(models.TextChoices):
    """What can happen."""

    SIGNED_IN = "signed_in", _("signed in")
    WRONG_PASSWORD = "wrong_password", _("a wrong password was typed")
    WRONG_CODE = "wrong_code", _("a wrong code was typed")
    LOCKED_OUT = "locked_out", _("locked out after too many wrong tries")
    FACTOR_ADDED = "factor_added", _("a second factor was set up")
    FACTOR_REMOVED = "factor_removed", _("a second factor was removed")
    CODES_MADE = "codes_made", _("new recovery codes were made")
    PASSWORD_CHANGED = "password_changed", _("the password was changed")
    PASSWORD_RESET = "password_reset", _("the password was chosen anew")
    EMAIL_ASKED = "email_asked", _("another e-mail address was asked for")
    EMAIL_CHANGED = "email_changed", _("the e-mail address was changed")
    SESSIONS_ENDED = "sessions_ended", _("other browsers were signed out")
    INVITED = "invited", _("an invitation was sent")
    TAKEN_BACK = "taken_back", _("an invitation was taken back")
    ACCEPTED = "accepted", _("an invitation was accepted")
    ROLE_GIVEN = "role_given", _("a role was given")
    ROLE_TAKEN = "role_taken", _("a role was taken away")
    JOINED = "joined", _("joined an organisation")
    OTHER_ROLE = "other_role", _("got another role in an organisation")
    LEFT = "left", _("no longer belongs to an organisation")
    DUTY_GIVEN = "duty_given", _("got a duty for an area")
    DUTY_ENDED = "duty_ended", _("a duty for an area ended")
    MADE_ALMIGHTY = "made_almighty", _("was allowed to do everything")
    NO_LONGER_ALMIGHTY = "not_almighty", _("is no longer allowed to do everything")
    SHUT = "shut", _("the account was shut")
    OPENED = "opened", _("the account was opened again")
    REMOVED = "removed", _("the account was removed")
    LET_IN_AGAIN = "let_in_again", _("password and factor were taken away, to begin anew")
    EXPORTED = "exported", _("a list was taken away as a file")
    EVENTS_READ = "events_read", _("the list of these events was read")


class AccountEvent(models.Model):
    """One event. PostgreSQL refuses to change one, and to delete one before its time.

    No address, typed or real, is kept: ``account`` and ``network`` are keyed hashes, the second
    good for a day. The keys to people bind nothing, since an event outlives its person.
    """

    at = models.DateTimeField(_("when"), default=clock.now)
    kind = models.CharField(_("what"), max_length=20, choices=EventKind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="account_events",
        verbose_name=_("whose account"),
    )
    # Who did it, where that was somebody else.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    # A role, a kind of factor or browser; never an address.
    about = models.CharField(max_length=120, blank=True)
    account = models.CharField(max_length=32, blank=True)
    network = models.CharField(max_length=39, blank=True)

    class Meta:
        verbose_name = _("account event")
        verbose_name_plural = _("account events")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="account_event_newest"),
            models.Index(fields=["person", "-at"], name="account_event_of_person"),
        ]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def whose(self) -> str:
        """The person in words, also when there is none any more or never was."""
        if self.person is not None:
            return str(self.person)
        return _now("somebody whose account is gone") if self.person_id else ""
