"""Ethnicity enters no weight, filter or group: figures do not move when its columns are mixed."""

import ast
import re
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd

from gis.analysis.gap.draws import Doubt, gap_bands
from gis.analysis.gap.groups import support_groups
from gis.analysis.gap.harm_dial import harm_factor
from gis.analysis.gap.on_foot import access_on_foot
from gis.analysis.gap.thin import why_not_read
from gis.analysis.harm.counts import SourceKind, of_source
from gis.analysis.harm.rates import empirical_bayes, prior_of
from gis.analysis.pattern.clusters import local_clusters
from gis.analysis.pattern.neighbours import touching
from tests.architecture.sources import (
    REPOSITORY,
    docstrings_of,
    functions_of,
    python_files,
    tree_of,
    write_sample,
)
from tests.gis.analysis.access.tables import dice, supply
from tests.gis.analysis.pattern.invented import squares

# The audit may speak of groups of people, and so may the rules that hide its small figures.
AUDIT = {"equity", "disclosure"}
ABOUT_GROUPS = re.compile(r"ethnic|racial|\brace\b|religio|nationality", re.IGNORECASE)
WORDS = {0: "after school", 1: "in the evening"}
TABLE = dice(120, 6, seed=3, limit_m=4000)


def named_groups(root: Path) -> list[str]:
    """Names and texts outside the audit that speak of groups of people; prose is left alone."""
    found = []
    for path in python_files(root, ("gis/analysis",)):
        if AUDIT & set(path.parts):
            continue
        tree = tree_of(path)
        prose = docstrings_of(tree)
        words = [
            argument.arg for function in functions_of(tree) for argument in _arguments(function)
        ]
        words += [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
        words += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose
        ]
        found += [
            f"{path.relative_to(root)}: {word}" for word in words if ABOUT_GROUPS.search(word)
        ]
    return found


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    given = function.args
    return [*given.posonlyargs, *given.args, *given.kwonlyargs]


def invented(seed: int) -> tuple[geopandas.GeoDataFrame, pd.DataFrame, pd.DataFrame]:
    """Areas, origins and harm counts, each with a column of ethnic shares that ``seed`` mixes."""
    random, mixed = np.random.default_rng(1), np.random.default_rng(seed)
    areas = squares(6, up=4)
    areas["people"] = random.uniform(150, 300, 24)
    origins = pd.DataFrame({"area": np.repeat(areas.index, 5)}, index=TABLE.origins)
    origins["people"] = areas["people"].reindex(origins["area"]).to_numpy() / 5
    counts = pd.DataFrame(
        {
            "area": areas.index,
            "month": "2026-01",
            "category": "assault",
            "source": "ambulance",
            "layer": "harm",
            "police_initiated": False,
            "loop_guard": False,
            "count": random.poisson(areas["people"] * 0.05),
        }
    )
    for frame in (areas, origins, counts):
        frame["ethnicity_share"] = mixed.permutation(np.linspace(0, 1, len(frame)))
    return areas, origins, counts


def answers(seed: int) -> list[pd.DataFrame]:
    """Everything that is said of areas, from one end to the other."""
    areas, origins, counts = invented(seed)
    harm = of_source(counts, areas.index, "ambulance")
    rates = empirical_bayes(harm, areas["people"])
    relative = pd.DataFrame({"ambulance": rates["smoothed"] / prior_of(harm, areas["people"]).mean})
    factor = harm_factor(relative, {"ambulance": SourceKind.HEALTH}, {"ambulance": 0.5})
    doubt = Doubt(draws=20)
    open_hours = supply(TABLE, slots=2)
    access = access_on_foot(TABLE, origins, areas.index, open_hours)
    bands = gap_bands(
        areas["people"],
        pd.Series(0.9, TABLE.listings),
        open_hours.columns,
        access,
        doubt,
        standard_per_1000=60,
        harm=np.repeat(factor.to_numpy()[:, None], doubt.draws, axis=1),
    )
    why = why_not_read(areas["people"], bands)
    names = pd.Series(areas.index, areas.index)
    groups = support_groups(bands, areas["people"], why, names, WORDS)
    clusters = local_clusters(rates["smoothed"], touching(areas))
    return [rates, bands, groups, clusters]


def test_mixing_the_columns_moves_nothing() -> None:
    assert not invented(1)[0]["ethnicity_share"].equals(invented(2)[0]["ethnicity_share"])
    for one, other in zip(answers(1), answers(2), strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert len(set(answers(1)[2]["group"])) > 1, "there is something that could move"


def test_nothing_outside_the_audit_names_a_group_of_people() -> None:
    assert named_groups(REPOSITORY) == []


def test_the_checker_finds_a_weight_and_a_column(tmp_path: Path) -> None:
    write_sample(
        tmp_path,
        "gis/analysis/gap/weigh.py",
        '"""Says that ethnicity is no weight."""\n'
        "def weigh(people, *, by_ethnicity): ...\n"
        'def pick(frame): return frame["ethnic_group"]\n',
    )
    write_sample(tmp_path, "gis/analysis/equity/audit.py", "def means(ethnicity): ...\n")
    assert named_groups(tmp_path) == [
        "gis/analysis/gap/weigh.py: by_ethnicity",
        "gis/analysis/gap/weigh.py: ethnic_group",
    ]
