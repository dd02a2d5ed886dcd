"""What two versions of a listing say differently: names of fields, and one word for all."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from places.moderation.enums import ChangeKind
from places.portal.risk import HIGH_RISK, LOW_RISK

if TYPE_CHECKING:
    from places.models import Listing

CHILDREN = ("sessions", "exceptions")
# Facts about a row of the listing and not about its hours.
OF_A_ROW = ("pk", "id", "listing", "sort_order")
GROUPS = {
    ChangeKind.NAME: {"name", "name_cy"},
    ChangeKind.WHAT: {"kind", "organisation", "lead_organisation", "recognise", "recognise_cy"},
    ChangeKind.WHO: {
        "age_from",
        "age_to",
        "access",
        "access_note",
        "step_free",
        "access_facts",
    },
    ChangeKind.WHERE: {"place", "location_visibility", "public_where"},
}


def changed_fields(before: Listing, after: Listing) -> set[str]:
    """Names of the fields that people write and that differ, sessions and exceptions included."""
    old, new = before.serializable_data(), after.serializable_data()
    return {
        name for name in (*HIGH_RISK, *LOW_RISK) if _comparable(name, old) != _comparable(name, new)
    }


def _comparable(name: str, content: dict[str, Any]) -> Any:
    if name not in CHILDREN:
        return content[name]
    rows = ({k: v for k, v in row.items() if k not in OF_A_ROW} for row in content[name])
    return sorted(repr(sorted(row.items())) for row in rows)


def change_kind(is_new: bool, changed: Collection[str]) -> ChangeKind:
    """One word for a look; of several kinds of change "several", of none that waits "other"."""
    if is_new:
        return ChangeKind.NEW
    found = [kind for kind, names in GROUPS.items() if names & set(changed)]
    if len(found) > 1:
        return ChangeKind.SEVERAL
    return found[0] if found else ChangeKind.OTHER
