"""What is kept of the people who sign in: who they are, who invited them, and where they are in."""

from guardianship.accounts.models.events import AccountEvent, EventKind
from guardianship.accounts.models.invitations import Invitation, InvitationState
from guardianship.accounts.models.people import User, UserManager
from guardianship.accounts.models.signed_in import SignedIn

__all__ = [
    "AccountEvent",
    "EventKind",
    "Invitation",
    "InvitationState",
    "SignedIn",
    "User",
    "UserManager",
]
