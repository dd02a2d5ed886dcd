"""What the youth panel said."""

from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.vetting.enums import PanelWord
from places.vetting.models.case import DAY, VettingCase


class PanelLook(models.Model):
    """One word of the panel about one business. The panel speaks as one: nobody's name."""

    case = models.ForeignKey(VettingCase, on_delete=models.CASCADE, related_name="looks")
    word = models.CharField(_("what you say"), max_length=8, choices=PanelWord)
    why = models.TextField(_("why"), blank=True, max_length=500)
    looked_on = models.DateField(_("day"), default=clock.today)

    class Meta:
        verbose_name = _("look of the youth panel")
        verbose_name_plural = _("looks of the youth panel")
        ordering = ["-looked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(word__in=PanelWord.values), name="vetting_known_panel_word"
            ),
            models.CheckConstraint(
                condition=~Q(word="hold") | ~Q(why=""),
                name="vetting_panel_hold_has_a_reason",
                violation_error_message=_("Say why you want another look."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_word_display()}, {date_format(self.looked_on, DAY)}"
