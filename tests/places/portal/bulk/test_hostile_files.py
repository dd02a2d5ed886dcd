"""Files that are no text, too large, or try something: refused in words, and nothing is kept."""

import pytest

from places.portal.bulk.files import LONGEST_LINE_BYTES, FileRefused, table_in
from places.portal.bulk.models import Upload
from tests.places.portal.bulk.sending import io, send
from tests.places.portal.conftest import House

ROW = b"name,phone\nFriday Club,01633 496 0000\n"
REFUSED = {
    "nothing": (b"", "empty"),
    "white space": (b" \r\n\n", "empty"),
    "a mark alone": (b"\xef\xbb\xbf", "empty"),
    "a mark and a line": (b"\xef\xbb\xbf\r\n", "empty"),
    "a spreadsheet": (b"PK\x03\x04" + ROW, "no CSV"),
    "UTF-16": ("name\nClub\n".encode("utf-16"), "no CSV"),
    "a NUL": (ROW + b"a\x00b,1\n", "damaged"),
    "a line of 5 MB": (b"name\n" + b"x" * 5 * 1024**2, "2 MB"),
    "a line of 1 MB": (b"name\n" + b"x" * 1024**2, "too long"),
    "no letters of ours": (b"name\n\x81\x8d\xff\n", "letters"),
    "no header": (b"Friday Club,01633\n", "first row"),
    "a header alone": (b"name,phone\n", "no rows"),
    "a name twice": (b"name,phone,PHONE\na,1,2\n", "there twice"),
    "too many columns": (b"name" + b",x" * 80 + b"\nClub\n", "60 columns"),
    "too many rows": (b"name\n" + b"Club\n" * 1_001, "1,000 rows"),
    "a quote without end": (b'name,phone\n"Club,1\nOther,2\n', "Row 2"),
    "more cells than names": (b"name,phone\nClub,1,2\n", "Row 2"),
    "a cell like a book": (b"name,summary\nClub," + b"x" * 6_000 + b"\n", "5,000"),
}


@pytest.mark.parametrize("bad", REFUSED)
def test_it_is_refused_in_words(bad: str) -> None:
    data, said = REFUSED[bad]
    with pytest.raises(FileRefused, match=said):
        table_in(io.BytesIO(data))


def test_a_line_is_only_so_long() -> None:
    assert LONGEST_LINE_BYTES < 1024**2


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["a NUL", "a spreadsheet", "a line of 5 MB", "nothing"])
def test_the_form_says_why_and_keeps_nothing(house: House, bad: str) -> None:
    answer = send(house.client("owner"), house, REFUSED[bad][0])
    assert answer.status_code == 422
    assert 'href="#id_file"' in answer.content.decode()
    assert not Upload.objects.exists()


READ = {
    "commas": ROW,
    "a byte order mark": b"\xef\xbb\xbf" + ROW,
    "semicolons": ROW.replace(b",", b";"),
    "tabs": ROW.replace(b",", b"\t"),
    "lines of Windows": ROW.replace(b"\n", b"\r\n"),
    "quotes": b'"name","phone"\n"Friday Club","01633 496 0000"\n',
    "capitals": b"Name, Phone \nFriday Club,01633 496 0000\n",
    "empty columns and lines": b"name,phone,,\n,,,\n\nFriday Club,01633 496 0000,,\n",
}


@pytest.mark.parametrize("shape", READ)
def test_every_usual_shape_is_read(shape: str) -> None:
    [(_number, cells)] = table_in(io.BytesIO(READ[shape])).rows
    assert cells == {"name": "Friday Club", "phone": "01633 496 0000"}


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    data = b'name,summary\nOne,"two\nlines"\n\nTwo,x\n'
    assert [number for number, _cells in table_in(io.BytesIO(data)).rows] == [2, 4]


def test_windows_text_is_read_and_told() -> None:
    table = table_in(io.BytesIO("name\nCaffi’r Tŷ".replace("ŷ", "é").encode("cp1252")))
    assert table.rows == [(2, {"name": "Caffi’r Té"})]
    assert "Windows" in table.notes[0]


def test_columns_that_are_not_ours_are_told() -> None:
    table = table_in(io.BytesIO(b"name,uid,live,organisation\nClub,1,true,2\n"))
    assert table.rows == [(2, {"name": "Club"})]
    assert all(name in table.notes[0] for name in ("uid", "live", "organisation"))
