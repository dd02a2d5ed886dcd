"""Every choice that a measure of access, harm, gap, pattern or equity offers changes its answer."""

import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import gis.analysis
from gis.analysis import orders, slots
from gis.analysis.access import catchments, decay, hours, nearest
from gis.analysis.access.decay import Decay
from gis.analysis.equity import (
    decile_gap,
    deciles,
    groups_of_people,
    parity,
    proxies,
    slope,
    spread,
)
from gis.analysis.gap import (
    draws,
    groups,
    harm_dial,
    harm_on_show,
    on_foot,
    shortfall,
    thin,
    typology,
)
from gis.analysis.harm import (
    agreement,
    choices,
    counts,
    funnel,
    limits,
    rates,
    reporting,
    safety_marks,
    time_profile,
)
from gis.analysis.harm.counts import SourceKind
from gis.analysis.pattern import (
    clusters,
    hexagons,
    neighbours,
    scale,
    together,
    trend,
)
from tests.gis.analysis.access.tables import dice, supply
from tests.gis.analysis.pattern.invented import squares

PACKAGES = ("access", "harm", "gap", "pattern", "equity")
MODULES = ("orders", "slots")
# Refused unless it is the authority: it guards, it does not choose.
GUARDS = {"equity.groups_of_people.group_means.level"}
RANDOM = np.random.default_rng(8)
LAND = squares(6)
AREAS = LAND.index
TOUCHING = neighbours.touching(LAND)
PEOPLE = pd.Series(RANDOM.uniform(120, 400, 36).round(), AREAS)
COUNT = pd.Series(RANDOM.poisson(PEOPLE * RANDOM.gamma(2, 0.02, 36)), AREAS).astype(float)
VALUES = pd.Series(RANDOM.gamma(2, 1, 36), AREAS)
SHARE = pd.Series(RANDOM.uniform(0.05, 0.95, 36), AREAS)
RECORDS = pd.DataFrame(
    {
        "area": np.repeat(AREAS, 2),
        "month": "2026-01",
        "category": ["assault", "drugs", "robbery", "drugs"] * 18,
        "source": "records",
        "layer": "harm",
        "police_initiated": [False, True] * 36,
        "loop_guard": False,
        "count": RANDOM.poisson(9, 72),
    }
)
KINDS = {"records": SourceKind.POLICE, "ambulance": SourceKind.HEALTH}
DIALS = {"records": 0.5, "ambulance": 1.0}
RELATIVE = pd.DataFrame(RANDOM.gamma(4, 0.25, (36, 2)), AREAS, list(KINDS))
DRAWN = rates.draw_rates(COUNT, PEOPLE, draws=50)
TABLE = dice(72, 6, seed=2, limit_m=5000)
ORIGINS = pd.DataFrame({"area": np.repeat(AREAS, 2), "people": 100.0}, index=TABLE.origins)
OPEN = supply(TABLE, slots=2)
DOUBT = draws.Doubt(draws=20)
SHORT = PEOPLE.to_numpy()[:, None, None] * np.random.default_rng(4).uniform(0, 1, (36, 2, 20))
INDEX = pd.MultiIndex.from_product([AREAS, ["evening"]], names=["area", "time"])
MIDDLE = PEOPLE.to_numpy() * np.linspace(0, 1, 36)
BANDS = pd.DataFrame(
    {
        "median": MIDDLE,
        "low": MIDDLE * 0.8,
        "high": np.minimum(PEOPLE, MIDDLE * 1.4 + 20).to_numpy(),
    },
    INDEX,
)
SCALES = pd.DataFrame({"rows": AREAS.str[:2], "columns": AREAS.str[3:]}, AREAS)
POINTS = LAND.set_geometry(LAND.representative_point())
MEMBERS = pd.DataFrame(RANDOM.uniform(5, 60, (36, 3)), AREAS, list("abc"))
CLUSTERS = pd.Series(np.repeat(np.arange(9), 4), AREAS)
REACHED, RESIDENTS = (
    pd.Series({"a": 30, "b": 40, "c": 12}),
    pd.Series({"a": 900, "b": 800, "c": 90}),
)
EVENTS = pd.DataFrame(
    {"kind": "k", "sex": list("xyz"), "events": [60, 80, 12], "actions": [20, 40, 6]}
)
DECILES = pd.Index(range(1, 11))
LINE = pd.Series(np.linspace(0.1, 0.5, 10) + RANDOM.normal(0, 0.02, 10), DECILES)
PROFILE = time_profile.Profile("name", "source", "whom", {"evening": 20, "other": 50})
SURVEY = reporting.Recording(4, 6, "survey")
QUARTERS = pd.DataFrame(
    np.sort(RANDOM.normal(0, 1, (36, 10))) * RANDOM.choice([-1, 1], (36, 10)), AREAS
)
HOURS = pd.DataFrame(
    RANDOM.uniform(0, 3, (36, 2)), AREAS, pd.MultiIndex.from_product([["club"], ["a", "b"]])
)
A_DAY = slots.named_date(date(2026, 9, 7))
EVENING = pd.DataFrame(
    {
        "listing": ["x"],
        "start": pd.to_datetime(["2026-09-07T18:30Z"]),
        "end": pd.to_datetime(["2026-09-07T20:30Z"]),
    }
)
WORDS = {"a": "after school", "b": "in the evening"}


