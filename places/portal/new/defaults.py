"""What the forms propose for each kind; nothing counts before somebody has sent the page."""

from collections.abc import Iterable
from typing import Any

from places.enums import Access, Answer, Cost, GiveName, Kind, LocationVisibility
from places.models import Listing

# Youth work in Wales is for people from 11 to 25; elsewhere it is a good beginning.
YOUTH = {"age_from": 11, "age_to": 25}
PROPOSED: dict[str, dict[str, Any]] = {
    Kind.YOUTH_PROVISION: {**YOUTH, "access": Access.OPEN_TO_ALL, "bring_friend": Answer.YES},
    Kind.RESPITE_SPACE: {
        "access": Access.OPEN_TO_ALL,
        "cost": Cost.FREE,
        "give_name": GiveName.FIRST_NAME,
        "location_visibility": LocationVisibility.AREA,
    },
    Kind.DETACHED_YOUTH_WORK: {
        **YOUTH,
        "access": Access.OPEN_TO_ALL,
        "cost": Cost.FREE,
        "bring_friend": Answer.YES,
        "give_name": GiveName.NO,
    },
    Kind.TRUSTED_BUSINESS: {
        "access": Access.OPEN_TO_ALL,
        "cost": Cost.FREE,
        "bring_friend": Answer.YES,
        "give_name": GiveName.NO,
    },
    Kind.ORDINARY_PLACE: {"access": Access.OPEN_TO_ALL, "bring_friend": Answer.YES},
}
NOTHING_SAID = {"", None, "not_said"}


def proposed_for(draft: Listing, names: Iterable[str]) -> dict[str, Any]:
    """What a page proposes for those of its fields of which nobody has said anything.

    Once one of them was answered, what is empty was left empty on purpose.
    """
    of_this_page = set(names)
    proposed = {k: v for k, v in PROPOSED.get(draft.kind, {}).items() if k in of_this_page}
    said = any(getattr(draft, name) not in NOTHING_SAID for name in proposed)
    return {} if said else proposed
