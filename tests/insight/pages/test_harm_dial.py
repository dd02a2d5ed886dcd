"""If reports counted: nothing at first, source by source, and only what the release shows."""

from uuid import uuid4

import numpy as np
import pandas as pd
import pytest
from django.urls import reverse
from django.utils.translation import override

from guardianship.accounts.roles import Role
from guardianship.insight.models import Release
from guardianship.insight.reading.dial import Dialled
from tests.builders.insight import NAMES, a_release, sample_tables
from tests.builders.people import StaysIn
from tests.builders.town import an_authority
from tests.insight.pages.conftest import who_plans

pytestmark = pytest.mark.django_db
# Of Bridge the ambulance says far more than of Hill; of Quay its count is hidden.
AMBULANCE = [200.0, 20.0, np.nan]
FRIDAY = {"band": "weekend_night", "season": "term"}


def planted() -> Release:
    """Bridge lies between the lines on Friday night; police and ambulance report."""
    tables = sample_tables(an_authority())
    harm = tables["harm"]
    mine = harm["source"] == "ambulance"
    harm.loc[mine, "source_kind"] = "health"
    for name, count in zip(NAMES, AMBULANCE, strict=True):
        harm.loc[mine & (harm["area_name"] == name), "count"] = count
    slots = tables["slots"]
    bridge = slots["area_name"] == NAMES[0]
    slots.loc[bridge, ["short", "short_low", "short_high"]] = [150, 120, 190]
    slots.loc[bridge, "group"] = "the data do not say whether support is missing"
    return a_release(tables={"harm": harm, "slots": slots})


@pytest.fixture
def release() -> Release:
    return planted()


def read(client: StaysIn, release: Release, **asked: str) -> str:
    address = reverse("insight:harm_dial", args=[release.uid])
    return client.get(address, FRIDAY | asked).content.decode()


def groups(page: str, which: str) -> str:
    """The groups of one side, in words."""
    start = page.index(f'id="{which}"')
    return page[start : page.index("</section>", start)].partition("</h2>")[2]


def test_it_starts_at_nothing_and_is_the_release(release: Release) -> None:
    page = read(who_plans(release), release)
    assert page.count('<option value="0" selected>0</option>') == 2
    assert "Every weight is 0: reports move nobody" in page
    assert groups(page, "with") == groups(page, "without").replace(", without", ", with")
    assert "Support missing (1)" in groups(page, "with")


def test_it_says_whom_it_moves_with_what_is_open_there(release: Release) -> None:
    page = read(who_plans(release), release, **{"weight-ambulance": "1"})
    assert "With these weights one area stands in another group:" in page
    moved = page[page.index("one area stands in another group") :].split("</ul>")[0]
    assert NAMES[0] in moved
    assert "to “Support missing”; 90% have an open place within a 15-minute walk" in moved
    assert "Support missing (1)" in groups(page, "without")
    after = groups(page, "with")
    assert "Support missing (2)" in after
    assert after.index(NAMES[0]) < after.index(NAMES[2])
    assert f"Turning Ambulance call-outs off again would move: {NAMES[0]}." in page


def test_a_hidden_count_weighs_nothing_and_is_named(release: Release) -> None:
    page = read(who_plans(release), release, **{"weight-ambulance": "1"})
    assert f"Ambulance call-outs: not shown for {NAMES[2]}." in page
    row = page[page.index(f'<th scope="row">{NAMES[2]}</th>') :].split("</tr>")[0]
    assert "<td>1.00</td>" in row
    assert "Ambulance call-outs" in row


def test_many_hidden_counts_are_told_by_their_number() -> None:
    few, many = (Dialled("x", "X", 0.0, "", list("ABCDEFG")[:count]) for count in (6, 7))
    assert few.where_not_shown == "A, B, C, D, E, F"
    assert many.where_not_shown == "7 areas, which the table names"


def test_police_records_never_weigh_alone(release: Release) -> None:
    page = read(who_plans(release), release, **{"weight-street-crime": "1"})
    assert "Police records alone are refused" in page
    assert groups(page, "with") == groups(page, "without").replace(", without", ", with")
    both = {"weight-street-crime": "0.5", "weight-ambulance": "0.25"}
    assert "Police records alone are refused" not in read(who_plans(release), release, **both)


def test_what_is_no_weight_is_as_if_not_said(release: Release) -> None:
    page = read(who_plans(release), release, **{"weight-ambulance": "7", "weight-nobody": "1"})
    assert "Every weight is 0" in page


def test_groups_of_people_move_nothing() -> None:
    plain = planted()
    client = who_plans(plain)
    before = read(client, plain, **{"weight-ambulance": "1"})
    equity = pd.DataFrame(
        [{"measure": "group_difference", "season": "term", "band": "weekend_night",
          "group": group, "value": value, "low": value, "high": value, "how": "Planted."}
         for group, value in (("black", 5.0), ("white", -5.0))]
    )  # fmt: skip
    tables = {name: plain.table(name) for name in ("harm", "slots")}
    mixed = a_release(run=plain.run, number=2, tables={**tables, "equity": equity})
    after = read(client, mixed, **{"weight-ambulance": "1"})
    same = after.replace(str(mixed.uid), str(plain.uid)).replace("Release 2", "Release 1")
    assert groups(same, "with") == groups(before, "with")


def test_without_reports_there_is_no_dial() -> None:
    bare = a_release(tables={"harm": sample_tables(an_authority())["harm"][:0]})
    page = read(who_plans(bare), bare)
    assert "No source of reports is in this release." in page
    assert "<select" not in page


def test_nothing_ranks_or_calls_names_and_other_pages_stay_at_nothing(release: Release) -> None:
    client = who_plans(release)
    page = read(client, release, **{"weight-ambulance": "1"}).casefold()
    for word in ("hotspot", "worst", "rank", "danger", "ethnic"):
        assert word not in page
    address = reverse("insight:release", args=[release.uid])
    plain = client.get(address, FRIDAY).content.decode()
    assert "Support missing (1)" in plain
    asked = client.get(address, FRIDAY | {"weight-ambulance": "1"}).content.decode()
    assert groups(asked, "in-words") == groups(plain, "in-words")
    assert reverse("insight:harm_dial", args=[release.uid]) in plain


def test_it_is_all_in_welsh_and_for_those_who_read_releases(release: Release) -> None:
    client = who_plans(release, Role.SAFEGUARDING_LEAD)
    with override("cy"):
        page = read(client, release, **{"weight-ambulance": "1"})
    for english in ("If reports", "Whom it moves", "Without", "Turning", "another group", "weighs"):
        assert english not in page
    elsewhere = reverse("insight:harm_dial", args=[uuid4()])
    assert client.get(elsewhere).status_code == 404
