"""The answer to a scenario, as it may be shown: in fives, from ten, and safe to subtract.

Two answers that differ by fewer than ten young people show the same figure, so that nobody
learns about a few by putting one edit more into a scenario (rule R-SDC-8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from gis.analysis.contracts import BadParameter
from gis.analysis.disclosure.differences import NOT_SHOWN_VALUE, held_to_earlier
from gis.analysis.disclosure.rules import Rules
from gis.analysis.scenario.bands import paired_bands
from gis.analysis.scenario.edits import Edit, from_text
from gis.analysis.scenario.outcome import NO_CHANGE, outcome
from gis.analysis.scenario.provision import Column, scenario
from gis.analysis.scenario.provision import Scenario as Plan
from guardianship.insight.canonical import digest
from guardianship.insight.models import Scenario
from guardianship.insight.scenarios.stored import Town, town_of

RULES = Rules()
# The answer is to be there at once: fewer draws than a run has, which the page says, and
# fewer still where a change touches very many cells (origins × slots).
MOST_DRAWS, FEWEST_DRAWS = 200, 100
CELLS_AT_ONCE = 8_000_000
PEOPLE = ("gain", "lose", "newly_covered", "no_longer_covered")
# The version of what is stored: another makes stored answers old.
METHOD = "1"


def answer(scenario_row: Scenario) -> dict[str, Any]:
    """The answer to a scenario, worked out where the stored one is of other edits or another run.

    Raises ``BadParameter`` for edits that do not fit the run.
    """
    run = scenario_row.run
    asked = digest(METHOD, run.result_hash, scenario_row.edits)
    if scenario_row.results_hash == asked:
        results: dict[str, Any] = scenario_row.results
        return results
    town = town_of(run)
    true = worked_out(town, from_text(scenario_row.edits))
    earlier = (
        Scenario.objects.filter(run=run)
        .exclude(pk=scenario_row.pk)
        .exclude(results_hash="")
        .order_by("made_at", "pk")
        .values_list("results", flat=True)
    )
    results = told(true, earlier)
    scenario_row.results, scenario_row.results_hash = results, asked
    scenario_row.save(update_fields=["results", "results_hash"])
    return results


def worked_out(town: Town, edits: Sequence[Edit]) -> dict[str, Any]:
    """True figures by season, for those that the edits touch. Never shown as they are."""
    plan = scenario(town.provision, edits)
    touched = touched_slots(plan)
    if not touched:
        raise BadParameter("edits", "change nothing: no hour of any week is another")
    seasons = {}
    for season in town.seasons:
        slots = town.slots_of(season)
        mine = slots[slots.isin(touched)]
        if len(mine):
            seasons[season] = _season(town, plan, mine)
    return {"seasons": seasons, "cost_per_year": plan.cost_per_year}


def touched_slots(plan: Plan) -> set[str]:
    """Slots in which something is other than it was: hours, places, or the walk to them."""
    found = np.zeros(len(plan.now.slots), dtype=bool)
    for code, after in plan.after.items():
        before = plan.before.get(code)
        if before is not None and not _walked_alike(before, after):
            found |= (before.share > 0) | (after.share > 0)
        share = np.zeros(len(found)) if before is None else before.share
        places = 0.0 if before is None else before.places
        found |= after.share * after.places != share * places
        found |= (after.share > 0) != (share > 0)
    return {str(slot) for slot in plan.now.slots[found]}


def _walked_alike(before: Column, after: Column) -> bool:
    return np.array_equal(before.rows, after.rows) and np.array_equal(before.weights, after.weights)


def _season(town: Town, plan: Plan, slots: pd.Index) -> dict[str, Any]:
    found = outcome(plan, slots=slots)
    people, deciles = found.people, town.origins["decile"]
    flags = {
        "gain": (found.access > NO_CHANGE).any(axis=1),
        "lose": (found.access < -NO_CHANGE).any(axis=1),
        "newly_covered": (found.covered > 0).any(axis=1),
        "no_longer_covered": (found.covered < 0).any(axis=1),
    }
    counts = {name: _number(people[flag]) for name, flag in flags.items()}
    everybody = town.origins["people"].groupby(deciles).sum()
    newly = people[flags["newly_covered"]]
    by_decile = {
        str(int(decile)): {
            "people": float(living),
            "newly_covered": _number(newly[deciles.reindex(newly.index) == decile]),
        }
        for decile, living in everybody.items()
    }
    cells = max(1, len(found.people) * len(slots))
    doubt = town.doubt
    draws = int(min(doubt.draws, MOST_DRAWS, max(FEWEST_DRAWS, CELLS_AT_ONCE // cells)))
    bands = paired_bands(
        plan,
        type(doubt)(draws, doubt.seed, doubt.people_spread_share, doubt.speed_kmh, 0.0),
        standard_per_1000=town.asked.standard_per_1000,
        slots=slots,
    )
    return {
        "people": counts,
        "by_decile": by_decile,
        "hours_gained": found.hours_gained,
        "bands": {str(name): row.to_dict() for name, row in bands.iterrows()},
        "draws": draws,
        "slots": [str(slot) for slot in slots],
    }


def _number(people: pd.Series) -> int:
    return round(float(people.sum()))


def told(true: Mapping[str, Any], earlier: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What may be shown of true figures, held to the answers before it; with ``true`` kept beside
    it for the answers that come after, and for nobody's eyes."""
    counts = _counts(true)
    names = sorted(counts)
    now = np.array([counts[name] for name in names], dtype=np.int64)
    published = _rounded(now)
    for each in earlier:
        then = _counts(each.get("true", {}))
        shown = each.get("shown", {})
        both = [number for number, name in enumerate(names) if name in then]
        if not both:
            continue
        held = held_to_earlier(
            now[both],
            np.array([then[names[number]] for number in both], dtype=np.int64),
            published[both],
            np.array([shown.get(names[number], NOT_SHOWN_VALUE) for number in both]),
            RULES,
        )
        published[both] = held
    shown = {name: int(number) for name, number in zip(names, published, strict=True)}
    return {"true": dict(true), "shown": shown, **_bands(true)}


def _counts(true: Mapping[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for season, figures in true.get("seasons", {}).items():
        for name, number in figures["people"].items():
            found[f"{season}/{name}"] = number
        for decile, row in figures["by_decile"].items():
            found[f"{season}/decile/{decile}"] = row["newly_covered"]
    return found


def _rounded(counts: np.ndarray) -> np.ndarray:
    """In fives from ten on; nobody is nobody, since where people live is no secret about one."""
    fives = (np.round(counts / RULES.base) * RULES.base).astype(np.int64)
    hidden = (counts > 0) & (counts < RULES.threshold)
    return np.where(hidden, NOT_SHOWN_VALUE, fives)


def _bands(true: Mapping[str, Any]) -> dict[str, Any]:
    """Bands and hours, rounded so far that no single young person shows in them."""
    found: dict[str, Any] = {"seasons": {}, "cost_per_year": true["cost_per_year"]}
    for season, figures in true["seasons"].items():
        found["seasons"][season] = {
            "hours_gained": _tens(figures["hours_gained"]),
            "draws": figures["draws"],
            "bands": {
                name: {part: _tens(number) for part, number in row.items()}
                for name, row in figures["bands"].items()
            },
        }
    return found


def _tens(number: float) -> int:
    return int(round(number / RULES.threshold) * RULES.threshold)
