"""What an organisation wants of our mail."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class MailChoice(models.Model):
    """The language in which an organisation is written to; English where there is none."""

    organisation = models.OneToOneField(
        "places.Organisation", on_delete=models.CASCADE, related_name="mail_choice"
    )
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="en"
    )

    class Meta:
        verbose_name = _("choice of mail")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.language}"


class Refusal(models.Model):
    """An address that wants no more reminders about an organisation.

    Without an organisation: no more of the editors' weekly mail.
    """

    email = models.EmailField(_("e-mail address"))
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    since = models.DateTimeField(_("since"), default=clock.now)

    class Meta:
        verbose_name = _("refusal of mail")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), "organisation", name="refusal_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.organisation_id or 'editors'}"
