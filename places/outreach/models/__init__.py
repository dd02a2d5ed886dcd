"""Tables of partners' roles, of what they commit to, and of visits."""

from places.outreach.models.charter import Acceptance, Charter
from places.outreach.models.role_card import RoleCard
from places.outreach.models.visit import Visit

__all__ = ["Acceptance", "Charter", "RoleCard", "Visit"]
