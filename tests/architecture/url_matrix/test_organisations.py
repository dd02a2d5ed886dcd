"""The same addresses of the portal, asked by people of the organisation and of another one.

`organisations.csv` says what GET and POST answer to an owner and an editor of the organisation
whose things are in the address, and to the owner of another. For the last a rule
holds besides: another organisation's things answer as things that do not exist.

    DRAFT=1 pytest tests/architecture/url_matrix/test_organisations.py   # writes it; read the diff
"""

import csv
import os
from pathlib import Path

import pytest
from django.urls import reverse

from tests.architecture.url_matrix.addresses import Address, addresses
from tests.architecture.url_matrix.answers import METHODS, asked
from tests.architecture.url_matrix.belonging import MEMBERS, PREFIX, build_ours, values_for

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILE = Path(__file__).with_name("organisations.csv")
NOT_FOUND = {"404", "405"}
# A public listing that nobody looks after: any organisation may ask for it.
ANYBODYS = "/portal/claim/<uuid:uid>/"


def portal() -> list[Address]:
    """Addresses of the portal."""
    return [address for address in addresses() if address.route.startswith(PREFIX)]


def rows() -> dict[str, dict[str, str]]:
    """Rows of the file by their route."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return {row["route"]: row for row in csv.DictReader(lines)}


def answers_of(who: str, *, missing: bool = False) -> dict[str, str]:
    """What each address of the portal answers to a member."""
    ours = build_ours()
    client = MEMBERS[who](ours)
    client.raise_request_exception = False
    found = {}
    for address in portal():
        values = values_for(address, ours, missing=missing)
        path = reverse(address.name, kwargs=values)
        found[address.route] = "/".join(asked(client, method, path) for method in METHODS)
    return found


def write(who: str, found: dict[str, str]) -> None:
    """Put one column into the file."""
    written = rows() if FILE.exists() else {}
    with FILE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["route", *MEMBERS])
        for route, answer in found.items():
            row = {**dict.fromkeys(MEMBERS, ""), **written.get(route, {}), who: answer}
            writer.writerow([route, *(row[each] for each in MEMBERS)])


@pytest.mark.parametrize("who", MEMBERS)
def test_members_are_answered_as_written(who: str) -> None:
    found = answers_of(who)
    if os.environ.get("DRAFT"):
        write(who, found)
    written = {route: row[who] for route, row in rows().items()}
    assert {route: a for route, a in found.items() if a != written.get(route)} == {}
    assert written.keys() == found.keys()


def test_what_is_anothers_answers_as_what_does_not_exist() -> None:
    missing = answers_of("own_owner", missing=True)
    with_things = {a.route for a in portal() if "uid" in a.arguments} - {ANYBODYS}
    assert len(with_things) > 30
    for route, row in rows().items():
        if route in with_things:
            assert row["other_owner"] == missing[route], route
            assert set(row["other_owner"].split("/")) <= NOT_FOUND, route


def test_nothing_breaks_for_its_own_people() -> None:
    assert [r for r, row in rows().items() if "500" in "/".join(row.values())] == []