def half_open(walk_min: float) -> pd.DataFrame:
    """Less of a slot is left the longer the walk."""
    return (OPEN * 0 + 0.6 - walk_min / 100).clip(lower=0)


def bands(**chosen: Any) -> pd.DataFrame:
    access = on_foot.access_on_foot(TABLE, ORIGINS, AREAS, OPEN)
    reliable = pd.Series(0.8, TABLE.listings)
    return draws.gap_bands(
        PEOPLE, reliable, OPEN.columns, access, DOUBT, **({"standard_per_1000": 90} | chosen)
    )


def foot(**chosen: Any) -> np.ndarray:
    one = draws.Draw(PEOPLE.to_numpy(), np.ones(len(TABLE.listings), dtype=bool), 4.8)
    return on_foot.access_on_foot(TABLE, ORIGINS, AREAS, OPEN, **chosen)(one)


def grouped(**chosen: Any) -> pd.DataFrame:
    why = thin.why_not_read(PEOPLE, BANDS)
    names = pd.Series(AREAS, AREAS)
    return groups.support_groups(BANDS, PEOPLE, why, names, {"evening": "tonight"}, **chosen)


def sloped(**chosen: Any) -> slope.Slope:
    usual = {"kind": slope.Kind.RATE, "draws": 1000}
    people, se = pd.Series(100.0, DECILES), pd.Series(0.05, DECILES)
    return slope.slope_index(LINE, people, se, **(usual | chosen))


def meant(**chosen: Any) -> pd.DataFrame:
    return groups_of_people.group_means(VALUES, MEMBERS, CLUSTERS, **({"draws": 200} | chosen))


def classed(**chosen: Any) -> pd.DataFrame:
    return together.bivariate_classes(DRAWN, DRAWN[::-1], AREAS, **chosen)


def leaned(**chosen: Any) -> np.ndarray:
    rates_drawn = {"records": DRAWN, "ambulance": DRAWN[::-1]}
    usual = {"recordings": {"records": SURVEY}}
    return harm_dial.harm_draws(rates_drawn, KINDS, DIALS, **(usual | chosen))


def on_show(**chosen: Any) -> pd.DataFrame:
    """Areas that differ by more than chance, but not by much."""
    apart = PEOPLE * 0.05 * np.where(np.arange(36) % 2, 0.6, 1.4)
    counted = pd.DataFrame({"records": apart.round()})
    usual = {"rounded_to": 1, "false_share": 0.05}
    return harm_on_show.rates_on_show(counted, PEOPLE, **(usual | chosen))


def grouped_on_show(**chosen: Any) -> pd.DataFrame:
    """Harm moves areas both ways."""
    shown = BANDS.droplevel("time").assign(group=groups.Support.UNSURE.value)
    factor = pd.Series(np.where(np.arange(36) % 2, 1.6, 0.5), AREAS)
    return harm_on_show.groups_on_show(shown, PEOPLE, factor, **chosen)


