"""The context itself, its team, its partners and what happened with it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import ClosingReason, EventKind
from guardianship.safeguarding.contexts.enums import ContextKind, ContextState
from guardianship.safeguarding.freetext.fields import MayBeMasked, SafeTextField
from guardianship.safeguarding.wall.enums import AUTHORS
from places.enums import OrganisationType

# Who may lead: child welfare or youth work, and never enforcement (ledger B5).
LEAD_TYPES = (OrganisationType.CHILD_WELFARE, OrganisationType.YOUTH_GROUP)


class Context(MayBeMasked):
    """A place or setting. No person is in it; where it is, is an area of a loaded set or nowhere.

    ``home`` is the area whose teams work on it, and the wall asks for it. ``lead_type`` is the
    type of the lead organisation: PostgreSQL keeps it equal and refuses what may not lead.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = SafeTextField(
        _("what you call it"), max_length=120, help_text=_("A place and a time, never a person.")
    )
    kind = models.CharField(_("what it is"), max_length=12, choices=ContextKind)
    home = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("whose area")
    )
    area = models.ForeignKey(
        "areas.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("where it is, as an area"),
    )
    lead = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="contexts_led",
        verbose_name=_("who leads"),
    )
    lead_type = models.CharField(max_length=20, choices=OrganisationType, editable=False)
    state = models.CharField(
        _("state"),
        max_length=6,
        choices=ContextState,
        default=ContextState.DRAFT,
        editable=False,
    )
    begun_on = models.DateField(_("begun on"), default=clock.today, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("context")
        verbose_name_plural = _("contexts")
        default_permissions = ("add", "change", "view")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lead_type__in=LEAD_TYPES),
                name="context_led_by_welfare_or_youth_work",
                violation_error_message=_("Child welfare or youth work leads."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ContextKind.values), name="context_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ContextState.values), name="context_known_state"
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=False) | Q(kind=ContextKind.ONLINE),
                name="context_only_online_is_nowhere",
                violation_error_message=_("Say where it is. Only an online space is nowhere."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether it was never opened."""
        return self.state == ContextState.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether the team works on it."""
        return self.state == ContextState.OPEN


class ContextEvent(MayBeMasked):
    """One thing that happened with a context; added to and never changed."""

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(_("when"), default=clock.now)
    kind = models.CharField(_("what"), max_length=8, choices=EventKind)
    done_as = models.CharField(_("as"), max_length=12, choices=AUTHORS)
    reason = models.CharField(_("why"), max_length=8, choices=ClosingReason, blank=True)
    # What is different in the context, and why the "how" is empty where it is.
    says = SafeTextField(_("in words"), max_length=1000, blank=True)
    how_missing = SafeTextField(_("why nobody was asked how"), max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event of a context")
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=EventKind.CLOSED) & ~Q(reason="") & ~Q(says=""))
                | (~Q(kind=EventKind.CLOSED) & Q(reason="")),
                name="context_closed_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["", *ClosingReason.values]), name="context_known_reason"
            ),
        ]


class TeamHolder(models.Model):
    """An account of staff that holds the context with others; at least two do (ledger G3).

    The key binds nothing, so that an account can be removed; who is gone counts no more.
    """

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="contexts_held",
        verbose_name=_("who"),
    )
    since = models.DateField(_("since"), default=clock.today, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("holder of a context")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["context", "person"], name="context_holder_once"),
        ]


class Partner(models.Model):
    """An organisation that has a part in a context; what part, its role card says."""

    context = models.ForeignKey(Context, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "places.Organisation",
        on_delete=models.PROTECT,
        related_name="contexts_shared",
        verbose_name=_("organisation"),
    )
    since = models.DateField(_("since"), default=clock.today, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("partner in a context")
        default_permissions = ()
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["context", "organisation"], name="context_partner_once"
            ),
        ]
