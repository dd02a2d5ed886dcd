"""Words of the reminders."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailKind(TextChoices):
    """Why somebody is written to."""

    MONTHLY = "monthly", _("monthly: is it still right?")
    SEASON = "season", _("before a holiday: what changes?")
    AGE = "age", _("not confirmed for a while")
    UNLISTED = "unlisted", _("no longer shown")
    FUNDING = "funding", _("its money ends: what happens after?")
    EDITORS_WEEK = "editors_week", _("the editors’ week")
    PEOPLE = "people", _("people of an organisation, and claims")
    LOOKS = "looks", _("something waits for a look")
    DECIDED = "decided", _("what was sent in was looked at")
    VETTING = "vetting", _("a trusted business and its vetting")
    CASEWORK = "casework", _("something is overdue in the team’s areas")


# What asks an organisation about its listings; everything else tells what somebody did.
REMINDERS = (
    MailKind.MONTHLY,
    MailKind.SEASON,
    MailKind.AGE,
    MailKind.UNLISTED,
    MailKind.FUNDING,
)
# Mail to the team; of no organisation.
TO_THE_TEAM = (MailKind.EDITORS_WEEK, MailKind.LOOKS, MailKind.CASEWORK)


class MailState(TextChoices):
    """Where a mail stands; it goes out at most once."""

    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    NOT_NEEDED = "not_needed", _("no longer needed")
    REFUSED = "refused", _("refused by the mail server")
    UNCLEAR = "unclear", _("broken off while it was sent")


class Stage(TextChoices):
    """What a listing turns into when nobody confirms it."""

    CHECK_FIRST = "check_first", _("check first")
    NOT_SURE = "not_sure", _("not sure – ring first")
    LAST_CALL = "last_call", _("soon no longer shown")
    UNLISTED = "unlisted", _("no longer shown")


class AnswerChoice(TextChoices):
    """What an organisation says of one listing."""

    STILL_RIGHT = "still_right", _("still right")
    NOT_RUNNING = "not_running", _("not running")
