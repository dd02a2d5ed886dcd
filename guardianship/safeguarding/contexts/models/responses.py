"""What is done about a context, for whom, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import (
    AgeBand,
    Level,
    NumberBand,
    Reach,
    ResponseKind,
    ResponseState,
    Threshold,
)
from guardianship.safeguarding.contexts.models.base import ContextRecord
from guardianship.safeguarding.freetext.fields import SafeTextField

_TARGETED = Q(reach=Reach.TARGETED)


class Response(ContextRecord):
    """One response. Whom it is for is bands and an area; there is no field for who (C12, D2)."""

    level = models.CharField(_("level"), max_length=3, choices=Level, default=Level.TWO)
    kind = models.CharField(_("what it does"), max_length=12, choices=ResponseKind)
    says = SafeTextField(_("what is done"), max_length=1000)
    aim = SafeTextField(_("what will be different in this place"), max_length=300)
    state = models.CharField(
        _("how far it is"), max_length=8, choices=ResponseState, default=ResponseState.PLANNED
    )
    starts_on = models.DateField(_("from when"), default=clock.today)
    reach = models.CharField(_("for whom"), max_length=9, choices=Reach, default=Reach.EVERYBODY)
    children_band = models.CharField(
        _("how many young people, at level one"), max_length=9, choices=NumberBand, blank=True
    )
    who_age = models.CharField(_("ages"), max_length=5, choices=AgeBand, blank=True)
    who_number = models.CharField(
        _("how many it is aimed at"), max_length=9, choices=NumberBand, blank=True
    )
    where = models.ForeignKey(
        "areas.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("where it is aimed"),
    )
    why = SafeTextField(_("why at them, and why there"), max_length=300, blank=True)
    threshold = models.CharField(
        _("on what it stands"), max_length=16, choices=Threshold, blank=True
    )
    least_intrusive = SafeTextField(
        _("what less intrusive way you looked at"), max_length=300, blank=True
    )
    universal_not_enough = SafeTextField(
        _("why support for everybody is not enough"), max_length=300, blank=True
    )

    class Meta(ContextRecord.Meta):
        verbose_name = _("response")
        constraints = [
            *ContextRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~_TARGETED | ~(Q(why="") | Q(who_age="") | Q(who_number="")),
                name="response_targeting_says_who_and_why",
                violation_error_message=_("Say at whom, where and why it is aimed."),
            ),
            models.CheckConstraint(
                condition=~_TARGETED
                | ~(Q(threshold="") | Q(least_intrusive="") | Q(universal_not_enough="")),
                name="response_targeting_is_proportionate",
                violation_error_message=_(
                    "Say on what it stands, which less intrusive way you looked at, and why "
                    "support for everybody is not enough."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level=Level.ONE) & ~Q(children_band="")
                | Q(level=Level.TWO) & Q(children_band=""),
                name="response_counts_children_at_level_one",
                violation_error_message=_(
                    "At level one say how many young people, as a band; at level two nobody."
                ),
            ),
        ]
