"""What groups marked on a map, and what single people answered: choices, weeks, areas."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib.time_bands import band_choices
from guardianship.safeguarding.rights.contributions import Contribution
from guardianship.safeguarding.safety_mapping.enums import AgeBand, Feels, GroupFeels, StaysSafe

# A smaller group would be known again by anybody who was there.
SMALLEST_GROUP = 5
LARGEST_GROUP = 60


class GroupSession(Contribution):
    """A group at a map with a youth worker, who wrote down what it marked and that it agreed.

    ``week`` is the Monday. Nobody is named, the worker neither.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    home = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area")
    )
    week = models.DateField(_("week of"))
    group_size = models.PositiveSmallIntegerField(_("how many took part"))
    ages = models.CharField(_("ages"), max_length=6, choices=AgeBand)
    consent_recorded = models.BooleanField(_("the group agreed to this"), default=False)

    class Meta(Contribution.Meta):
        verbose_name = _("group session at a map")
        default_permissions = ("add", "view")
        constraints = [
            *Contribution.Meta.constraints,
            models.CheckConstraint(
                condition=Q(group_size__gte=SMALLEST_GROUP, group_size__lte=LARGEST_GROUP),
                name="group_session_is_not_small",
            ),
            models.CheckConstraint(
                condition=Q(consent_recorded=True), name="group_session_was_agreed_to"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def forget_what_was_said(self) -> None:
        """The cells go; that there was a session stays."""
        self.cells.all().delete()


class SessionCell(models.Model):
    """How a group feels in one area at one time of the week."""

    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="cells")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    band = models.CharField(_("time"), max_length=20, choices=band_choices)
    feels = models.CharField(_("feels"), max_length=6, choices=GroupFeels)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mark on a map")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["session", "area", "band"], name="session_cell_once"),
        ]


class SingleAnswer(Contribution):
    """One answer of somebody without account, name or network; the code takes it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey(
        "areas.Area", on_delete=models.CASCADE, related_name="+", verbose_name=_("area")
    )
    listing = models.ForeignKey(
        "places.Listing", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    week = models.DateField(_("week of"))
    band = models.CharField(_("when"), max_length=20, choices=band_choices, blank=True)
    feels = models.CharField(_("how it feels"), max_length=6, choices=Feels, blank=True)
    stays_safe = ArrayField(
        models.CharField(max_length=10, choices=StaysSafe),
        verbose_name=_("what you do"),
        default=list,
        blank=True,
    )
    code_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta(Contribution.Meta):
        verbose_name = _("answer about where it feels safe")
        default_permissions = ()
        constraints = [
            *Contribution.Meta.constraints,
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True) | Q(feels="", band="", stays_safe=[]),
                name="single_answer_taken_back_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def forget_what_was_said(self) -> None:
        """Everything that was chosen goes; not saved."""
        no_choices: list[Any] = []
        self.feels, self.band, self.listing = "", "", None
        self.stays_safe, self.kept_from = no_choices, []
