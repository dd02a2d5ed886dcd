"""How the context was, how it is now, what changed and how it was done."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import Compared, Felt, HowAnswer, Target
from guardianship.safeguarding.contexts.enums import EvidenceSource
from guardianship.safeguarding.contexts.models.base import ContextRecord
from guardianship.safeguarding.freetext.fields import SafeTextField


class Indicator(ContextRecord):
    """A sign of how safe the context is, and how it was at the beginning."""

    sign = SafeTextField(_("what you look at, in this place"), max_length=200)
    baseline = SafeTextField(_("how it is at the beginning"), max_length=300)
    source = models.CharField(_("who says so"), max_length=12, choices=EvidenceSource)
    seen_on = models.DateField(_("when"), default=clock.today)

    class Meta(ContextRecord.Meta):
        verbose_name = _("sign of safety")

    def __str__(self) -> str:
        return self.sign


class FollowUp(ContextRecord):
    """How a sign is some time later; it belongs to the record, whatever its version."""

    sign_key = models.UUIDField(_("which sign"))
    finding = SafeTextField(_("how it is now"), max_length=300)
    compared = models.CharField(_("beside the beginning"), max_length=11, choices=Compared)
    seen_on = models.DateField(_("when"), default=clock.today)

    class Meta(ContextRecord.Meta):
        verbose_name = _("look at a sign again")


class Outcome(ContextRecord):
    """What changed in the context, and how: both sides of one record (ledger E2).

    That a service changed or that something was stopped is an outcome as much as any (E6).
    """

    target = models.CharField(_("what changed"), max_length=9, choices=Target)
    what = SafeTextField(_("what is different in this place"), max_length=1000)
    seen_on = models.DateField(_("when"), default=clock.today)
    care = models.CharField(_("was it done with care"), max_length=6, choices=HowAnswer, blank=True)
    flexibility = models.CharField(
        _("did it bend to what people needed"), max_length=6, choices=HowAnswer, blank=True
    )
    fairness = models.CharField(_("was it fair"), max_length=6, choices=HowAnswer, blank=True)
    felt = models.CharField(
        _("did young people feel helped or judged"), max_length=6, choices=Felt, blank=True
    )

    class Meta(ContextRecord.Meta):
        verbose_name = _("outcome")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(target__in=Target.values), name="outcome_is_no_tool"
            ),
        ]

    @property
    def says_how(self) -> bool:
        """Whether anything is known of how it was done."""
        return any((self.care, self.flexibility, self.fairness, self.felt))
