"""Choices of visits."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NumbersMet(TextChoices):
    """How many young people a team met: never the number itself."""

    NOBODY = "0", _("nobody")
    UP_TO_4 = "1-4", _("1 to 4")
    UP_TO_9 = "5-9", _("5 to 9")
    UP_TO_19 = "10-19", _("10 to 19")
    MORE = "20+", _("20 or more")
