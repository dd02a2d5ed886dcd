"""Somebody accepted an invitation: now they belong to the organisation."""

from typing import Any

from guardianship.accounts.models import Invitation, User
from places.portal.people.invitations import organisation_of, role_of
from places.portal.people.members import join


def accepted(invitation: Invitation, person: User, **_signal: Any) -> None:
    """Receiver of ``invitation_accepted``, inside its transaction."""
    organisation = organisation_of(invitation)
    if organisation is not None:
        join(organisation, person, role_of(invitation))
