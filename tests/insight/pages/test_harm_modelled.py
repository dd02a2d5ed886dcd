"""A profile that somebody chose shares out reports without an hour: said so, and not kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from scipy import stats

from guardianship.insight.models import Release
from guardianship.safeguarding.harm.models import TimeProfile
from tests.builders.people import StaysIn

pytestmark = pytest.mark.django_db
PROFILE = {
    "name": "Injuries of under-16s", "source": "A trauma centre, 2018",
    "of_whom": "172 young people", "cases": {"after_school": 60, "evening": 40, "late": 20},
}  # fmt: skip


def keep(folder: Path, profile: dict[str, Any] = PROFILE, **more: str) -> None:
    file = folder / "profile.json"
    file.write_text(json.dumps(profile))
    call_command(
        "add_time_profile", file, **{"code": "injuries", "licence": "CC BY 4.0", **more},
        verbosity=0,
    )  # fmt: skip


def read(client: StaysIn, release: Release, **asked: object) -> str:
    address = reverse("insight:release", args=[release.uid])
    return client.get(address, asked).content.decode()


def test_it_is_modelled_by_name_with_its_band(
    commissioner: StaysIn, release: Release, tmp_path: Path
) -> None:
    keep(tmp_path)
    # The source that knows hours stays as it is.
    page = read(commissioner, release, harm=["street-crime", "ambulance"], profile="injuries")
    assert 'id="modelled-ambulance"' not in page
    figure = page[page.index('id="modelled-street-crime"') :].split("</section>")[0]
    assert "Modelled by Injuries of under-16s" in figure
    assert "A trauma centre, 2018, of 172 young people, CC BY 4.0" in figure
    # 25 reports, 40 of 120 cases, half a case more for each band: a part of a Dirichlet is a Beta.
    low, high = (25 * each for each in stats.beta(40.5, 81).ppf([0.05, 0.95]))
    row = figure[figure.index('<th scope="row">evening') :].split("</tr>")[0]
    assert f"<td>{25 * 40.5 / 121.5:.0f}</td><td>{low:.0f}–{high:.0f}</td>" in row
    assert figure.index(">after school<") < figure.index(">evening, Monday") < figure.index(">late")
    assert '<option value="injuries" selected>' in page


@pytest.mark.parametrize(
    "asked",
    [{"harm": "street-crime"}, {"harm": "street-crime", "profile": "x"}, {"profile": "injuries"}],
    ids=["none chosen", "none of that name", "no source"],
)
def test_no_hour_is_modelled_unasked(
    asked: dict[str, str], commissioner: StaysIn, release: Release, tmp_path: Path
) -> None:
    keep(tmp_path)
    assert "modelled-" not in read(commissioner, release, **asked)


def test_without_any_profile_none_can_be_chosen(commissioner: StaysIn, release: Release) -> None:
    assert 'name="profile"' not in read(commissioner, release, harm="street-crime")


def test_the_same_code_takes_its_place(tmp_path: Path) -> None:
    keep(tmp_path)
    keep(tmp_path, {**PROFILE, "cases": {"evening": 1, "late": 2}})
    assert TimeProfile.objects.get().cases == {"evening": 1, "late": 2}


@pytest.mark.parametrize(
    ("profile", "more", "said"),
    [
        ({**PROFILE, "source": ""}, {}, "profile.source must be said"),
        ({**PROFILE, "cases": {"noon": 3}}, {}, "profile.cases has noon"),
        (PROFILE, {"licence": ""}, "licence: "),
        (PROFILE, {"code": "a b"}, "code: "),
        (PROFILE, {"address": "javascript:x"}, "address: "),
    ],
    ids=["nobody's", "band", "no licence", "code", "address"],
)
def test_what_cannot_be_named_is_refused(
    profile: dict[str, Any], more: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=said):
        keep(tmp_path, profile, **more)
    assert not TimeProfile.objects.exists()
