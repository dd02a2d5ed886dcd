"""What a business still lacks to be called trusted, and until when what it has holds; pure.

Rules R-TRP-1 and R-TRP-4. Everything is worked out from plain facts, so that the same function
serves the gate, the renewal diary and the night.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

TRAINED_SHARE_PERCENT = 60
VISITORS = 2
FAILURES_THAT_SUSPEND = 2
PANEL_DAYS = 14


class Need(StrEnum):
    """One thing that has to be so."""

    ADULT = "adult"
    TWO_STAFF = "two_staff"
    TRAINED_SHARE = "trained_share"
    TRAINED_SHIFTS = "trained_shifts"
    AGREEMENT = "agreement"
    ROLE_CARD = "role_card"
    VISIT = "visit"
    PANEL = "panel"
    LIABILITY = "liability"
    SAFEGUARDING_CONTACT = "safeguarding_contact"
    CHECKS = "checks"
    SPOT_CHECKS = "spot_checks"
    SAME_OWNER = "same_owner"
    WALK_IN = "walk_in"
    WHO_YOU_MEET = "who_you_meet"
    BRING_FRIEND = "bring_friend"
    GIVE_NAME = "give_name"


# Without these a business is suspended; without others it lapses until it is renewed.
SUSPENDING = (Need.CHECKS, Need.SPOT_CHECKS, Need.SAME_OWNER)


class PaperKind(StrEnum):
    """What a business signs."""

    AGREEMENT = "agreement"
    ROLE_CARD = "role_card"


@dataclass(frozen=True, slots=True)
class Paper:
    """One version: in force from a day; signatures of older ones count to the end of another."""

    kind: PaperKind
    version: int
    in_force_from: date
    older_count_until: date


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature under one version of a paper."""

    kind: PaperKind
    version: int
    signed_on: date


@dataclass(frozen=True, slots=True)
class Training:
    """How many of the staff were trained on a day."""

    held_on: date
    trained: int


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit: by how many, and whether they found the business suitable."""

    visited_on: date
    visitors: int
    suitable: bool


@dataclass(frozen=True, slots=True)
class SpotChecked:
    """A spot check and whether the business did what it promises."""

    checked_on: date
    passed: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rule looks at. ``seen`` has the days on which items of the checklist were
    seen to be so; ``papers`` all versions there are; ``answers`` the needs that the listing's
    own words meet."""

    staff: int = 0
    adult_named: bool = False
    contact_named: bool = False
    seen: dict[Need, date] = field(default_factory=dict)
    liability_until: date | None = None
    trainings: tuple[Training, ...] = ()
    papers: tuple[Paper, ...] = ()
    signatures: tuple[Signature, ...] = ()
    visits: tuple[Visited, ...] = ()
    panel_asked_on: date | None = None
    panel_looked: bool = False
    panel_holds: bool = False
    unsuitable_checks: int = 0
    spot_checks: tuple[SpotChecked, ...] = ()
    # Spot checks after this day count; a business that begins anew is not held to old ones.
    counts_from: date | None = None
    owner_changed: bool = False
    answers: frozenset[Need] = frozenset()


# Items that the checklist has, each seen by somebody on a day and looked at again each year.
SEEN = (
    Need.ADULT,
    Need.TWO_STAFF,
    Need.TRAINED_SHIFTS,
    Need.LIABILITY,
    Need.SAFEGUARDING_CONTACT,
)
FROM_THE_LISTING = (Need.WALK_IN, Need.WHO_YOU_MEET, Need.BRING_FRIEND, Need.GIVE_NAME)


def last_day(seen_on: date) -> date:
    """The last day of the twelve months that begin on ``seen_on``."""
    try:
        anniversary = seen_on.replace(year=seen_on.year + 1)
    except ValueError:
        anniversary = date(seen_on.year + 1, 3, 1)
    return anniversary - timedelta(days=1)


def holds_until(facts: Facts, day: date) -> dict[Need, date | None]:
    """For each need the last day on which it is met, seen from ``day``; None: not met.

    ``date.max`` stands for what no calendar ends.
    """
    until: dict[Need, date | None] = {need: _seen_until(facts, need, day) for need in SEEN}
    if not facts.adult_named:
        until[Need.ADULT] = None
    if not facts.contact_named:
        until[Need.SAFEGUARDING_CONTACT] = None
    seen_liability, policy = until[Need.LIABILITY], facts.liability_until
    until[Need.LIABILITY] = min(seen_liability, policy) if seen_liability and policy else None
    until[Need.TRAINED_SHARE] = trained_until(facts.staff, facts.trainings, day)
    for kind in PaperKind:
        until[Need(kind.value)] = signed_until(kind, facts.papers, facts.signatures, day)
    until[Need.VISIT] = _latest(
        last_day(visit.visited_on)
        for visit in facts.visits
        if visit.visited_on <= day and visit.visitors >= VISITORS and visit.suitable
    )
    until |= {need: date.max if met else None for need, met in _plain(facts, day).items()}
    return {need: _if_still(until[need], day) for need in Need}


