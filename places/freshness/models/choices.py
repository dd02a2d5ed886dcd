"""What an organisation wants of our mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.freshness.enums import TO_THE_TEAM, MailKind


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

    Without an organisation ``kind`` says which mail to the team it wants no more of.
    """

    email = models.EmailField(_("e-mail address"))
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=MailKind, blank=True)
    since = models.DateTimeField(_("since"), default=clock.now)

    class Meta:
        verbose_name = _("refusal of mail")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                "kind",
                name="refusal_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, kind__in=TO_THE_TEAM)
                | Q(organisation__isnull=False, kind=""),
                name="refusal_is_of_one_mail",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.organisation_id or self.kind}"
