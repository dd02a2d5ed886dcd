"""Who did something, by role: you, a colleague, the team. No names."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guardianship.accounts.models import User
from places.models import Listing, Membership


class Roles:
    """Roles of people towards a listing, seen by one of its organisation; one query."""

    def __init__(self, listing: Listing, reader: User, people: Iterable[int | None]) -> None:
        self.reader = reader
        members = Membership.objects.filter(
            organisation=listing.organisation_id, user__in={p for p in people if p is not None}
        )
        self.colleagues = set(members.values_list("user", flat=True))

    def of(self, person: int | None) -> str:
        """What somebody is called here; whoever has left reads like the team."""
        if person == self.reader.pk:
            return _("You")
        return _("A colleague") if person in self.colleagues else _("The team")
