"""What is kept of claims, and of what was told by mail."""

from places.portal.people.models.claim import Claim
from places.portal.people.models.notice import Notice

__all__ = ["Claim", "Notice"]
