"""The edits that make a scenario, each a small frozen thing that can be saved and shared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from gis.analysis.contracts import BadParameter, require_between

MOST_PLACES = 100_000.0


@dataclass(frozen=True, slots=True)
class ChangeHours:
    """Other hours. ``share``: part of each slot that it is open, by slot; other slots stay."""

    listing: str
    share: Mapping[str, float]
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class ChangePlaces:
    """Room for more or for fewer."""

    listing: str
    places: float
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class Close:
    """A listing that ends."""

    listing: str
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class FundingEnds:
    """Money that runs out: what is left of the hours without it, from 0 to 1."""

    listing: str
    hours_left: float = 0.0
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class NewListing:
    """Something new at a place. ``weights``: by origin within reach, from the walking network."""

    listing: str
    weights: Mapping[str, float]
    places: float
    share: Mapping[str, float]
    reliability: float = 1.0
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class NewRound:
    """Detached workers who come to young people: everybody in ``origins`` is as near as the
    next, and each worker is there for ``young_people_per_worker``."""

    listing: str
    origins: Sequence[str]
    workers: float
    young_people_per_worker: float
    share: Mapping[str, float]
    reliability: float = 1.0
    cost_per_year: float = 0.0


@dataclass(frozen=True, slots=True)
class WalkAgain:
    """A path that is opened or barred: the weights of one listing on the network as it will be."""

    listing: str
    weights: Mapping[str, float]
    cost_per_year: float = 0.0


Edit = ChangeHours | ChangePlaces | Close | FundingEnds | NewListing | NewRound | WalkAgain
KINDS: dict[str, type[Edit]] = {
    "change_hours": ChangeHours,
    "change_places": ChangePlaces,
    "close": Close,
    "funding_ends": FundingEnds,
    "new_listing": NewListing,
    "new_round": NewRound,
    "walk_again": WalkAgain,
}
NAMES = {kind: name for name, kind in KINDS.items()}


def check_edit(edit: Edit) -> None:
    """Raise ``BadParameter``, naming the field, for an edit that is out of range."""
    require_between("cost_per_year", edit.cost_per_year, -1e12, 1e12)
    if not edit.listing:
        raise BadParameter("listing", "must be named")
    limits = {
        "places": MOST_PLACES,
        "workers": 10_000.0,
        "young_people_per_worker": 1_000.0,
        "hours_left": 1.0,
        "reliability": 1.0,
    }
    for name, most in limits.items():
        if hasattr(edit, name):
            require_between(name, getattr(edit, name), 0, most)
    for name in ("share", "weights"):
        for key, value in getattr(edit, name, {}).items():
            require_between(f"{name} of {key}", value, 0, 1)
    if isinstance(edit, NewRound) and (
        not edit.origins or len(set(edit.origins)) < len(edit.origins)
    ):
        raise BadParameter("origins", "must be given, each once")


def to_text(edits: Sequence[Edit]) -> str:
    """The edits as JSON, the same text for the same edits."""
    written = [{"edit": NAMES[type(edit)], **asdict(edit)} for edit in edits]
    return json.dumps(written, ensure_ascii=False, sort_keys=True, indent=1)


def from_text(text: str) -> list[Edit]:
    """Edits that ``to_text`` wrote, or somebody by hand. Raises ``BadParameter`` by name."""
    try:
        written = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadParameter("scenario", f"is not valid JSON: {error}") from error
    if not isinstance(written, list) or not all(isinstance(one, dict) for one in written):
        raise BadParameter("scenario", "must be a list of edits")
    return [_read(number, one) for number, one in enumerate(written, start=1)]


def _read(number: int, written: Mapping[str, Any]) -> Edit:
    label = f"edit {number}"
    kind = KINDS.get(str(written.get("edit")))
    if kind is None:
        raise BadParameter(label, f"must be one of {', '.join(KINDS)}, not {written.get('edit')!r}")
    values = {key: value for key, value in written.items() if key != "edit"}
    known = {field.name for field in fields(kind)}
    if strange := sorted(set(values) - known):
        raise BadParameter(label, f"has no {', '.join(strange)}; it has {', '.join(sorted(known))}")
    try:
        edit = kind(**values)
        check_edit(edit)
    except (TypeError, AttributeError) as error:
        raise BadParameter(label, f"cannot be read: {error}") from error
    except BadParameter as error:
        raise BadParameter(f"{label}: {error.name}", error.reason) from error
    return edit
