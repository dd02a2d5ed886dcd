"""Terms of other people's lists, which an operator brings as a CSV file, beside our own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.core.exceptions import ImproperlyConfigured

from places.open_referral import taxonomies
from tests.builders.places import a_listing

pytestmark = pytest.mark.django_db
NEEDS, FOOD, CLUB = (str(uuid5(NAMESPACE_URL, name)) for name in ("needs", "food", "club"))
HEADER = "taxonomy_id,taxonomy,term_id,term,description,uri,field,value"
CACHED = (taxonomies.taxonomies, taxonomies.terms, taxonomies.terms_by_value)
URI = "https://example.org/needs/7"
ROWS = (
    f"{NEEDS},Needs,{FOOD},Food,Something to eat.,{URI},practical_help,hot_food",
    f"{NEEDS},Needs,{FOOD},Food,Something to eat.,{URI},practical_help,snack_drink",
    f"{NEEDS},Needs,{CLUB},Company,,,kind,youth_provision",
)


@pytest.fixture
def bring(tmp_path: Path, settings) -> Iterator[Callable[..., None]]:
    """``bring(row, …)``: the site starts with these rows in its file."""

    def brought(*rows: str) -> None:
        path = tmp_path / "terms.csv"
        path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        settings.OPEN_REFERRAL_TERMS = str(path)
        for cached in CACHED:
            cached.cache_clear()

    yield brought
    for cached in CACHED:
        cached.cache_clear()


def ids(client, path: str) -> list[str]:
    return [row["id"] for row in client.get(f"/open-referral{path}").json()["contents"]]


def test_services_carry_the_terms_and_are_found_by_them(client, bring) -> None:
    bring(*ROWS)
    soup = a_listing("Soup", practical_help=["hot_food", "snack_drink"], kind="respite_space")
    club = a_listing("Club", kind="youth_provision")
    bare = a_listing("Bare", kind="ordinary_place")
    told = client.get(f"/open-referral/services/{soup.uid}").json()["attributes"]
    terms = [one["taxonomy_term"] for one in told if one["taxonomy_term_id"] == FOOD]
    assert terms == [
        {
            "id": FOOD,
            "name": "Food",
            "description": "Something to eat.",
            "taxonomy": "Needs",
            "taxonomy_id": NEEDS,
            "term": "Food",
            "term_uri": URI,
        }
    ]
    assert {"respite_space", "hot_food"} <= {one["taxonomy_term"]["term"] for one in told}
    assert ids(client, f"/services?taxonomy_term_id={FOOD}") == [str(soup.uid)]
    assert set(ids(client, f"/services?taxonomy_id={NEEDS}")) == {str(soup.uid), str(club.uid)}
    assert str(bare.uid) in ids(client, "/services")
    assert NEEDS in ids(client, "/taxonomies")
    assert ids(client, f"/taxonomy_terms?taxonomy_id={NEEDS}") == [FOOD, CLUB]
    assert client.get(f"/open-referral/taxonomy_terms/{CLUB}").json()["description"] == "Company."


def test_a_web_address_in_place_of_an_id_is_made_into_one(client, bring) -> None:
    home, term = "https://example.org/list/needs", "https://example.org/need/69"
    bring(f"{home},Needs,{term},Company,,,kind,youth_provision")
    known_as = str(uuid5(NAMESPACE_URL, home))
    found = client.get(f"/open-referral/taxonomy_terms?taxonomy_id={known_as}").json()
    (told,) = found["contents"]
    assert told["id"] == str(uuid5(NAMESPACE_URL, term))
    assert told["name"] == "Company"
    assert told["term_uri"] == term


def test_without_a_file_there_are_ours_alone(client, settings) -> None:
    assert settings.OPEN_REFERRAL_TERMS == ""
    assert len(ids(client, "/taxonomies")) == 3


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"{NEEDS},Needs,7,Food,,,kind,youth_provision", "row 2, term_id: “7” is no UUID"),
        (f"x,Needs,{FOOD},Food,,,kind,youth_provision", "row 2, taxonomy_id: “x” is no UUID"),
        (f"{NEEDS},Needs,{FOOD},,,,kind,youth_provision", "row 2, term: is empty"),
        (f"{NEEDS},Needs,{FOOD},Food,,,kind,pub", "kind has no value “pub”"),
        (f"{NEEDS},Needs,{FOOD},Food,,,origin,osm", "origin has no value “osm”"),
        (f"{NEEDS},Needs,{FOOD},Food,,javascript:x,kind,youth_provision", "is no web address"),
        (f"{NEEDS},Needs,{FOOD}", "row 2"),
    ],
)
def test_a_file_that_cannot_be_used_is_said(bring, row, why) -> None:
    bring(row)
    with pytest.raises(ImproperlyConfigured, match=why):
        taxonomies.taxonomies()


def test_a_term_stands_for_one_field(bring) -> None:
    bring(ROWS[0], f"{NEEDS},Needs,{FOOD},Food,,,kind,youth_provision")
    with pytest.raises(ImproperlyConfigured, match="row 3, term_id"):
        taxonomies.taxonomies()
