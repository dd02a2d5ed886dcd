"""Many new listings or places at once: the same rows as one by one, in few questions.

``actions.write_listing`` is the one way in which listings are written. An import of a whole town
would ask the database two hundred questions for each of its listings, so this says what that
way leaves behind (row, times, revision, log, search, references, open intervals) and writes it
for all of them together. A test holds the two to the same outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import published

from guardianship.lib import clock
from places.models import Listing, ListingException, OpenInterval, Place, Session
from places.public_location import put_on_map
from places.slugs import free_slug

T = TypeVar("T", Listing, Place)


def add_listings(listings: Sequence[Listing], *, publish: bool) -> None:
    """Write new listings with their sessions and exceptions, each as ``write_listing`` would.

    They show their exact place or their patches; what hides its place goes through
    ``exact_locations.keep_apart`` one by one. Raises ``IntegrityError`` when the register's
    rules forbid any of them, and then writes none.
    """
    now = clock.now()
    with transaction.atomic():
        _name_pages(listings)
        for listing in listings:
            listing.live = False
            listing.has_unpublished_changes = False
            put_on_map(listing)
        Listing.objects.bulk_create(listings)
        _add_children(listings)
        revisions = _add_revisions(listings, now)
        _log(listings, revisions, "wagtail.edit", now)
        for listing, revision in zip(listings, revisions, strict=True):
            listing.has_unpublished_changes = not publish
            if publish:
                listing.live, listing.live_revision = True, revision
                listing.first_published_at = listing.last_published_at = now
        fields = ["live", "has_unpublished_changes", "latest_revision", "live_revision"]
        Listing.objects.bulk_update(
            listings, [*fields, "first_published_at", "last_published_at"], batch_size=200
        )
        if publish:
            OpenInterval.objects.rebuild(listings)
            _log(listings, revisions, "wagtail.publish", now)
            for listing, revision in zip(listings, revisions, strict=True):
                published.send(sender=Listing, instance=listing, revision=revision)
        _make_findable(Listing, listings)
        for listing in listings:
            ReferenceIndex.create_or_update_for_object(listing)


def add_places(places: Sequence[Place]) -> None:
    """Write new places, each with its first revision; their authorities are set already."""
    with transaction.atomic():
        Place.objects.bulk_create(places)
        _add_revisions(places, clock.now())
        Place.objects.bulk_update(places, ["latest_revision"], batch_size=200)
        # No references: a place names nothing but its area, which no editor deletes.
        _make_findable(Place, places)


def _name_pages(listings: Sequence[Listing]) -> None:
    """Give each listing the address that it would get alone, after those before it."""
    taken: set[str] = set()
    for listing in listings:
        slug = free_slug(Listing, listing.name, taken)
        taken.add(slug)
        listing.slug = slug


def _add_children(listings: Sequence[Listing]) -> None:
    sessions: list[Session] = []
    exceptions: list[ListingException] = []
    for listing in listings:
        for child in (*listing.sessions.all(), *listing.exceptions.all()):
            child.listing = listing
        sessions += listing.sessions.all()
        exceptions += listing.exceptions.all()
    Session.objects.bulk_create(sessions, batch_size=1000)
    ListingException.objects.bulk_create(exceptions, batch_size=1000)


def _add_revisions(things: Sequence[T], now: datetime) -> list[Revision]:
    """A revision of each thing as it is; the things know it, but are not saved."""
    revisions = [
        Revision(
            content_type=ContentType.objects.get_for_model(thing, for_concrete_model=False),
            base_content_type=thing.get_base_content_type(),
            object_id=str(thing.pk),
            created_at=now,
            object_str=str(thing),
            content=thing.serializable_data(),
        )
        for thing in things
    ]
    Revision.objects.bulk_create(revisions, batch_size=500)
    for thing, revision in zip(things, revisions, strict=True):
        thing.latest_revision = revision
    return revisions


def _log(
    listings: Sequence[Listing], revisions: Sequence[Revision], action: str, now: datetime
) -> None:
    content_type = ContentType.objects.get_for_model(Listing)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(listing.pk),
            label=str(listing),
            action=action,
            timestamp=now,
            revision=revision,
            content_changed=True,
        )
        for listing, revision in zip(listings, revisions, strict=True)
    )


def _make_findable(model: type[models.Model], things: Sequence[models.Model]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(model, things)
