"""What the youth panel answered about a listing. The panel speaks as one: nobody's name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.moderation.enums import PanelSays, YesNo

WORDS_MOST = 500


class PanelAnswer(models.Model):
    """Three fixed questions and a word, for one step of one look."""

    task_state = models.OneToOneField(
        "wagtailcore.TaskState", on_delete=models.CASCADE, related_name="panel_answer"
    )
    is_clear = models.CharField(_("Is it clear what happens there?"), max_length=8, choices=YesNo)
    would_go = models.CharField(_("Would you go?"), max_length=8, choices=YesNo)
    feels_wrong = models.CharField(_("Does anything feel wrong?"), max_length=8, choices=YesNo)
    says = models.CharField(_("What should happen?"), max_length=4, choices=PanelSays)
    words = models.TextField(_("Your words"), blank=True, max_length=WORDS_MOST)
    answered_on = models.DateField(default=clock.today)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer of the youth panel")
        verbose_name_plural = _("answers of the youth panel")
        default_permissions = ("add", "view")
        ordering = ["-answered_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    is_clear__in=YesNo.values,
                    would_go__in=YesNo.values,
                    feels_wrong__in=YesNo.values,
                    says__in=PanelSays.values,
                ),
                name="moderation_known_answers",
            ),
            models.CheckConstraint(
                condition=~Q(says="back") | ~Q(words=""),
                name="moderation_sent_back_with_a_word",
                violation_error_message=_("Say in a few words what they should change."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_says_display())