def missing(facts: Facts, day: date, *, to_publish: bool = True) -> list[Need]:
    """What is not met on ``day``, in the order of ``Need``.

    ``to_publish``: a new publication or a renewal takes the newest version of every paper, while
    a business that is public may still live on its older signature for some days.
    """
    until = holds_until(facts, day)
    lacking = {need for need, last in until.items() if last is None}
    if to_publish:
        lacking |= {Need(kind.value) for kind in PaperKind if not _signed_newest(kind, facts, day)}
    return [need for need in Need if need in lacking]


def clear_until(facts: Facts, day: date, published_on: date) -> date | None:
    """The last day of all that is met on ``day``, at most twelve months from the publication or
    renewal on ``published_on``; None: something is missing already.

    The youth panel is not asked: its hold hides a listing by itself and is lifted by itself.
    """
    until = [last for need, last in holds_until(facts, day).items() if need != Need.PANEL]
    ends = [last_day(published_on), *(last for last in until if last is not None)]
    return min(ends) if None not in until and min(ends) >= day else None


def trained_until(staff: int, trainings: Iterable[Training], day: date) -> date | None:
    """The last day on which at least 60 % of ``staff`` were trained within twelve months."""
    valid = sorted(
        (t for t in trainings if t.held_on <= day <= last_day(t.held_on)),
        key=lambda t: t.held_on,
        reverse=True,
    )
    enough = 0
    for training in valid:
        enough += training.trained
        if staff > 0 and enough * 100 >= staff * TRAINED_SHARE_PERCENT:
            return last_day(training.held_on)
    return None


def trained_now(staff: int, trainings: Iterable[Training], day: date) -> int:
    """How many of ``staff`` were trained within the twelve months to ``day``, never more."""
    counted = (t.trained for t in trainings if t.held_on <= day <= last_day(t.held_on))
    return min(staff, sum(counted))


def signed_until(
    kind: PaperKind, papers: Iterable[Paper], signatures: Iterable[Signature], day: date
) -> date | None:
    """How long the best signature of a kind counts: a year, and less where a newer version says
    until when older ones count. A signature before its version is in force counts at once."""
    known = [paper for paper in papers if paper.kind == kind]
    versions = {paper.version for paper in known}
    return _latest(
        min(
            [
                last_day(signature.signed_on),
                *(p.older_count_until for p in known if p.version > signature.version),
            ]
        )
        for signature in signatures
        if signature.kind == kind and signature.version in versions and signature.signed_on <= day
    )


def failures(facts: Facts, day: date) -> int:
    """Failed spot checks of the twelve months to ``day`` that count."""
    since = facts.counts_from or date.min
    return sum(
        not check.passed
        for check in facts.spot_checks
        if since < check.checked_on <= day <= last_day(check.checked_on)
    )


def _plain(facts: Facts, day: date) -> dict[Need, bool]:
    asked = facts.panel_asked_on
    had_its_chance = facts.panel_looked or (
        asked is not None and day >= asked + timedelta(days=PANEL_DAYS)
    )
    return {
        Need.PANEL: had_its_chance and not facts.panel_holds,
        Need.CHECKS: facts.unsuitable_checks == 0,
        Need.SPOT_CHECKS: failures(facts, day) < FAILURES_THAT_SUSPEND,
        Need.SAME_OWNER: not facts.owner_changed,
        **{need: need in facts.answers for need in FROM_THE_LISTING},
    }


def _signed_newest(kind: PaperKind, facts: Facts, day: date) -> bool:
    in_force = [p.version for p in facts.papers if p.kind == kind and p.in_force_from <= day]
    newest = max(in_force, default=None)
    return newest is not None and any(
        s.kind == kind and s.version >= newest and s.signed_on <= day <= last_day(s.signed_on)
        for s in facts.signatures
    )


def _seen_until(facts: Facts, need: Need, day: date) -> date | None:
    seen_on = facts.seen.get(need)
    return last_day(seen_on) if seen_on is not None and seen_on <= day else None


def _latest(days: Iterable[date]) -> date | None:
    return max(days, default=None)


def _if_still(until: date | None, day: date) -> date | None:
    return until if until is not None and until >= day else None
