"""What somebody has written into a form and not sent yet."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """The answers of one person in one form. Nobody else sees them; PostgreSQL holds that.

    What says who somebody is, is masked before it is kept.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="casework_drafts"
    )
    # Which form, of what: the address of its page below /casework/, which names nobody.
    form = models.CharField(max_length=160)
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("saved at"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("draft of a form")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="casework_draft_once"),
        ]
