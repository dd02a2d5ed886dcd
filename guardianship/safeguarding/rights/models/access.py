"""The log of looks beyond one's own area, and of files taken along."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.rights.enums import Act, Purpose


class AccessNote(models.Model):
    """Who looked, where, why and when. PostgreSQL refuses to change a note, and to delete one
    within a year. ``page`` is the name of a page, never an address with something in it."""

    at = models.DateTimeField(_("when"), default=clock.now)
    # The note outlives the account.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    act = models.CharField(_("what"), max_length=8, choices=Act)
    purpose = models.CharField(_("why"), max_length=14, choices=Purpose)
    page = models.CharField(_("page"), max_length=80)
    area = models.ForeignKey(
        "areas.Area",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("area"),
    )
    # A look at several areas has a note for each, and counts as one file that was taken along.
    look = models.UUIDField(default=uuid4, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("note on a look")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose__in=Purpose.values), name="access_note_known_purpose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_purpose_display()}"