# What is asked, and for each choice another answer to it.
CASES: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "access.catchments.catchments": (
        lambda **c: catchments.catchments(TABLE, ORIGINS["people"], **c),
        {"limit_m": 900, "bandwidth_m": 200},
    ),
    "access.decay.decay_weights": (
        lambda **c: decay.decay_weights(TABLE.metres, **c),
        {"limit_m": 900, "bandwidth_m": 200},
    ),
    "access.hours.reachable_hours": (
        lambda **c: hours.reachable_hours(TABLE, OPEN.clip(upper=1), **({"limit_m": 1600} | c)),
        {"limit_m": 900, "slot_min": 15},
    ),
    "access.nearest.walks": (
        lambda **c: nearest.walks(TABLE, half_open, **c),
        {"walk_kmh": 3, "band_min": 20, "least_share": 0.3},
    ),
    "orders.top_of": (lambda **c: orders.top_of(VALUES, **c), {"share": 0.4}),
    "orders.change_of_order": (
        lambda **c: orders.change_of_order(VALUES, SHARE, **c),
        {"share": 0.4},
    ),
    "slots.open_share": (
        lambda **c: slots.open_share(EVENING, pd.Index(list("xy")), A_DAY, **c),
        {"walk_min": 15, "stay_min": 45, "unknown": pd.Index(["y"])},
    ),
    "slots.reliability": (
        lambda **c: slots.reliability(pd.Series([10.0, 100.0]), **c),
        {"fresh_share": 0.9, "least_share": 0.2, "half_life_days": 30},
    ),
    "harm.agreement.agreement": (
        lambda **c: agreement.agreement(pd.DataFrame({"ambulance": SHARE}), KINDS, **c),
        {"sure": 0.6},
    ),
    "harm.choices.by_denominator": (
        lambda **c: choices.by_denominator(
            COUNT, pd.DataFrame({"one": PEOPLE, "other": PEOPLE * SHARE}), **c
        ),
        {"share": 0.4},
    ),
    "harm.choices.by_weight": (
        lambda **c: choices.by_weight(
            RECORDS, AREAS, "records", pd.DataFrame({"w": {"assault": 1.0, "robbery": 9.0}}), **c
        ).changes["w"],
        {"share": 0.4},
    ),
    "harm.counts.why_left_out": (
        lambda **c: counts.why_left_out(RECORDS, **c),
        {"with_police_initiated": True},
    ),
    "harm.counts.left_out": (
        lambda **c: counts.left_out(RECORDS, **c),
        {"with_police_initiated": True},
    ),
    "harm.counts.of_source": (
        lambda **c: counts.of_source(RECORDS, AREAS, "records", **c),
        {"with_police_initiated": True, "weights": pd.Series({"assault": 2.0, "robbery": 3.0})},
    ),
    "harm.limits.poisson_limits": (
        lambda **c: limits.poisson_limits(COUNT, **c),
        {"confidence": 0.9},
    ),
    "harm.limits.rate_limits": (
        lambda **c: limits.rate_limits(COUNT, PEOPLE, **c),
        {"per_people": 10, "confidence": 0.9},
    ),
    "harm.limits.wilson_limits": (
        lambda **c: limits.wilson_limits(COUNT, PEOPLE, **c),
        {"confidence": 0.9},
    ),
    "harm.rates.empirical_bayes": (
        lambda **c: rates.empirical_bayes(COUNT, PEOPLE, **c),
        {"confidence": 0.9, "times_mean": 2},
    ),
    "harm.rates.p_all_alike": (
        lambda **c: rates.p_all_alike(COUNT, PEOPLE * 10 + COUNT * 200, **c),
        {"rounded_to": 5},
    ),
    "harm.funnel.funnel": (lambda **c: funnel.funnel(COUNT, PEOPLE, **c), {"all_rate": 0.05}),
    "harm.rates.draw_rates": (
        lambda **c: rates.draw_rates(COUNT, PEOPLE, **c),
        {"draws": 3, "seed": 4},
    ),
    "harm.reporting.tipping_ratio": (
        lambda **c: reporting.tipping_ratio(VALUES, **c),
        {"share": 0.4},
    ),
    "harm.reporting.with_recording": (
        lambda **c: reporting.with_recording(DRAWN, AREAS, SURVEY, **c),
        {"share": 0.4, "seed": 6},
    ),
    "harm.reporting.top_probability": (
        lambda **c: reporting.top_probability(DRAWN, **c),
        {"share": 0.4},
    ),
    "harm.safety_marks.unsafe_marks": (
        lambda **c: safety_marks.unsafe_marks(COUNT, COUNT + 3, **c),
        {"least_marks": 20, "confidence": 0.9},
    ),
    "harm.time_profile.by_time_band": (
        lambda **c: time_profile.by_time_band(COUNT, PROFILE, **c),
        {"draws": 150, "confidence": 0.95, "seed": 5},
    ),
    "gap.draws.bands_of": (
        lambda **c: draws.bands_of(SHORT, PEOPLE, OPEN.columns, **c),
        {"share": 0.5},
    ),
    "gap.draws.gap_bands": (
        bands,
        {"standard_per_1000": 30, "harm": np.full((36, 20), 2.0), "share": 0.5},
    ),
    "gap.groups.support_groups": (grouped, {"missing_share": 0.9, "there_share": 0.1}),
    "gap.harm_dial.harm_draws": (leaned, {"recordings": None, "seed": 2}),
    "gap.harm_dial.whom_harm_moves": (
        lambda **c: harm_dial.whom_harm_moves(VALUES, SHARE, **c),
        {"share": 0.4},
    ),
    "gap.harm_dial.without_each_source": (
        lambda **c: harm_dial.without_each_source(VALUES, RELATIVE, KINDS, DIALS, **c),
        {"share": 0.4},
    ),
    "gap.harm_on_show.rates_on_show": (on_show, {"rounded_to": 9, "false_share": 1e-6}),
    "gap.harm_on_show.groups_on_show": (
        grouped_on_show,
        {"missing_share": 0.9, "there_share": 0.05},
    ),
    "gap.on_foot.access_on_foot": (
        foot,
        {"walk_min": 8, "decay": Decay.STEP, "measure": "m2sfca"},
    ),
    "gap.shortfall.short_of_a_place": (
        lambda **c: shortfall.short_of_a_place(
            PEOPLE, pd.DataFrame({"t": SHARE}), **({"standard_per_1000": 500} | c)
        ),
        {"standard_per_1000": 300},
    ),
    "gap.thin.why_not_read": (
        lambda **c: thin.why_not_read(PEOPLE, BANDS, **c),
        {"least_people": 300, "widest_band_share": 0.1},
    ),
    "gap.typology.typology": (
        lambda **c: typology.typology(HOURS, {"club": "a club"}, WORDS, **c),
        {"there_from_h": 2},
    ),
    "pattern.clusters.clusters_over_times": (
        lambda **c: clusters.clusters_over_times(
            pd.DataFrame({"t": np.arange(36.0)}, AREAS), TOUCHING, **c
        ),
        {"false_share": 0.001},
    ),
    "pattern.clusters.local_clusters": (
        lambda **c: clusters.local_clusters(pd.Series(np.arange(36.0), AREAS), TOUCHING, **c),
        {"false_share": 0.001},
    ),
    "pattern.hexagons.hexagon_of": (
        lambda **c: hexagons.hexagon_of(POINTS, **({"width_m": 900} | c)),
        {"width_m": 400},
    ),
    "pattern.hexagons.hexagon_shapes": (
        lambda **c: hexagons.hexagon_shapes(pd.Index(["3:4"]), **({"width_m": 900} | c)).to_wkt(),
        {"width_m": 400},
    ),
    "pattern.neighbours.touching": (
        lambda **c: neighbours.touching(LAND, **c).adjacency,
        {"corners": False},
    ),
    "pattern.scale.holds_at": (
        lambda **c: scale.holds_at(COUNT, PEOPLE, SCALES, **c),
        {"share": 0.4},
    ),
    "pattern.scale.agreement_of_scales": (
        lambda **c: scale.agreement_of_scales(COUNT, PEOPLE, SCALES, **c),
        {"share": 0.4},
    ),
    "pattern.together.bivariate_classes": (classed, {"sure": 0.2}),
    "pattern.trend.trend": (lambda **c: trend.trend(QUARTERS, **c), {"false_share": 0.5}),
    "equity.decile_gap.decile_gap": (
        lambda **c: decile_gap.decile_gap(
            VALUES, PEOPLE, pd.Series([1, 10] * 18, AREAS), CLUSTERS, **({"draws": 200} | c)
        ),
        {"confidence": 0.9, "draws": 150, "seed": 3},
    ),
    "equity.deciles.deciles_of": (
        lambda **c: deciles.deciles_of(VALUES, PEOPLE, **c),
        {"parts": 5},
    ),
    "equity.deciles.limits_of_means": (
        lambda **c: deciles.limits_of_means(
            deciles.means_by_decile(VALUES, PEOPLE, pd.Series([1, 10] * 18, AREAS)), **c
        ),
        {"confidence": 0.9},
    ),
    "equity.groups_of_people.group_means": (
        meant,
        {"least_people": 1500, "confidence": 0.9, "draws": 150, "seed": 3},
    ),
    "equity.parity.disparity_ratios": (
        lambda **c: parity.disparity_ratios(REACHED, RESIDENTS, parity.Direction.WELFARE, **c),
        {"confidence": 0.9, "least_count": 20},
    ),
    "equity.parity.parity_of_responses": (
        lambda **c: parity.parity_of_responses(EVENTS, "sex", **c),
        {"confidence": 0.9, "least_events": 20},
    ),
    "equity.parity.completeness": (
        lambda **c: parity.completeness(EVENTS, ["actions"], "sex", **c),
        {"confidence": 0.9},
    ),
    "equity.proxies.goes_along": (
        lambda **c: proxies.goes_along(VALUES, SHARE, **c),
        {"confidence": 0.9},
    ),
    "equity.slope.slope_index": (
        sloped,
        {
            "kind": slope.Kind.OTHER,
            "confidence": 0.9,
            "draws": 1500,
            "seed": 2,
            "fit_transformed": True,
        },
    ),
    "equity.spread.erreygers_index": (
        lambda **c: spread.erreygers_index(SHARE, PEOPLE, VALUES, **({"least": 0, "most": 1} | c)),
        {"least": -1, "most": 2},
    ),
    "equity.spread.poverty": (
        lambda **c: spread.poverty(SHARE, PEOPLE, **({"line": 0.5, "power": 1} | c)),
        {"line": 0.7, "power": 2},
    ),
}


