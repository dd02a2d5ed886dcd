"""How each listing stands, in words for the people who run it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Prefetch, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from guardianship.lib import clock
from places.enums import HoldReason, Kind
from places.freshness.asking import is_not_confirmed_lately
from places.freshness.lines import Line, doubted_among, line_of, with_words
from places.models import Hold, Listing

if TYPE_CHECKING:
    from places.models import Organisation


class Standing(TextChoices):
    """What the public sees of a listing."""

    PUBLIC = "public", _("Public")
    TO_CONFIRM = "to_confirm", _("Public – please confirm it")
    HELD = "held", _("Held back: the team is looking at it and will write to you")
    WITHDRAWN = "withdrawn", _("Not shown: you said that it is not running")
    UNFINISHED = "unfinished", _("Not sent in yet")
    WAITING = "waiting", _("Waiting for a look before it is public")
    SENT_BACK = "sent_back", _("Sent back to you")
    NOT_PUBLIC = "not_public", _("Not public")


class Change(TextChoices):
    """What becomes of a change that is not public, while an approved version is."""

    NONE = "none", ""
    WAITING = "waiting", _("A change of it is waiting for a look. Young people see the old one.")
    SENT_BACK = "sent_back", _("A change of it was sent back to you. Young people see the old one.")
    DRAFT = "draft", _("The team is writing a change of it. Young people see the old one.")


# What nobody here reads more of than that: which it is would give a concern away.
KEPT_TO_THE_TEAM = {HoldReason.CONCERN, HoldReason.VETTING, HoldReason.PANEL, HoldReason.TEAM}


@dataclass(frozen=True, slots=True)
class Stands:
    """One listing: its line of words, what the public sees, what waits, and why not."""

    listing: Listing
    line: Line
    standing: Standing
    change: Change
    reason: str

    @property
    def can_confirm(self) -> bool:
        """Whether there is something public, or once public, to say "still right" of."""
        return bool(self.listing.live) and self.standing is not Standing.WITHDRAWN

    @property
    def is_new(self) -> bool:
        """Whether the public has never seen it."""
        return self.listing.first_published_at is None


def listings_of(organisation: Organisation) -> list[Stands]:
    """All of an organisation, what asks for something first; a constant number of queries."""
    rows = Listing.objects.filter(organisation=organisation).order_by("name", "pk")
    return _all(rows)


def standing_of(listing: Listing) -> Stands:
    """How one listing stands."""
    return _all(Listing.objects.filter(pk=listing.pk))[0]


def _all(listings: QuerySet[Listing]) -> list[Stands]:
    rows = list(with_words(_with_looks(listings)))
    doubted = doubted_among(rows)
    found = [_stands(row, line_of(row, doubted)) for row in rows]
    return sorted(found, key=lambda stands: _ORDER.index(stands.standing))


_ORDER: Sequence[Standing] = (
    Standing.SENT_BACK,
    Standing.UNFINISHED,
    Standing.TO_CONFIRM,
    Standing.HELD,
    Standing.WAITING,
    Standing.PUBLIC,
    Standing.WITHDRAWN,
    Standing.NOT_PUBLIC,
)


def _with_looks(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Annotate ``look`` and ``look_said``: where the last look stands, and what was said."""
    looks = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Listing),
        object_id=Cast(OuterRef("pk"), CharField()),
    ).order_by("-created_at", "-pk")
    standing = Hold.objects.filter(lifted_at=None)
    return (
        listings.select_related("organisation", "place", "clearance")
        .annotate(
            look=Subquery(looks.values("status")[:1]),
            look_said=Subquery(looks.values("current_task_state__comment")[:1]),
        )
        .prefetch_related(Prefetch("holds", queryset=standing, to_attr="holds_now"))
    )


def _stands(row: Listing, line: Line) -> Stands:
    look = row.look
    sent_back = look == WorkflowState.STATUS_NEEDS_CHANGES
    said = row.look_said if sent_back else ""
    return Stands(row, line, _standing(row, look), _change(row, look), said)


def _standing(row: Listing, look: str | None) -> Standing:
    reasons = {hold.reason for hold in row.holds_now}
    if HoldReason.WITHDRAWN in reasons:
        return Standing.WITHDRAWN
    if not row.live:
        return _not_live(row, look)
    if reasons & KEPT_TO_THE_TEAM or _is_unvetted(row):
        return Standing.HELD
    return Standing.TO_CONFIRM if is_not_confirmed_lately(row) else Standing.PUBLIC


def _not_live(row: Listing, look: str | None) -> Standing:
    if look == WorkflowState.STATUS_IN_PROGRESS:
        return Standing.WAITING
    if look == WorkflowState.STATUS_NEEDS_CHANGES:
        return Standing.SENT_BACK
    return Standing.UNFINISHED if row.first_published_at is None else Standing.NOT_PUBLIC


def _change(row: Listing, look: str | None) -> Change:
    if not row.live or not row.has_unpublished_changes:
        return Change.NONE
    if look == WorkflowState.STATUS_IN_PROGRESS:
        return Change.WAITING
    return Change.SENT_BACK if look == WorkflowState.STATUS_NEEDS_CHANGES else Change.DRAFT


def _is_unvetted(row: Listing) -> bool:
    if row.kind != Kind.TRUSTED_BUSINESS:
        return False
    clearance = getattr(row, "clearance", None)
    return clearance is None or clearance.until < clock.today()
