"""What one partner does and does not do: versions that are added and never changed."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class VersionsAreKept(Exception):
    """A stored version stays as it is; write the next one instead."""


class RoleCard(models.Model):
    """One version of a partner's role card; the highest version is the current one.

    All partners have the same five questions and none ranks before another (ledger B6).
    """

    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.CASCADE,
        related_name="role_cards",
        verbose_name=_("organisation"),
    )
    version = models.PositiveSmallIntegerField(_("version"), editable=False)
    does = models.TextField(_("what we do"), max_length=1000)
    does_cy = models.TextField(_("what we do, in Welsh"), max_length=1000, blank=True)
    does_not = models.TextField(_("what we do not do"), max_length=1000)
    does_not_cy = models.TextField(_("what we do not do, in Welsh"), max_length=1000, blank=True)
    call_when = models.TextField(_("when to call whom"), max_length=1000)
    call_when_cy = models.TextField(_("when to call whom, in Welsh"), max_length=1000, blank=True)
    leads = models.CharField(
        _("who leads"), max_length=200, help_text=_("A role, such as “team leader”; not a name.")
    )
    leads_cy = models.CharField(_("who leads, in Welsh"), max_length=200, blank=True)
    since = models.DateField(_("since"), editable=False)

    class Meta:
        verbose_name = _("role card")
        verbose_name_plural = _("role cards")
        default_permissions = ("add", "view")
        ordering = ["organisation__name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version"], name="outreach_card_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="outreach_card_versions_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the next version, dated today; ``VersionsAreKept`` for one that is stored."""
        if not self._state.adding:
            raise VersionsAreKept(str(self))
        self.version = self.version or self._next_version()
        self.since = clock.today()
        super().save(*args, **kwargs)

    def _next_version(self) -> int:
        cards = RoleCard.objects.filter(organisation_id=self.organisation_id)
        return (cards.aggregate(last=models.Max("version"))["last"] or 0) + 1