def offered() -> set[str]:
    """Every keyword of every public function of the packages and modules."""
    within = list(MODULES)
    for package in PACKAGES:
        home = importlib.import_module(f"{gis.analysis.__name__}.{package}")
        within += [f"{package}.{module.name}" for module in pkgutil.iter_modules(home.__path__)]
    found = set()
    for module in within:
        inside = importlib.import_module(f"{gis.analysis.__name__}.{module}")
        for name, function in inspect.getmembers(inside, inspect.isfunction):
            if function.__module__ == inside.__name__ and not name.startswith("_"):
                found |= {
                    f"{module}.{name}.{parameter.name}"
                    for parameter in inspect.signature(function).parameters.values()
                    if parameter.kind is parameter.KEYWORD_ONLY
                }
    return found


def test_every_choice_is_in_the_table() -> None:
    listed = {f"{name}.{choice}" for name, (_, chosen) in CASES.items() for choice in chosen}
    assert offered() == listed | GUARDS


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        pytest.param(name, choice, id=f"{name}.{choice}")
        for name, (_, chosen) in CASES.items()
        for choice in chosen
    ],
)
def test_the_choice_changes_the_answer(name: str, choice: str) -> None:
    ask, chosen = CASES[name]
    usual = pickle.dumps(ask())
    assert pickle.dumps(ask()) == usual, "asked twice, it answers the same"
    assert pickle.dumps(ask(**{choice: chosen[choice]})) != usual
