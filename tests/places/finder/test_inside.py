"""A box or an area keeps to what shows itself there, on the list and in the feed alike."""

import pytest
from django.test import Client

from gis.crs import to_grid
from places.finder.inside import Extent, NotAnExtent, read_extent
from tests.builders import town
from tests.builders.places import a_hidden_listing, a_listing
from tests.places.finder.asking import features, found, page

pytestmark = pytest.mark.django_db


def metres_to(lon: float, lat: float) -> tuple[float, float]:
    """How far east and north of the town somewhere is."""
    (east, north), (from_east, from_north) = to_grid(lon, lat), to_grid(*town.at().coords)
    return east - from_east, north - from_north


def box_around(east_m: float) -> str:
    lon, lat = town.at(east_m).coords
    return str(read_extent(f"{lon - 0.01},{lat - 0.01},{lon + 0.01},{lat + 0.01}"))


def test_a_box_keeps_what_shows_itself_in_it(client: Client) -> None:
    a_listing("Here")
    a_listing("Five kilometres east", at_m=(5_000, 0))
    assert found(client, f"?extent={box_around(0)}") == ["Here"]
    assert found(client, f"?extent={box_around(5_000)}") == ["Five kilometres east"]
    assert found(client, f"?extent={box_around(2_500)}") == []


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ("-180,-90,180,90", ["Bottom", "Here"]),
        ("-100,-80,100,80", ["Bottom", "Here"]),
        ("-8,51.5,1,60", ["Bottom", "Here"]),
        ("-8,51.502,1,60", ["Here"]),
        ("-180,-90,180,40", []),
        ("100,-90,180,90", []),
    ],
    ids=["the world", "half of it", "a country", "above", "south", "east"],
)
def test_a_wide_box_is_as_straight_as_on_the_map(client: Client, box: str, names: list) -> None:
    a_listing("Here")
    # A great circle between the lower corners of a country passes some fifteen kilometres north.
    a_listing("Bottom", at_m=metres_to(-3.5, 51.501))
    assert sorted(found(client, f"?extent={box}")) == names
    told = features(client, f"?extent={box}")
    assert sorted(each["properties"]["name"] for each in told) == names


def test_what_hides_where_it_is_counts_for_its_authority(client: Client) -> None:
    a_hidden_listing("Rainbow Evening")
    assert "Rainbow Evening" in page(client, f"?extent={box_around(2_500)}")
    assert "Rainbow Evening" not in page(client, f"?extent={box_around(30_000)}")


@pytest.mark.parametrize(
    ("box", "listed"),
    [("-4.5,51.9,-3.4,52.4", True), ("-4.5,51.9,-3.7,52.4", False)],
    ids=["all of the authority beside its middle", "a part of it"],
)
def test_a_box_of_several_authorities_keeps_what_hides_in_each(client, box, listed) -> None:
    a_hidden_listing("Rainbow Evening")
    assert ("Rainbow Evening" in page(client, f"?extent={box}")) is listed


def test_an_area_of_a_loaded_set_keeps_what_lies_in_it(client: Client) -> None:
    area = town.an_authority()
    a_listing("Here")
    a_listing("Far", at_m=(25_000, 0))
    assert found(client, f"?area={area.area_set.code}:{area.code}") == ["Here"]


def test_an_area_that_nobody_loaded_holds_nothing(client: Client) -> None:
    a_listing("Here")
    a_hidden_listing("Rainbow Evening")
    assert found(client, "?area=wards-1999:W05000001") == []


@pytest.mark.parametrize(
    "text",
    ["", "1,2,3", "a,b,c,d", "2,51,1,52", "1,52,2,51", "nan,1,2,3", "-181,1,2,3", "1,2,inf,3"],
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(NotAnExtent):
        read_extent(text)


def test_a_bad_box_is_named_and_left_out(client: Client) -> None:
    a_listing("Here")
    assert 'data-field="extent"' in page(client, "?extent=1,2,3")
    assert 'data-field="area"' in page(client, "?area=nowhere")


def test_a_box_is_said_again_as_it_was_read() -> None:
    extent = Extent(-3.1, 51.5, -2.9, 51.75)
    assert str(extent) == "-3.1,51.5,-2.9,51.75"
    assert read_extent(str(extent)) == extent
