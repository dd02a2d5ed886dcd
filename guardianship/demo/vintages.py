"""The areas of 2011, and how they became those of 2021: unchanged, split or merged."""

from dataclasses import dataclass, replace
from itertools import pairwise

from shapely import coverage_union_all

from guardianship.demo.areas import Area, AreaSets
from guardianship.demo.town import NAME, NAME_CY

SPLITS, MERGES = 3, 2
NEW_CODES_FROM = 990_101


@dataclass(frozen=True)
class Change:
    """One row of the lookup; ``change`` is U, S or M as in the official one."""

    old: Area
    new: Area
    change: str


def as_of_2021(sets: AreaSets) -> tuple[AreaSets, list[Change]]:
    """The area sets with the codes of 2021, and the changes from 2011, one row per pair.

    An area that was split or merged has a new code in 2021; an unchanged one keeps its own.
    """
    touching = _pairs(sets.lsoas)
    merged = [a for a in sets.lsoas if a not in {x for pair in touching for x in pair}][:MERGES]
    changes: list[Change] = []
    recoded: dict[str, Area] = {}
    for pair in touching:
        whole = coverage_union_all([area.shape for area in pair])
        parent = replace(pair[0], shape=whole)
        for area in pair:
            recoded[area.code] = _recoded(area, len(recoded))
            changes.append(Change(parent, recoded[area.code], "S"))
    for area in merged:
        recoded[area.code] = _recoded(area, len(recoded))
        changes.extend(
            Change(half, recoded[area.code], "M") for half in _halves(area, sets, len(changes))
        )
    changes.extend(Change(a, a, "U") for a in sets.lsoas if a.code not in recoded)
    lsoas = [recoded.get(area.code, area) for area in sets.lsoas]
    oas = [
        replace(oa, parent=recoded[oa.parent].code) if oa.parent in recoded else oa
        for oa in sets.oas
    ]
    return replace(sets, lsoas=lsoas, oas=oas), sorted(
        changes, key=lambda c: (c.old.code, c.new.code)
    )


def lsoas_of_2011(changes: list[Change]) -> list[Area]:
    """The 2011 areas, each once, in the order of their codes."""
    return list({change.old.code: change.old for change in changes}.values())


def _pairs(lsoas: list[Area]) -> list[tuple[Area, Area]]:
    """Neighbours in one district that were one area in 2011."""
    pairs: list[tuple[Area, Area]] = []
    used: set[object] = set()
    for first, second in pairwise(lsoas):
        same = first.district == second.district and first.district not in used
        if same and first.shape.intersection(second.shape).length > 200:
            pairs.append((first, second))
            used.add(first.district)
    return pairs[1 : 1 + SPLITS]


def _recoded(area: Area, already: int) -> Area:
    return replace(area, code=f"W01{NEW_CODES_FROM + already}")


def _halves(area: Area, sets: AreaSets, number: int) -> list[Area]:
    """The two areas of 2011 that a merged one was made of: two and three of its output areas."""
    parts = [oa.shape for oa in sets.oas if oa.parent == area.code]
    old = replace(area, shape=coverage_union_all(parts[:2]))
    suffix = f"{area.name[-4:-1]}{'XYZ'[number % 3]}"
    other = replace(
        area,
        code=f"W01{990_060 + number}",
        name=f"{NAME} {suffix}",
        name_cy=f"{NAME_CY} {suffix}",
        shape=coverage_union_all(parts[2:]),
    )
    return [old, other]
