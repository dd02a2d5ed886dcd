"""What a draft of a listing may carry, and what it finds when it is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from places.models import Listing

# Facts about the row and not about a draft of it: an old draft must not bring back an old
# position or an old horizon when somebody publishes it.
ROW_ONLY = (
    "uid",
    "slug",
    "public_geometry",
    "authority_id",
    "intervals_from",
    "intervals_until",
    "origin",
    "origin_id",
)

# What a copy does not take along: its own life as a row, and who confirmed the other one.
LIFE_OF_A_ROW = {
    "confirmed_on",
    "confirmed_by",
    # Money is given for one thing; whether it pays for the copy too nobody has said.
    "funded_until",
    "latest_revision",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "live_revision",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
}


def without_row_facts(content: dict[str, Any]) -> dict[str, Any]:
    """The content of a revision without facts about the row."""
    return {k: v for k, v in content.items() if k not in ROW_ONLY and f"{k}_id" not in ROW_ONLY}


def take_row_facts(draft: Listing, row: Listing) -> None:
    """Give ``draft`` the row's own facts, and the later of the two confirmations.

    Somebody who confirms new hours in a draft has not confirmed the old ones that are still
    public, so the confirmation waits with the draft; but it never goes back in time.
    """
    for name in ROW_ONLY:
        setattr(draft, name, getattr(row, name))
    confirmed = row.confirmed_on
    if draft.confirmed_on is None or (confirmed is not None and confirmed >= draft.confirmed_on):
        draft.confirmed_on, draft.confirmed_by = row.confirmed_on, row.confirmed_by


def without_lost_references(content: dict[str, Any], row: Listing) -> dict[str, Any]:
    """The content of a revision, leaving out places and patches deleted since it was kept."""
    places = _existing("places.Place", [content.get("place")])
    named = [content.get("organisation"), content.get("lead_organisation")]
    organisations = _existing("places.Organisation", named)
    sessions = content.get("sessions", [])
    patches = _existing("places.CoverageArea", [s.get("coverage_area") for s in sessions])
    return content | {
        "place": content.get("place") if content.get("place") in places else None,
        "organisation": content["organisation"]
        if content.get("organisation") in organisations
        else row.organisation_id,
        "lead_organisation": content.get("lead_organisation")
        if content.get("lead_organisation") in organisations
        else None,
        "sessions": [
            s if s.get("coverage_area") in patches else s | {"coverage_area": None}
            for s in sessions
        ],
    }


def _existing(model: str, keys: list[int | None]) -> set[int]:
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return set()
    return set(apps.get_model(model).objects.filter(pk__in=wanted).values_list("pk", flat=True))


def copy_of(listing: Listing) -> Listing:
    """A new, unsaved listing with the same words and hours; no place unless it is public."""
    content: dict[str, Any] = listing.serializable_data()
    content = {k: v for k, v in content.items() if k not in LIFE_OF_A_ROW} | {"pk": None}
    for children in ("sessions", "exceptions"):
        content[children] = [c | {"pk": None, "listing": None} for c in content[children]]
    new: Listing = type(listing).from_serializable_data(content)
    return new
