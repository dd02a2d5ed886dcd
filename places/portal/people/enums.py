"""Words of claims, and of what is told by mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimState(TextChoices):
    """Where a claim stands; a claim that is not open stays as it is."""

    OPEN = "open", _("Somebody of the team is looking at it")
    APPROVED = "approved", _("Yes: it is yours")
    REFUSED = "refused", _("No")
    WITHDRAWN = "withdrawn", _("You took it back")


class NoticeKind(TextChoices):
    """What somebody is written to about."""

    JOINED = "joined", _("somebody joined")
    ROLE = "role", _("another role")
    HANDED_OVER = "handed_over", _("handed over")
    LEFT = "left", _("somebody left")
    REMOVED = "removed", _("taken out")
    CLAIM = "claim", _("a claim was decided")
