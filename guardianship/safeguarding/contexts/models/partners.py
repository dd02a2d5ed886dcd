"""What partners promise, what stopped us, and small shifts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import BarrierKind, CommitmentState
from guardianship.safeguarding.contexts.models.base import ContextRecord
from guardianship.safeguarding.freetext.fields import SafeTextField


class Commitment(ContextRecord):
    """A partner's promise, with a day."""

    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("which partner"),
    )
    says = SafeTextField(_("what they promise to do"), max_length=300)
    due_on = models.DateField(_("by when"))
    state = models.CharField(
        _("what became of it"),
        max_length=8,
        choices=CommitmentState,
        default=CommitmentState.PROMISED,
    )

    class Meta(ContextRecord.Meta):
        verbose_name = _("promise of a partner")


class Barrier(ContextRecord):
    """What in the system stopped us, for the leaders of the organisation that can mend it."""

    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("whose leaders can mend it"),
    )
    kind = models.CharField(_("what kind of thing"), max_length=10, choices=BarrierKind)
    says = SafeTextField(_("what stopped us"), max_length=300)
    is_over = models.BooleanField(_("it does not stop us any more"), default=False)

    class Meta(ContextRecord.Meta):
        verbose_name = _("what stopped us")


class SmallShift(ContextRecord):
    """One sentence on something small that got better. Nothing in it can be counted or ranked."""

    says = SafeTextField(_("what changed a little"), max_length=200)
    noticed_on = models.DateField(_("when"), default=clock.today)

    class Meta(ContextRecord.Meta):
        verbose_name = _("small shift")
