"""The partnership charter, that child welfare comes first, and who accepted which version."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock


class CharterQuerySet(models.QuerySet["Charter"]):
    """Versions of the charter."""

    def in_force(self) -> "Charter | None":
        """The highest version whose day has come; None before the first."""
        return self.filter(in_force_from__lte=clock.today()).order_by("-version").first()


class Charter(models.Model):
    """One version. Once an organisation accepted it, its words and day stay as they are."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("text"))
    text_cy = models.TextField(_("text in Welsh"), blank=True)
    in_force_from = models.DateField(_("in force from"))

    objects = CharterQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the charter")
        verbose_name_plural = _("partnership charter")
        default_permissions = ("add", "change", "view")
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="outreach_charter_versions_from_one"
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)

    def clean(self) -> None:
        """Raise ``ValidationError`` when an organisation accepted this version already."""
        super().clean()
        if self.pk and self.acceptances.exists():
            raise ValidationError(
                _("An organisation accepted this version. Write a new one instead of changing it.")
            )


class Acceptance(models.Model):
    """An organisation accepted a version; said by one of its owners, whose name is not kept."""

    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.CASCADE, related_name="charters_accepted"
    )
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="acceptances")
    accepted_on = models.DateField(_("accepted on"), default=clock.today)

    class Meta:
        verbose_name = _("acceptance of the charter")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "charter"], name="outreach_charter_accepted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.charter_id}"
