"""Feeds, what their last imports did, and what differs from our copies; one can be fetched now."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from places.importers.open_referral.addresses import AddressRefused, feed_address
from places.models import Listing
from places.sources.models import Feed, FeedRun, FeedService
from places.sources.roles import CHANGE_FEED, VIEW_FEED
from places.sources.sheets.loading import SHEET
from places.sources.tasks import fetch_feed

RUNS_SHOWN = 12
ROWS_SHOWN = 100
AT_WORK = (FeedRun.State.READING, FeedRun.State.READ)
# While an import is at work the page asks for itself again, without scripts.
LOOK_AGAIN_S = 5


@require_safe
@permission_required(VIEW_FEED, raise_exception=True)
def feed_list(request: HttpRequest) -> HttpResponse:
    """Every feed with its licence, its last import and how many of its listings differ."""
    differing = Count("services", filter=~Q(services__differs=[]))
    feeds = Feed.objects.select_related("organisation").annotate(
        listed=Count("services"), differing=differing
    )
    rows = [(feed, feed.runs.first(), refusal(feed)) for feed in feeds]
    return render(
        request,
        "places/sources/admin/feeds.html",
        {"rows": rows, "hosts": settings.FEED_HOSTS, "may_fetch": _may_fetch(request)},
    )


@require_safe
@permission_required(VIEW_FEED, raise_exception=True)
def feed_shown(request: HttpRequest, pk: int) -> HttpResponse:
    """One feed: how far an import is, the report of the last, conflicts and differences."""
    feed = get_object_or_404(Feed.objects.select_related("organisation"), pk=pk)
    runs = list(feed.runs.all()[:RUNS_SHOWN])
    open_run = next((run for run in runs if run.state in AT_WORK), None)
    ended = next((run for run in runs if run.state not in AT_WORK), None)
    context = {
        "feed": feed,
        "runs": runs,
        "open_run": open_run,
        "staged": open_run.staged.count() if open_run else 0,
        "ended": ended,
        "refusal": refusal(feed),
        "may_fetch": _may_fetch(request),
        "differing": _rows(feed.services.exclude(differs=[])),
        "gone": _rows(feed.services.exclude(state=FeedService.State.THERE)),
        "most": ROWS_SHOWN,
    }
    response = render(request, "places/sources/admin/feed.html", context)
    if open_run and not open_run.failure:
        response["Refresh"] = str(LOOK_AGAIN_S)
    return response


@require_POST
@permission_required(CHANGE_FEED, raise_exception=True)
def fetch_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a feed fetched in the background; its page tells how far that is."""
    feed = get_object_or_404(Feed, pk=pk)
    refused = refusal(feed)
    if refused:
        messages.error(request, refused)
    else:
        fetch_feed.enqueue(feed.pk)
        messages.success(request, _("The feed is being fetched. This page tells how far it is."))
    return redirect("sources_feed", feed.pk)


def refusal(feed: Feed) -> str:
    """Why the feed cannot be fetched from here, or nothing."""
    if feed.address.startswith(SHEET):
        return _("It comes as a CSV file: Import a list.")
    if "://" not in feed.address:
        return _("It comes as a file: bin/manage import_feed.")
    try:
        feed_address(feed.address, settings.FEED_HOSTS)
    except AddressRefused as error:
        return _("It is not fetched: %(why)s.") % {"why": error}
    return ""


def _may_fetch(request: HttpRequest) -> bool:
    return bool(request.user.has_perm(CHANGE_FEED))


def _rows(services: Any) -> list[tuple[FeedService, Listing | None]]:
    """The first of the services with the listings that they name."""
    found = list(services.order_by("pk")[:ROWS_SHOWN])
    listings = Listing.objects.in_bulk([row.listing_uid for row in found], field_name="uid")
    return [(row, listings.get(row.listing_uid)) for row in found]
