"""Files of a release: what they hold, what they say of themselves, and what never leaves alone."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pyogrio
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from guardianship.insight.board_pack.contents import board_pack
from guardianship.insight.board_pack.paper import as_html, as_pdf
from guardianship.insight.exports.column_words import column_words
from guardianship.insight.exports.csv_files import csv_files
from guardianship.insight.exports.geopackage import geopackage
from guardianship.insight.exports.taking import HARM, NeedsAssets, Taking, chosen_tables
from guardianship.insight.exports.workbook import workbook
from guardianship.insight.models import Release
from guardianship.insight.reading.slots import read_slots
from guardianship.insight.table_columns import COLUMNS
from tests.builders.insight import NAMES, a_release, sample_tables
from tests.builders.town import an_authority

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
FRIDAY = {"season": "term", "band": "weekend_night"}


def taking(release: Release | None = None, *, with_harm: bool = False) -> Taking:
    return Taking(release or a_release(), "Nia Example", "to plan youth work", AT, with_harm)


def said_of(taken: Taking) -> list[str]:
    return [taken.person, taken.purpose, "20 November 2026", taken.release.content_hash]


def test_workbook_has_a_method_sheet_and_every_table() -> None:
    taken = taking(with_harm=True)
    book = load_workbook(io.BytesIO(workbook(taken)))
    about = "\n".join(str(row[1]) for row in book.worksheets[0].iter_rows(values_only=True))
    for words in [*said_of(taken), "OGL v3", "OpenStreetMap", "Not for policing"]:
        assert words in about
    frames = taken.tables()
    assert book.sheetnames[1:] == list(frames)
    for name, frame in frames.items():
        rows = list(book[name].iter_rows(values_only=True))
        assert list(rows[0]) == list(frame.columns)
        assert len(rows) == len(frame) + 1
    assert book["areas"]["D2"].value == 400
    for sheet in book.worksheets:
        foot = f"{sheet.oddFooter.left.text} {sheet.oddFooter.right.text}"
        for words in (taken.release.content_hash[:12], *said_of(taken)[:3]):
            assert words in foot


def test_every_column_of_every_table_says_what_it_is() -> None:
    without = [
        f"{table}: {column}"
        for table, columns in COLUMNS.items()
        for column in columns
        if not column_words(table, column)
    ]
    assert without == []
    taken = taking()
    first = load_workbook(io.BytesIO(workbook(taken))).worksheets[0]
    said = {row[0]: row[1] for row in first.iter_rows(values_only=True)}
    assert "within so many metres" in said["slots: share_800"]
    assert "searches found nothing open" in said["unmet_demand: count"]
    assert "harm: rate" not in said, "what is not taken along is not explained"


def test_no_cell_is_a_formula() -> None:
    tables = sample_tables(an_authority())
    areas = tables["areas"].assign(area_name='=HYPERLINK("https://example.org")')
    taken = taking(a_release(tables={"areas": areas}))
    book = load_workbook(io.BytesIO(workbook(taken)))
    assert {c.data_type for s in book for row in s.iter_rows() for c in row} <= {"s", "n", "b"}
    assert book["areas"]["B2"].value.startswith("'=")
    with zipfile.ZipFile(io.BytesIO(csv_files(taken))) as parts:
        rows = list(csv.DictReader(io.StringIO(parts.read("areas.csv").decode("utf-8-sig"))))
    assert {row["area_name"][:2] for row in rows} == {"'="}


def test_csv_gives_back_the_frozen_figures() -> None:
    taken = taking()
    with zipfile.ZipFile(io.BytesIO(csv_files(taken))) as parts:
        texts = {name: parts.read(name).decode("utf-8-sig") for name in parts.namelist()}
    for words in said_of(taken):
        assert words in texts["read_this_first.csv"]
    frame = taken.release.table("slots")
    rows = list(csv.DictReader(io.StringIO(texts["slots.csv"])))
    assert [float(row["short"]) for row in rows] == frame["short"].tolist()
    assert [row["minutes_nearest"] == "" for row in rows] == frame[
        "minutes_nearest"
    ].isna().tolist()


def test_geopackage_opens_as_layers_with_the_areas_where_they_are(tmp_path) -> None:
    taken = taking(with_harm=True)
    path = tmp_path / "release.gpkg"
    path.write_bytes(geopackage(taken))
    shapes = pyogrio.read_dataframe(path, layer="areas")
    assert sorted(set(shapes["area_name"])) == NAMES
    assert shapes.crs.to_epsg() == 4326
    assert shapes.geometry.is_valid.all()
    assert shapes.to_crs(27700).area.round(-4).tolist() == [1_000_000] * len(shapes)
    assert {name for name, _kind in pyogrio.list_layers(path)} >= {"slots", "harm", "safety"}
    about = pyogrio.read_dataframe(path, layer="read_this_first")
    assert set(said_of(taken)) - {"20 November 2026"} <= set(about["words"])


def test_harm_is_left_out_until_asked_and_never_alone() -> None:
    release = a_release()
    assert not HARM & set(taking(release).tables())
    assert set(taking(release, with_harm=True).tables()) >= HARM | {"areas", "slots", "kinds"}
    with pytest.raises(NeedsAssets, match="slots"):
        chosen_tables(release, ["harm", "areas"])


def test_board_pack_opens_with_sentences_and_ends_with_sources() -> None:
    taken = taking()
    html = as_html(board_pack(taken, read_slots(["term"], ["evening", "weekend_night"], FRIDAY)))
    order = [html.index(words) for words in ("In sentences", "<svg", "<table", "OGL v3")]
    assert order == sorted(order)
    assert "one area nothing is open" in html
    assert "Support is missing in Eastmoor Quay." in html
    for words in said_of(taken):
        assert words in html
    for word in ("worst", "hotspot", "danger", "rank"):
        assert word not in html.casefold()
    assert "Street-level" in html
    assert "Reported:" not in html


def test_board_pack_is_a_pdf_that_can_be_read_as_text() -> None:
    taken = taking(with_harm=True)
    slots = read_slots(["term"], ["evening", "weekend_night"], FRIDAY)
    reader = PdfReader(io.BytesIO(as_pdf(board_pack(taken, slots))))
    text = " ".join(page.extract_text() for page in reader.pages)
    for words in ("In sentences", "Eastmoor Quay", "Nia Example", "Reported:", "fewer than 10"):
        assert words in text
