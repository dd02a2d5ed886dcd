"""Many new listings or places at once: the same rows as one by one, in few questions.

``actions.write_listing`` is the one way in which listings are written. An import of a whole town
would ask the database two hundred questions for each of its listings, so this says what that
way leaves behind (row, times, revision, log, search, references, open intervals) and writes it
for all of them together. A test holds the two to the same outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends
from wagtail.signals import published

from guardianship.lib import clock
from places.models import Listing, ListingException, OpenInterval, Place, Session
from places.public_location import put_on_map
from places.slugs import free_slugs

T = TypeVar("T", Listing, Place)


def add_listings(listings: Sequence[Listing], *, publish: bool) -> None:
    """Write new listings with their sessions and exceptions, each as ``write_listing`` would.

    They show their exact place or their patches; what hides its place goes through
    ``exact_locations.keep_apart`` one by one. Raises ``IntegrityError`` when the register's
    rules forbid any of them, and then writes none.
    """
    if not listings:
        return
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
        said: dict[str, Any] = {"live": publish, "has_unpublished_changes": not publish}
        if publish:
            said |= {"first_published_at": now, "last_published_at": now}
        _point_at(listings, revisions, said, live=publish)
        if publish:
            OpenInterval.objects.rebuild(listings)
            _log(listings, revisions, "wagtail.publish", now)
            for listing, revision in zip(listings, revisions, strict=True):
                published.send(sender=Listing, instance=listing, revision=revision)
        _make_findable(Listing, listings)
        _refer(listings)


def add_places(places: Sequence[Place]) -> None:
    """Write new places, each with its first revision; their authorities are set already."""
    if not places:
        return
    with transaction.atomic():
        Place.objects.bulk_create(places)
        _point_at(places, _add_revisions(places, clock.now()), {})
        # No references: a place names nothing but its area, which no editor deletes.
        _make_findable(Place, places)


def _name_pages(listings: Sequence[Listing]) -> None:
    """Give each listing the address that it would get alone, after those before it."""
    names = [listing.name for listing in listings]
    for listing, slug in zip(listings, free_slugs(Listing, names), strict=True):
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
    """A revision of each thing as it is."""
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
    return revisions


def _point_at(
    things: Sequence[T],
    revisions: Sequence[Revision],
    said: dict[str, Any],
    *,
    live: bool = False,
) -> None:
    """Set the latest (and the live) revision of each thing, and ``said`` of all of them."""
    for thing, revision in zip(things, revisions, strict=True):
        for name, value in said.items():
            setattr(thing, name, value)
        thing.latest_revision = revision
        if live:
            thing.live_revision = revision
    of_it = Revision.objects.filter(
        pk__in=[revision.pk for revision in revisions],
        object_id=Cast(OuterRef("pk"), models.CharField()),
    )
    pointers = ["latest_revision", *(["live_revision"] if live else [])]
    type(things[0])._default_manager.filter(pk__in=[thing.pk for thing in things]).update(
        **said, **{name: Subquery(of_it.values("pk")[:1]) for name in pointers}
    )


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


def _refer(listings: Sequence[Listing]) -> None:
    """What each listing names, as ``ReferenceIndex.create_or_update_for_object`` would write it
    of something new, which asks twice for each."""
    own = ContentType.objects.get_for_model(Listing, for_concrete_model=False)
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=own,
            base_content_type=own,
            object_id=listing.pk,
            to_content_type_id=to_content_type,
            to_object_id=to_object,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for listing in listings
        for to_content_type, to_object, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(listing)
        )
    )
