"""Tables of partners' roles, of what they commit to, of visits, and of residents by area."""

from places.outreach.models.charter import Acceptance, Charter
from places.outreach.models.residents import GuardianRole, ResidentCount
from places.outreach.models.role_card import RoleCard
from places.outreach.models.visit import Visit

__all__ = ["Acceptance", "Charter", "GuardianRole", "ResidentCount", "RoleCard", "Visit"]
