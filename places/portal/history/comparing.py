"""What one version says otherwise than another, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from places.models import Listing
from places.portal.history.versions import TOLD, Names, label_of, value_of, words_of
from places.portal.risk import RISKS, Risk


@dataclass(frozen=True, slots=True)
class Changed:
    """One field: what it is called, what it said and what it says."""

    name: str
    label: str
    before: str
    after: str
    risk: Risk


def changed_names(before: Listing, after: Listing) -> list[str]:
    """Names of the fields in which two versions differ."""
    return [name for name in TOLD if value_of(before, name) != value_of(after, name)]


def changes(before: Listing, after: Listing, names: Names) -> list[Changed]:
    """The same with words."""
    return [
        Changed(
            name,
            label_of(name),
            words_of(before, name, names),
            words_of(after, name, names),
            RISKS[name],
        )
        for name in changed_names(before, after)
    ]
