"""Files that cannot be read, columns that make no listing, and rows that hide where they are."""

import pytest

from guardianship.accounts.roles import Role
from places.models import Listing, Organisation
from places.sources.models import Feed, Sheet
from tests.builders.people import StaysIn, signed_in
from tests.places.sheets.sending import ROWS, SEND, a_file, newest, send, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator() -> StaysIn:
    return signed_in(Role.MODERATOR)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", "The file is empty", id="mark-alone"),
        pytest.param(b"a,b\n", "no rows below its header", id="header-alone"),
        pytest.param(b"PK\x03\x04zip", "no CSV file", id="spreadsheet"),
        pytest.param(b"name\nx\x00y", "bytes that no text has", id="nul"),
        pytest.param(b'name\n"x\n', "Row 2 cannot be taken apart", id="quote"),
        pytest.param(b"name,Name\nx,y", None, id="names-by-case-are-two"),
        pytest.param(b"name,name\nx,y", "“name” is there twice", id="twice"),
        pytest.param(b",".join([b"a"] * 61) + b"\nx", "more than 60 columns", id="wide"),
        pytest.param(b"name\n" + b"x" * 20_001, "longer than 20,000", id="cell"),
        pytest.param(b"name\n" + b"x\n" * 20_001, "more than 20,000 rows", id="long"),
        pytest.param(b"name\nx" + b"\n" * 200_000, "more than 20,000 rows", id="empty-lines"),
        pytest.param(
            b"Clubs 2026,,\n,,\nname,postcode,age\nx,y,1",
            "than the first line names (1)",
            id="title",
        ),
        pytest.param(
            b"Club,Where,,When,,\nname,street,code,mo,tu,we", "merged headings", id="merged"
        ),
        pytest.param(b"x" * (5 * 1024**2 + 1), "larger than 5 MB", id="large"),
    ],
)
def test_a_file_that_cannot_be_read(moderator, data: bytes, why: str | None) -> None:
    answer = send(moderator, data)
    if why is None:
        assert newest().headings == ["name", "Name"]
        return
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Club\tLongitude\tLatitude, if known\nGo\t-2.99\t51.58\n", id="tabs"),
        pytest.param("sep=;\r\nClub;Longitude;Latitude\r\nGo;-2.99;51.58", id="excel-says"),
        pytest.param("Club|Longitude|Latitude\nGo|-2.99|51.58", id="bars"),
        pytest.param("Club;A, b, c, d;Longitude\nGo;;-2.99", id="commas-in-a-heading"),
        pytest.param('\ufeff"Club","Longitude"\n"Go","-2.99"', id="mark-and-quotes"),
        pytest.param("\u202eClub,Longitude,,,\nGo,-2.99,,,", id="turned-round"),
    ],
)
def test_headings_are_found_however_the_file_is_parted(moderator, text: str) -> None:
    send(moderator, text.encode())
    assert newest().columns["name"] == "Club"
    assert "Longitude" in newest().headings
    assert newest().rows == 1


def test_files_of_windows_and_semicolons_are_read(moderator) -> None:
    text = "Club;Longitude;Latitude\nCaffé;-2.99;51.58"
    send(moderator, text.encode("cp1252"))
    settle(moderator)
    assert newest().preview[0]["name"] == "Caffé"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"Club": ""}, "Say which column is the name."),
        ({"Longitude": "", "Latitude": "", "Post Code": ""}, "Say which column is the postcode"),
        ({"Latitude": ""}, "has only one of lon and lat"),
        ({"Ref": "name"}, "cannot both be the same"),
        ({"Ref": "hours_osm"}, "Hours can be read in one way only"),
        ({"Ref": "hours_monday"}, "Hours are there for some days only. Missing: Tuesday"),
        ({"Ref": "nonsense"}, "nonsense"),
    ],
)
def test_columns_that_make_no_listing(moderator, other, why) -> None:
    send(moderator, a_file())
    answer = settle(moderator, **other)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert newest().state == Sheet.State.SENT


def test_rows_that_cannot_be_used_at_all(moderator) -> None:
    send(moderator, a_file("1,Far away,,10,10,,,"))
    page = settle(moderator).content.decode()
    assert "none of its 1 rows could be used" in page
    assert "Write it" not in page


def test_marks_that_turn_the_direction_of_writing_refuse_their_row(moderator) -> None:
    rows = ["1,Club \u202egnp.exe,,-2.99,51.58,,,", "2,Go,,-2.98,51.59,,,"]
    send(moderator, a_file(*rows))
    page = settle(moderator).content.decode()
    assert "holds marks that turn the direction of writing" in page
    assert (newest().counts["refused"], newest().counts["added"]) == (1, 1)


def test_no_address_of_a_row_that_hides_it_is_told(moderator) -> None:
    header = "Ref,Club,Address,Postcode,Longitude,Latitude,Shown"
    rows = [
        "1,Quiet house,12 Secret Lane,NP20 4AA,-2.99,51.58,hidden",
        "2,Other house,13 Secret Lane,NP20 4AA,99,51.58,hidden",
    ]
    send(moderator, a_file(*rows, header=header))
    page = settle(moderator, Shown="location_visibility").content.decode()
    assert "not shown: the row hides where it is" in page
    assert newest().counts["refused"] == 1
    report = moderator.get(f"{SEND}{newest().uid}/report.csv").content.decode()
    for secret in ("Secret Lane", "NP20 4AA", "51.58"):
        assert secret not in page
        assert secret not in report


def test_a_feed_that_comes_another_way_keeps_its_name(moderator) -> None:
    county = Organisation.objects.create(name="County")
    Feed.objects.create(code="c", name="County", address="https://c.example", organisation=county)
    answer = send(moderator, a_file(), source="county")
    assert answer.status_code == 422
    assert Feed.objects.get().address == "https://c.example"
    assert not Listing.objects.filter(name=ROWS[0].split(",")[1]).exists()
