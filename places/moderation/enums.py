"""Choices of moderation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeKind(TextChoices):
    """What is looked at; one word for each look, for the report."""

    NEW = "new", _("new listing")
    NAME = "name", _("name")
    WHAT = "what", _("what it is, or who runs it")
    WHO = "who", _("who can come")
    WHERE = "where", _("where it is")
    SEVERAL = "several", _("several of these")
    OTHER = "other", _("hours, words or contact")


class HideWhy(TextChoices):
    """Why the team takes a listing off at once; a choice, as words could tell of a person."""

    WRONG = "wrong", _("Something in it is wrong")
    GONE = "gone", _("It seems to be gone")
    ASKED = "asked", _("Those who run it asked for it")
    UNFIT = "unfit", _("It does not fit young people")
    TWICE = "twice", _("It is listed twice")
    LOOK = "look", _("Somebody has to look at it first")


class YesNo(TextChoices):
    """Answers of the youth panel."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("Not sure")


class PanelSays(TextChoices):
    """What the youth panel wants done."""

    FINE = "fine", _("It is fine: let it be public")
    BACK = "back", _("Send it back, with a word to them")


class Urgency(TextChoices):
    """Why something stands where it does in the queue, most urgent first."""

    HELD = "held", _("Held back")
    OVERDUE = "overdue", _("Overdue")
    WAITING = "waiting", _("Waiting")
