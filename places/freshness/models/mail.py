"""What is to be sent, and what was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.freshness.enums import TO_THE_TEAM, MailKind, MailState


class OutgoingMail(models.Model):
    """One mail to one address. Its words are written when it goes out, and are not kept here.

    ``period`` says what it is about, once: a month ("2026-11"; of money, the one in which it
    ends), the first day of a holiday, a day, a week. Kind, organisation, period and address
    together exist once, so that a job which is run again adds nothing.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=MailKind)
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mail",
        verbose_name=_("organisation"),
    )
    period = models.CharField(_("about"), max_length=10)
    recipient = models.EmailField(_("to"))
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="en"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=MailState, default=MailState.WAITING
    )
    planned_at = models.DateTimeField(_("planned"), default=clock.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mail")
        ordering = ["-planned_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organisation", "period", "recipient"],
                name="mail_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False)
                | ~Q(state=MailState.SENT) & Q(sent_at__isnull=True),
                name="mail_sent_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TO_THE_TEAM, organisation__isnull=True)
                | ~Q(kind__in=TO_THE_TEAM) & Q(organisation__isnull=False),
                name="mail_is_about_an_organisation",
            ),
        ]
        indexes = [
            models.Index(
                fields=["planned_at"],
                condition=Q(state__in=[MailState.WAITING, MailState.SENDING]),
                name="mail_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.period}"

    @property
    def about(self) -> str:
        """The month, day or week that it is about; "" of a letter, which has but a number."""
        return self.period if "-" in self.period else ""


class DemonstrationMail(models.Model):
    """A mail as it would have gone out; kept in the demonstration alone, as its links work."""

    at = models.DateTimeField(default=clock.now)
    recipients = models.TextField()
    subject = models.CharField(max_length=300)
    headers = models.JSONField(default=dict)
    text = models.TextField()
    html = models.TextField(blank=True)

    class Meta:
        verbose_name = _("mail of the demonstration")
        verbose_name_plural = _("mail of the demonstration")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject
