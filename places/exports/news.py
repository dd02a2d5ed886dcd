"""What is new: listings first published in the last weeks, as Atom (RFC 4287) or RSS 2.0."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language, gettext

from guardianship.lib import clock
from places.enums import PLAIN_KIND, Kind
from places.finder.search import Answer, surely_fitting
from places.languages import in_language
from places.models import Listing

if TYPE_CHECKING:
    from places.querysets import ListingQuerySet

NEW_FOR = timedelta(weeks=6)
MOST_ENTRIES = 100
FORMATS: dict[str, type[SyndicationFeed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}


def new_among(answer: Answer) -> ListingQuerySet:
    """What the list shows at any time and was first published in the last weeks, newest first."""
    query = answer.query.with_changes(at=None, when=None, unsure=False)
    wanted = Q()
    for listings in surely_fitting(query, answer.spot, answer.bounds):
        wanted |= Q(pk__in=listings.values("pk"))
    new = Listing.objects.filter(wanted, first_published_at__gte=clock.now() - NEW_FOR)
    new = new.select_related("organisation", "place").order_by("-first_published_at", "pk")
    return new[:MOST_ENTRIES]


def news_file(answer: Answer, shape: str, origin: str, feed_url: str, list_url: str) -> str:
    """The feed in one of ``FORMATS``; ``origin`` is "https://host", addresses are whole ones."""
    feed = FORMATS[shape](
        title=gettext("New places"),
        link=list_url,
        description=gettext("Places that were put on the list in the last six weeks."),
        language=get_language(),
        feed_url=feed_url,
        feed_guid=feed_url,
    )
    for listing in new_among(answer):
        kind = str(PLAIN_KIND[Kind(listing.kind)])
        feed.add_item(
            title=in_language(listing, "name"),
            link=origin + reverse("places:place", args=[listing.slug]),
            description=in_language(listing, "summary") or kind,
            unique_id=f"urn:uuid:{listing.uid}",
            unique_id_is_permalink=False,
            pubdate=listing.first_published_at,
            updateddate=listing.last_published_at or listing.first_published_at,
            categories=[kind],
        )
    text: str = feed.writeString("utf-8")
    return text
