"""Words that everybody here would try first."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What is left of a password without these, digits and signs must still be something.
LOCAL_WORDS = (
    "guardianship", "lightson", "youth", "club", "council", "community", "safe", "space",
    "places", "password", "passphrase", "admin", "welcome", "letmein", "summer", "winter",
    "spring", "autumn", "qwerty", "cymru", "wales", "england", "ieuenctid", "diogel", "cyfrinair",
)  # fmt: skip
LEFT_OVER_CHARACTERS = 4


class LocalWordsValidator:
    """Refuses a password that is nothing but words of this work, digits and signs."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ``ValidationError``."""
        letters = re.sub(r"[^a-zâêîôûŵŷ]", "", password.lower())
        for word in LOCAL_WORDS:
            letters = letters.replace(word, "")
        if len(letters) < LEFT_OVER_CHARACTERS:
            raise ValidationError(self.get_help_text(), code="password_of_local_words")

    def get_help_text(self) -> str:
        """Said beside the field."""
        return _("Add some words that have nothing to do with this site or the season.")
