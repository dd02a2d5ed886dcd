"""Versions of the agreement and of the role card, and who signed which."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from places.vetting.enums import PaperChoice
from places.vetting.models.case import DAY, VettingCase


class PaperVersion(models.Model):
    """What is signed. Once somebody signed it, its words and days stay as they are."""

    kind = models.CharField(_("paper"), max_length=10, choices=PaperChoice)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"))
    text_cy = models.TextField(_("text in Welsh"), blank=True)
    phrase = models.CharField(
        _("agreed phrase"),
        max_length=120,
        blank=True,
        help_text=_("For an agreement: what we say when we check, and what anybody may say."),
    )
    in_force_from = models.DateField(_("in force from"))
    older_count_until = models.DateField(_("signatures of older versions count until"))

    class Meta:
        verbose_name = _("version of a paper")
        verbose_name_plural = _("agreements and role cards")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "version"],
                name="vetting_paper_version_once",
                violation_error_message=_("There is already such a version."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PaperChoice.values), name="vetting_known_paper"
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="vetting_paper_versions_from_one"
            ),
            models.CheckConstraint(
                condition=Q(older_count_until__gte=F("in_force_from")),
                name="vetting_older_count_until_new_is_in_force",
                violation_error_message=_(
                    "Older signatures count at least until the new version is in force."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}"

    def clean(self) -> None:
        """Raise ``ValidationError`` when somebody signed this version already."""
        super().clean()
        if self.pk and self.signatures.exists():
            raise ValidationError(
                _("Somebody signed this version. Write a new version instead of changing it.")
            )


class SignedPaper(models.Model):
    """A business signed a version, by the role of whoever signed."""

    case = ParentalKey(VettingCase, on_delete=models.CASCADE, related_name="signatures")
    paper = models.ForeignKey(
        PaperVersion, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("paper")
    )
    signed_on = models.DateField(_("signed on"))
    signed_by_role = models.CharField(
        _("role of whoever signed"), max_length=80, help_text=_("Not a name.")
    )

    class Meta:
        verbose_name = _("signature")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "paper", "signed_on"],
                name="vetting_signed_once_a_day",
                violation_error_message=_("This signature is already here."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}, {date_format(self.signed_on, DAY)}"
