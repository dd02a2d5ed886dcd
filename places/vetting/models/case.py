"""The file of one business: where it stands, and what the rule needs of it."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from guardianship.lib import clock
from places.enums import Kind
from places.vetting.enums import StageChoice
from places.vetting.stages import PUBLIC, Stage, Standing

# No letter or digit that is taken for another; nobody reads a word in them.
STICKER_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
STICKER_LENGTH = 10
# How days are written for officers.
DAY = "j F Y"


def new_sticker_code() -> str:
    """A code that nobody can guess from another."""
    return "".join(secrets.choice(STICKER_ALPHABET) for _place in range(STICKER_LENGTH))


class VettingCaseQuerySet(models.QuerySet["VettingCase"]):
    """Questions that files answer."""

    def holding(self) -> "VettingCaseQuerySet":
        """Those that are on the list, as far as their stage goes; what lapsed is left out."""
        return self.filter(stage__in=PUBLIC, lapsed_on__isnull=True)


class VettingCase(ClusterableModel):
    """One business on its way; ``places.vetting.actions`` moves it, nothing else."""

    listing = models.OneToOneField(
        "places.Listing",
        on_delete=models.CASCADE,
        related_name="vetting",
        verbose_name=_("listing"),
        limit_choices_to={"kind": Kind.TRUSTED_BUSINESS},
    )
    stage = models.CharField(
        _("stage"), max_length=12, choices=StageChoice, default=StageChoice.INTEREST, editable=False
    )
    paused_from = models.CharField(
        _("paused from"), max_length=12, choices=StageChoice, blank=True, editable=False
    )
    stage_since = models.DateField(_("since"), default=clock.today, editable=False)
    # Whose business it was when it was vetted: another owner has to be vetted anew.
    vetted_organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.PROTECT, related_name="+", editable=False
    )
    staff = models.PositiveSmallIntegerField(
        _("how many staff"), default=0, help_text=_("Everybody who serves there. No names.")
    )
    responsible_role = models.CharField(
        _("role of the responsible adult"),
        max_length=80,
        blank=True,
        help_text=_("Such as “shop manager”. Not a name."),
    )
    wants_thanks = models.BooleanField(
        _("wants to be thanked in public"),
        default=False,
        help_text=_("On the page about how we check shops, while it is on the list."),
    )
    panel_asked_on = models.DateField(_("youth panel asked on"), null=True, editable=False)
    owner_changed_on = models.DateField(_("owner changed on"), null=True, editable=False)
    # The last publication or renewal.
    published_on = models.DateField(_("published or renewed on"), null=True, editable=False)
    # Since then it is off the list until it is renewed, whatever is seen again meanwhile.
    lapsed_on = models.DateField(_("lapsed on"), null=True, editable=False)
    # Failed spot checks up to this day are forgiven: it began anew.
    spot_checks_after = models.DateField(null=True, editable=False)
    # Evidence from before this day is that of another owner.
    evidence_from = models.DateField(null=True, editable=False)
    sticker_code = models.CharField(
        max_length=16, unique=True, default=new_sticker_code, editable=False
    )

    objects = VettingCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("vetting file")
        verbose_name_plural = _("vetting files")
        ordering = ["listing__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=StageChoice.values), name="vetting_known_stage"
            ),
            models.CheckConstraint(
                condition=(Q(stage="paused") & ~Q(paused_from=""))
                | (~Q(stage="paused") & Q(paused_from="")),
                name="vetting_paused_from_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[stage.value for stage in PUBLIC])
                | Q(published_on__isnull=False, staff__gte=1)
                & ~Q(responsible_role="")
                & Q(owner_changed_on__isnull=True),
                name="vetting_public_has_what_it_takes",
                violation_error_message=_(
                    "A business on the list has staff and the role of a responsible adult."
                ),
            ),
            models.CheckConstraint(
                condition=Q(sticker_code__regex=rf"^[{STICKER_ALPHABET}]{{{STICKER_LENGTH}}}$"),
                name="vetting_sticker_code_readable",
            ),
        ]

    def __str__(self) -> str:
        return str(self.listing)

    @property
    def standing(self) -> Standing:
        """Where it stands, for the pure rules."""
        before = Stage(self.paused_from) if self.paused_from else None
        return Standing(Stage(self.stage), before)

    @property
    def is_public_stage(self) -> bool:
        """Whether the public may see it, as long as its vetting holds."""
        return self.stage in PUBLIC

    def clean(self) -> None:
        """Raise ``ValidationError`` for a listing that is no trusted business."""
        super().clean()
        if self.listing_id and self.listing.kind != Kind.TRUSTED_BUSINESS:
            raise ValidationError({"listing": _("Only a trusted business is vetted.")})


class CaseContact(models.Model):
    """How to reach the two who answer for it: in a table of its own, seen only on purpose."""

    case = models.OneToOneField(VettingCase, on_delete=models.CASCADE, related_name="contact")
    responsible_contact = models.CharField(
        _("how to reach the responsible adult"), max_length=120, blank=True
    )
    safeguarding_role = models.CharField(
        _("role of the safeguarding contact"), max_length=80, blank=True
    )
    safeguarding_contact = models.CharField(
        _("how to reach the safeguarding contact"), max_length=120, blank=True
    )

    class Meta:
        verbose_name = _("contact of a vetting file")
        verbose_name_plural = _("contacts of vetting files")

    def __str__(self) -> str:
        # Never what is in it: this text stands in logs.
        return str(self.case_id)
