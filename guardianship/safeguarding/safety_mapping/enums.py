"""Choices of safety mapping; nobody writes words here."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Feels(TextChoices):
    """How it feels to be there; said by those who are there, about a place and a time."""

    SAFE = "safe", _("I feel safe")
    MIXED = "mixed", _("It depends")
    UNSAFE = "unsafe", _("I do not feel safe")


class GroupFeels(TextChoices):
    """The same in the words of a group at a map."""

    SAFE = "safe", _("green: safe")
    MIXED = "mixed", _("amber: it depends")
    UNSAFE = "unsafe", _("red: not safe")


class StaysSafe(TextChoices):
    """What young people do to stay safe there (ledger C9)."""

    FRIENDS = "friends", _("I go with friends")
    OTHER_WAY = "other_way", _("I go another way")
    OTHER_TIME = "other_time", _("I go at another time")
    PHONE = "phone", _("I am on the phone to somebody")
    PEOPLE = "people", _("I stay where people are who help")
    AVOID = "avoid", _("I do not go there")


class AgeBand(TextChoices):
    """Ages of a group, coarsely."""

    TO_12 = "to_12", _("up to 12")
    TO_15 = "13-15", _("13 to 15")
    TO_17 = "16-17", _("16 to 17")
    TO_25 = "18-25", _("18 to 25")
    MIXED = "mixed", _("mixed ages")
