"""Every address where people sign in, asked by everybody: the expected answers are data.

`matrix.csv` beside this file has a row for each address and a column for each kind of visitor; a
cell says what GET and what POST answer, such as ``ok/405``. An address without a row fails, and
the failure prints the row as it is now, for somebody to read and put in.
"""

import csv
from pathlib import Path

import pytest

from tests.architecture.url_matrix.addresses import addresses
from tests.architecture.url_matrix.answers import METHODS, WHO, asked, person_of
from tests.architecture.url_matrix.samples import build_samples

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.indexed_at_once]
FILE = Path(__file__).with_name("matrix.csv")
# Wagtail breaks on an empty form here, after it has asked whether one may.
BREAKS_ON_NOTHING = {
    "/admin/choose-external-link/",
    "/admin/failwhale/",
    "/admin/pages/<int:page_id>/copy/",
    "/admin/pages/<int:page_id>/edit/",
    "/admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/",
    "/admin/pages/add/<slug:content_type_app_name>/<slug:content_type_model_name>/"
    "<int:parent_page_id>/",
    "/admin/redirects/import/process/",
    "/admin/snippets/choose/places/coveragearea/create/",
    "/admin/snippets/choose/places/listing/create/",
    "/admin/snippets/choose/places/organisation/create/",
    "/admin/snippets/choose/places/place/create/",
}
# Whom an answer lets see or do something.
LETS_IN = {"ok", "on", "home", "again"}
# What somebody who is not in, or has no factor yet, may reach all the same.
OPEN_DOORS = {
    "/accounts/demonstration/",
    "/accounts/inactive/",
    "/accounts/invitation/<str:token>/",
    "/accounts/login/",
    "/accounts/logout/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/",
    "/accounts/password/reset/key/done/",
    "/admin/jsi18n/",
    "/admin/sprite/",
    "/admin/users/new/",
    "/admin/users/copy/<int:pk>/",
    "/documents/(\\d+)/(.*)",
}


def rows() -> dict[str, dict[str, str]]:
    """Rows of the matrix by their route."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["route"]: row for row in csv.DictReader(lines)}


# All that a session without a factor may do.
MAY_ENROL = {
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/accounts/second-factor/totp/activate/",
    "/accounts/second-factor/webauthn/add/",
}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def answers_of(who: str, only: str = "") -> dict[str, str]:
    """What each address, or each whose route has ``only`` in it, answers to one kind of visitor."""
    client = WHO[who]()
    client.raise_request_exception = False
    samples = build_samples(person_of(client))
    return {
        address.route: "/".join(
            asked(client, method, samples.path_of(address)) for method in METHODS
        )
        for address in addresses()
        if only in address.route
    }


@pytest.mark.parametrize("who", WHO)
def test_everybody_is_answered_as_written(who: str) -> None:
    written = {route: row[who] for route, row in rows().items()}
    found = answers_of(who)
    assert {r: a for r, a in found.items() if a != written.get(r)} == {}


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert list(rows()) == [address.route for address in addresses()]


def test_nobody_gets_in_without_signing_in_and_without_a_factor() -> None:
    for route, row in rows().items():
        if route in OPEN_DOORS:
            continue
        assert not LETS_IN & set(row["anonymous"].split("/")), route
        if row["without_factor"] not in ("enrol/enrol", "404/404"):
            assert route in MAY_ENROL, route


def test_who_has_no_role_enters_no_page_of_the_editors() -> None:
    for route, row in rows().items():
        if route.startswith("/admin/") and route not in OPEN_DOORS:
            answer = row["no_role"]
            assert not LETS_IN & set(answer.split("/")) or answer == row["anonymous"], route


def test_nothing_breaks_whoever_asks() -> None:
    broken = {route for route, row in rows().items() if "500" in "/".join(row.values())}
    assert broken <= BREAKS_ON_NOTHING
