"""What the night forgets: notices that were told, and evidence that was weighed."""

from places.portal.people.claims import forget_evidence
from places.portal.people.notices import forget_old


def tidy() -> str:
    """Safe to run again; returns counts."""
    return f"evidence of claims emptied: {forget_evidence():,}, notices: {forget_old():,}"
