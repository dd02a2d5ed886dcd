"""Reports have a time of day only where somebody names a profile: modelled, and with a band."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from django.core.management import CommandError, call_command
from scipy import stats

from guardianship.insight.models import Release
from tests.builders.gap_town import build_town
from tests.insight.test_releasing import REPORTS, report

pytestmark = pytest.mark.django_db
PROFILE = {
    "name": "Injuries of under-16s", "source": "A trauma centre, 2018",
    "of_whom": "172 young people", "cases": {"after_school": 60, "evening": 40, "late": 20},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _reported(freeze: Callable[[datetime], None]) -> None:
    freeze(datetime(2026, 9, 7, 9, tzinfo=UTC))
    _authority, squares = build_town(with_clubs=False)
    report(squares, REPORTS)


def measured(folder: Path, profile: dict[str, Any] | None, *more: str) -> Path:
    choices = [*more]
    if profile is not None:
        (folder / "profile.json").write_text(json.dumps(profile))
        choices.append(f"--profile={folder / 'profile.json'}")
    out = folder / "out"
    usual = ["--area-set=squares", "--typical-week=2026-09-07", "--set=draws=20", f"--out={out}"]
    call_command("run_analysis", *usual, *choices, verbosity=0)
    return out


def test_without_a_profile_no_hour_is_told(tmp_path: Path) -> None:
    out = measured(tmp_path, None, "--release")
    assert not (out / "measures" / "harm_by_time.csv").exists()


def test_with_a_profile_shown_counts_are_shared_out_with_their_band(tmp_path: Path) -> None:
    out = measured(tmp_path, PROFILE, "--release")
    found = pd.read_csv(out / "measures" / "harm_by_time.csv").set_index(["area_name", "band"])
    assert found["modelled"].all()
    evening = found.loc[("Square 01", "evening")]
    # 60 reports; 40 of 120 cases, half a case added to each of three bands. A part of a Dirichlet
    # is a Beta.
    assert evening["estimate"] == pytest.approx(60 * 40.5 / 121.5, abs=0.05)
    low, high = stats.beta(40.5, 81).ppf([0.05, 0.95]) * 60
    assert (evening["low"], evening["high"]) == pytest.approx((low, high), rel=0.03)
    assert "Square 02" not in found.index.get_level_values("area_name")
    report_text = (out / "report.md").read_text()
    assert "Injuries of under-16s, A trauma centre, 2018, of 172 young people" in report_text
    assert not Release.objects.get().tables.filter(name="harm_by_time").exists()


@pytest.mark.parametrize(
    ("profile", "more", "said"),
    [
        (PROFILE, [], "profile is of what a release shows"),
        ({**PROFILE, "source": ""}, ["--release"], "profile.source must be said"),
        ({**PROFILE, "cases": {"noon": 3}}, ["--release"], "profile.cases has noon; bands are"),
        ({"name": "x"}, ["--release"], "profile must have name, source, of_whom, cases"),
    ],
    ids=["no release", "no source", "band", "half"],
)
def test_a_profile_without_a_name_is_refused(
    profile: dict[str, Any], more: list[str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=said):
        measured(tmp_path, profile, *more)
    assert not Release.objects.exists()
