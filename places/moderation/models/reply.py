"""Kind words that moderators use again and again when they send something back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CannedReply(models.Model):
    """One reply in both languages, with the name that moderators choose it by."""

    title = models.CharField(_("what it is about"), max_length=80, unique=True)
    text = models.TextField(_("words to the organisation"), max_length=600)
    text_cy = models.TextField(_("the same in Welsh"), max_length=600)
    is_offered = models.BooleanField(_("offered"), default=True)
    place_in_list = models.PositiveSmallIntegerField(_("place in the list"), default=10)

    class Meta:
        verbose_name = _("kind reply")
        verbose_name_plural = _("kind replies")
        ordering = ["place_in_list", "title"]

    def __str__(self) -> str:
        return self.title

    def in_both_languages(self) -> str:
        """English, then Welsh: whoever reads it may have either."""
        return f"{self.text}\n\n{self.text_cy}"
