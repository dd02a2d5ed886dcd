"""Nobody decides about a listing of an organisation that they belong to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from places.models import Membership

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from guardianship.accounts.models import User
    from places.models import Listing

SOMEBODY_ELSE = _("It is about an organisation of yours: somebody else decides.")


def own_organisations(person: User | AnonymousUser) -> set[int]:
    """Keys of the organisations that a person belongs to; one query."""
    rows = Membership.objects.filter(user=person.pk)
    return set(rows.values_list("organisation", flat=True))


def is_their_own(person: User, *versions: Listing) -> bool:
    """Whether any version of a listing is of an organisation of the person.

    A draft may move a listing from one organisation to another: both count.
    """
    keys = {version.organisation_id for version in versions}
    return bool(Membership.objects.filter(user=person.pk, organisation__in=keys).exists())
