"""What an editor looks for in the morning, each as one condition on listings.

Filters, the named links above the list, their counts and the flags in the list all ask here.
"""

from __future__ import annotations

from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, TextChoices
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from guardianship.lib import clock
from places.enums import LocationVisibility
from places.finder.moment import SHORTEST

OSM_ORIGIN = "osm:"


class Worklist(TextChoices):
    """Lists that everybody gets."""

    TO_CONFIRM = "to_confirm", _("To confirm")
    NOT_SURE = "not_sure", _("Not sure")
    WAITING = "waiting", _("Waiting for a look")
    HIDDEN = "hidden", _("Hidden location")
    CANDIDATES = "candidates", _("Candidates from OpenStreetMap")


def condition(worklist: Worklist) -> Q:
    """Which listings are on a list at this moment."""
    now = clock.now()
    listings = apps.get_model("places.Listing").objects
    oldest = clock.today() - timedelta(days=settings.CHECK_FIRST_AFTER_DAYS)
    match worklist:
        case Worklist.TO_CONFIRM:
            return Q(live=True) & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=oldest))
        case Worklist.NOT_SURE:
            unsure = listings.filter(live=True).not_sure_during(now, now + SHORTEST)
            return Q(pk__in=unsure.values("pk"))
        case Worklist.WAITING:
            return Q(waits_for_a_look())
        case Worklist.HIDDEN:
            return Q(location_visibility=LocationVisibility.HIDDEN)
        case Worklist.CANDIDATES:
            return Q(origin__startswith=OSM_ORIGIN, live=False, first_published_at__isnull=True)


def counts() -> dict[str, int]:
    """How many listings are on each list; one query."""
    wanted = {
        worklist.value: Count("pk", filter=condition(Worklist(worklist))) for worklist in Worklist
    }
    found: dict[str, int] = apps.get_model("places.Listing").objects.aggregate(**wanted)
    return found


def waits_for_a_look() -> Exists:
    """Whether somebody submitted the listing and nobody has decided yet."""
    states = WorkflowState.objects.filter(
        base_content_type=_listing_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return Exists(states)


def with_editing_state(listings: QuerySet) -> QuerySet:
    """Annotate ``is_waiting`` and ``is_scheduled``, which Wagtail would ask of every row."""
    scheduled = Revision.objects.filter(
        base_content_type=_listing_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return listings.annotate(is_waiting=waits_for_a_look(), is_scheduled=Exists(scheduled))


def _listing_type() -> ContentType:
    return ContentType.objects.get_for_model(apps.get_model("places.Listing"))
