"""Concerns: a table of their own, that nobody of the accused organisation can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.voice.enums import (
    URGENT_HIDINGS,
    Change,
    ConcernAbout,
    ConcernReply,
    ConcernState,
    Hiding,
    Outcome,
    StepKind,
)

if TYPE_CHECKING:
    from guardianship.accounts.models import User

WORDS_MOST = 2_000


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Every page about concerns begins with ``readable_by``."""

    def readable_by(self, person: User) -> ConcernQuerySet:
        """Concerns for this person: with the permission, never about an organisation of theirs.

        Being an administrator does not help: whoever belongs to the accused does not read it.
        """
        if not person.has_perm("voice.view_concern"):
            return self.none()
        own = person.memberships.values("organisation")
        return self.exclude(organisation__in=own).exclude(listing__organisation__in=own)

    def urgent_first(self) -> ConcernQuerySet:
        """Undecided first, of these the ones whose listing is still in sight, then the oldest."""
        decided = models.Case(models.When(state=ConcernState.DECIDED, then=1), default=0)
        calm = models.Case(models.When(hiding__in=URGENT_HIDINGS, then=0), default=1)
        return self.order_by(decided, calm, "received_at", "pk")


class Concern(models.Model):
    """What somebody is worried about. Without a listing it is about those who run this site."""

    listing = models.ForeignKey(
        "places.Listing", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Kept beside the listing: whom it was about when it was said, whatever is moved since.
    organisation = models.ForeignKey(
        "places.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    listing_name = models.CharField(max_length=160, blank=True)
    about = models.CharField(_("about"), max_length=20, choices=ConcernAbout)
    words = models.TextField(_("in their words"), blank=True, max_length=WORDS_MOST)
    names_somebody = models.BooleanField(_("seems to say who people are"), default=False)
    received_at = models.DateTimeField(_("received"), default=clock.now)
    hiding = models.CharField(_("at once"), max_length=14, choices=Hiding)
    state = models.CharField(
        _("state"), max_length=10, choices=ConcernState, default=ConcernState.NEW
    )
    outcome = models.CharField(_("found"), max_length=12, choices=Outcome, blank=True)
    change = models.CharField(_("changed"), max_length=12, choices=Change, blank=True)
    reasons = models.TextField(_("why"), blank=True, max_length=WORDS_MOST)
    reply = models.CharField(_("reply"), max_length=16, choices=ConcernReply, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    told_at = models.DateTimeField(_("leads told"), null=True, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    # Of words, listing and day; tells the same form sent twice. Gone with the words.
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)

    objects = ConcernQuerySet.as_manager()
    # Else "usage" of a listing in the editors' site would name its concerns.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ConcernState.NEW, decided_at__isnull=True, outcome="")
                | (Q(state=ConcernState.DECIDED, decided_at__isnull=False) & ~Q(outcome="")),
                name="concern_decided_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class ConcernStep(models.Model):
    """One act on a concern, and how things stood before, so that it can be undone."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    was_held = models.BooleanField()
    undone_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("act on a concern")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.concern_id}: {self.kind}"
