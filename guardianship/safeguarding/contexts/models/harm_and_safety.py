"""What makes an area safer, and harm that services do: two records of the same standing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.enums import (
    HarmOutcome,
    SafetyKind,
    Strength,
    SystemHarmKind,
    Whose,
)
from guardianship.safeguarding.contexts.models.base import AreaRecord
from guardianship.safeguarding.freetext.fields import SafeTextField


class SafetyFactor(AreaRecord):
    """Something that makes an area or a context safer (ledger C5)."""

    kind = models.CharField(_("what it is"), max_length=10, choices=SafetyKind)
    says = SafeTextField(_("what makes it safer"), max_length=1000)
    raised_by = models.CharField(_("who says so"), max_length=13, choices=Whose)
    strength = models.CharField(_("how sure you are"), max_length=5, choices=Strength)
    noticed_on = models.DateField(_("when"), default=clock.today)
    keeps_it = SafeTextField(_("what would keep it going"), max_length=300, blank=True)

    class Meta(AreaRecord.Meta):
        verbose_name = _("something that makes it safer")
        constraints = [
            *AreaRecord.Meta.constraints,
            models.CheckConstraint(condition=~Q(says=""), name="safety_factor_says_what"),
        ]


class SystemHarm(AreaRecord):
    """Harm that a service did: what was asked for, and what came of it (ledger C6)."""

    kind = models.CharField(_("what it is"), max_length=17, choices=SystemHarmKind)
    says = SafeTextField(_("what the service did"), max_length=1000)
    raised_by = models.CharField(_("who says so"), max_length=13, choices=Whose)
    strength = models.CharField(_("how sure you are"), max_length=5, choices=Strength)
    noticed_on = models.DateField(_("when"), default=clock.today)
    asked_for = SafeTextField(_("what you ask the service to do"), max_length=300)
    outcome = models.CharField(
        _("what came of it"),
        max_length=9,
        choices=HarmOutcome,
        default=HarmOutcome.NOT_ASKED,
    )
    under_roth = models.BooleanField(
        _("raised under the pathway for risks outside the home"), default=False
    )

    class Meta(AreaRecord.Meta):
        verbose_name = _("harm by a service")
        constraints = [
            *AreaRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(says="") & ~Q(asked_for=""), name="system_harm_asks_for_a_change"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SystemHarmKind.values), name="system_harm_known_kind"
            ),
        ]
