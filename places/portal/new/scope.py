"""Which listings the five pages are for."""

from uuid import UUID

from guardianship.accounts.models import User
from places.models import Listing
from places.portal.scope import listing_for


class AlreadyPublic(Exception):
    """The public has seen it before; it is changed elsewhere. ``listing`` says which."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(str(listing))
        self.listing = listing


def new_listing_for(person: User, uid: UUID) -> Listing:
    """A listing of the person's organisations that the public has never seen.

    404 for what is not theirs; ``AlreadyPublic`` for what the public knows.
    """
    found = listing_for(person, uid)
    if found.first_published_at is not None:
        raise AlreadyPublic(found)
    return found
