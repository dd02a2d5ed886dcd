"""Reports by time of day where somebody names a published profile; without one there is none.

Sources that know the month alone are never given an hour by us. What a profile says is worked out
from counts that a release shows, is marked as modelled, and stands in no release.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from gis.analysis.contracts import BadParameter
from gis.analysis.harm.time_profile import Profile, by_time_band
from guardianship.insight.models import Release
from guardianship.lib.time_bands import time_bands

KEYS = ("name", "source", "of_whom", "cases")


def read_profile(path: Path) -> Profile:
    """A file with ``name``, ``source``, ``of_whom`` and ``cases``, cases by code of the time band.

    Raises ``BadParameter`` by name.
    """
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadParameter("profile", f"cannot be read from {path}: {error}") from error
    if not isinstance(said, dict) or set(said) != set(KEYS) or not isinstance(said["cases"], dict):
        raise BadParameter("profile", f"must have {', '.join(KEYS)}, and nothing else")
    known = [band.code for band in time_bands()]
    if strange := sorted(set(said["cases"]) - set(known)):
        raise BadParameter("profile.cases", f"has {strange[0]}; bands are {', '.join(known)}")
    words = {key: str(said[key]) for key in KEYS if key != "cases"}
    return Profile(**words, cases=said["cases"])


def harm_by_time(release: Release, profile: Profile) -> pd.DataFrame:
    """Columns source, area_code, area_name, period, band, estimate, low, high (nine of ten draws of
    the profile's shares), modelled, profile: of every count of harm that the release shows."""
    harm = release.table("harm")
    parts = []
    for (source, period), rows in harm[harm["count"].notna()].groupby(["source", "period"]):
        counts = rows.set_index("area_code")["count"].astype("float64")
        names = rows.set_index("area_code")["area_name"]
        found = by_time_band(counts, profile).round(1).reset_index(names=["area_code", "band"])
        found = found.assign(
            source=source, period=period, area_name=found["area_code"].map(names),
            profile=f"{profile.name}, {profile.source}, of {profile.of_whom}",
        )  # fmt: skip
        parts.append(found)
    columns = ["source", "area_code", "area_name", "period", "band"]
    columns += ["estimate", "low", "high", "modelled", "profile"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)
