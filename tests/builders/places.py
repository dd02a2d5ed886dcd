"""Builders of places and listings: say only what the test is about."""

from datetime import date, time, timedelta
from typing import Any

from guardianship.lib import clock
from places.enums import Kind
from places.holds import clear_until
from places.models import (
    CoverageArea,
    Listing,
    ListingException,
    Organisation,
    Place,
    Session,
)
from tests.builders import town


def an_organisation(name: str = "Eastmoor Youth", **fields: Any) -> Organisation:
    """An organisation; the same one again for the same name."""
    found, _created = Organisation.objects.get_or_create(name=name, defaults=fields)
    return found


def a_place(name: str = "The Hall", *, at_m: tuple[float, float] = (0, 0), **fields: Any) -> Place:
    """A public venue so many metres east and north of the middle of the town."""
    return Place.objects.create(name=name, point=town.at(*at_m), **fields)


def hours(weekday: str, starts_at: str, ends_at: str, **fields: Any) -> Session:
    """A weekly session; an end at or before the start is on the next day."""
    starts, ends = _wall(starts_at), _wall(ends_at)
    fields.setdefault("on_bank_holidays", "normal")
    return Session(
        weekday=weekday, starts_at=starts, ends_at=ends, ends_next_day=ends <= starts, **fields
    )


def closed_on(first_day: date, last_day: date | None = None, **fields: Any) -> ListingException:
    """Days on which the listing is closed."""
    last_day = last_day or first_day
    return ListingException(kind="closed", first_day=first_day, last_day=last_day, **fields)


def instead_on(day: date, starts_at: str, ends_at: str, kind: str = "changed") -> ListingException:
    """A day with other (``changed``) or more (``extra``) hours."""
    starts, ends = _wall(starts_at), _wall(ends_at)
    return ListingException(
        kind=kind,
        first_day=day,
        last_day=day,
        starts_at=starts,
        ends_at=ends,
        ends_next_day=ends <= starts,
    )


def a_listing(
    name: str = "Friday Club",
    *sessions: Session,
    at_m: tuple[float, float] | None = (0, 0),
    exceptions: tuple[ListingException, ...] = (),
    **fields: Any,
) -> Listing:
    """A live listing, confirmed today and open to all unless told otherwise.

    It gets a place of its own ``at_m`` metres from the middle of the town; None for none.
    """
    fields.setdefault("kind", "youth_provision")
    fields.setdefault("access", "open_to_all")
    fields.setdefault("confirmed_on", clock.today())
    if "organisation" not in fields:
        fields["organisation"] = an_organisation()
    if at_m is not None and "place" not in fields:
        fields["place"] = a_place(f"{name} place", at_m=at_m)
    listing = Listing(name=name, **fields)
    listing.sessions = list(sessions)
    listing.exceptions = list(exceptions)
    listing.save()
    if listing.kind == Kind.TRUSTED_BUSINESS:
        clear_until(listing, clock.today() + timedelta(days=365))
    return listing


def a_hidden_listing(name: str = "Rainbow Evening", *sessions: Session, **fields: Any) -> Listing:
    """A listing that shows no position, of the authority in the middle of the town."""
    return a_listing(
        name,
        *sessions,
        at_m=None,
        location_visibility="hidden",
        authority=town.an_authority(),
        **fields,
    )


def a_patch(name: str = "Eastmoor Park", *, at_m: tuple[float, float] = (0, 0)) -> CoverageArea:
    """A square of 500 metres that a detached team covers."""
    organisation = an_organisation()
    code = name.lower().replace(" ", "-")
    return CoverageArea.objects.create(
        organisation=organisation, code=code, name=name, boundary=town.square(*at_m)
    )


def _wall(text: str) -> time:
    return time.fromisoformat(text) if text != "24:00" else time(0)
