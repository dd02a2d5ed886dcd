"""From what people type to a point, to a choice, or to the reason why there is neither."""

import pytest
from django.contrib.gis.geos import Point

from gis.crs import WGS84
from gis.geocoding import Choices, Found, NotFound, Precision, Reason, locate
from gis.models import PlaceName, Postcode
from gis.place_names import Named, keep, key_of

pytestmark = pytest.mark.django_db
CODES = {"NP20 1AA": (-3.0, 51.6), "NP20 1AB": (-3.02, 51.62), "M1 1AE": (-2.2, 53.4)}


@pytest.fixture(autouse=True)
def gazetteer() -> None:
    """A few postcodes and names."""
    Postcode.objects.bulk_create(
        Postcode(code=code, outward=code.split()[0], point=Point(*at, srid=WGS84))
        for code, at in CODES.items()
    )
    names = (
        ("Pill", "settlement", -2.99, 51.58, "Newport"),
        ("Pillgwenlly", "ward", -2.99, 51.579, "Newport"),
        ("Caerleon", "settlement", -2.95, 51.61, "Newport"),
        ("Caerllion", "settlement", -2.95, 51.61, "Newport"),
        ("Caerleon", "ward", -2.94, 51.62, "Newport"),
        ("St Julian's", "ward", -2.97, 51.6, "Newport"),
        ("Allt-yr-yn", "ward", -3.02, 51.59, "Newport"),
        ("Newport", "authority", -3.0, 51.58, ""),
        ("Newport", "settlement", -2.997, 51.584, "Newport"),
        ("Newport", "settlement", -1.3, 50.7, "Isle of Wight"),
        ("Newtown", "settlement", -3.31, 52.51, "Powys"),
        ("Newtown", "settlement", -3.32, 52.515, "Powys again"),
        ("Tŷ-du", "settlement", -3.04, 51.59, "Newport"),
    )
    keep("test", [Named(n, kind, Point(x, y, srid=WGS84), w) for n, kind, x, y, w in names])
    keep("codes", [Named("NP20", "outward_code", Point(-3.01, 51.61, srid=WGS84))])


FOUND = {
    "postcode": ("NP20 1AA", "NP20 1AA", Precision.POSTCODE, "NP20"),
    "postcode as typed": (" np201ab ", "NP20 1AB", Precision.POSTCODE, "NP20"),
    "short postcode": ("m11ae", "M1 1AE", Precision.POSTCODE, "M1"),
    "outward code": ("np20", "NP20", Precision.OUTWARD, "NP20"),
    "sector": ("NP20 1", "NP20", Precision.OUTWARD, "NP20"),
    "name": ("Pill", "Pill, Newport", Precision.PLACE, ""),
    "capitals and spaces": ("  cAERLEON ", "Caerleon, Newport", Precision.PLACE, ""),
    "Welsh name": ("caerllion", "Caerllion, Newport", Precision.PLACE, ""),
    "apostrophe": ("st julians", "St Julian's, Newport", Precision.PLACE, ""),
    "curly apostrophe": ("St Julian’s", "St Julian's, Newport", Precision.PLACE, ""),
    "hyphens": ("allt yr yn", "Allt-yr-yn, Newport", Precision.PLACE, ""),
    "accents": ("Ty-du", "Tŷ-du, Newport", Precision.PLACE, ""),
    "with what it lies in": (
        "Newport, Isle of Wight",
        "Newport, Isle of Wight",
        Precision.PLACE,
        "",
    ),
    "one place from two sources": ("newtown", "Newtown, Powys", Precision.PLACE, ""),
}


@pytest.mark.parametrize(
    ("typed", "label", "precision", "outward"), FOUND.values(), ids=FOUND.keys()
)
def test_found(typed: str, label: str, precision: Precision, outward: str) -> None:
    found = locate(typed)
    assert isinstance(found, Found)
    assert (found.label, found.precision, found.outward) == (label, precision, outward)


def test_an_outward_code_is_the_mean_of_its_postcodes() -> None:
    found = locate("NP20")
    assert isinstance(found, Found)
    assert (found.point.x, found.point.y) == pytest.approx((-3.01, 51.61))


def test_a_settlement_beats_a_ward_of_the_same_name() -> None:
    found = locate("Caerleon")
    assert isinstance(found, Found)
    assert found.point.x == pytest.approx(-2.95)


def test_two_towns_of_one_name_are_a_choice() -> None:
    found = locate("newport")
    assert isinstance(found, Choices)
    assert {choice.label for choice in found.choices} == {
        "Newport, Newport",
        "Newport, Isle of Wight",
    }


def test_the_beginning_of_a_name_is_a_choice_even_of_one() -> None:
    found = locate("pillg")
    assert isinstance(found, Choices)
    assert [choice.label for choice in found.choices] == ["Pillgwenlly, Newport"]


NOT_FOUND = {
    "nothing": ("", Reason.EMPTY),
    "spaces": ("  \t ", Reason.EMPTY),
    "too long": ("x" * 121, Reason.TOO_LONG),
    "unknown name": ("Atlantis", Reason.NAME_NOT_KNOWN),
    "two letters of a name": ("pi", Reason.NAME_NOT_KNOWN),
    "punctuation": ("?!", Reason.NAME_NOT_KNOWN),
    "a known name elsewhere": ("Pill, Cardiff", Reason.NAME_NOT_KNOWN),
    "unknown postcode": ("SA1 1AA", Reason.POSTCODE_NOT_KNOWN),
    "unknown outward code": ("SA1", Reason.POSTCODE_NOT_KNOWN),
    "SQL": ("'; DROP TABLE areas_postcode; --", Reason.NAME_NOT_KNOWN),
    "a percent sign": ("%%%", Reason.NAME_NOT_KNOWN),
    "NUL": ("a\x00b", Reason.NAME_NOT_KNOWN),
}


@pytest.mark.parametrize(("typed", "reason"), NOT_FOUND.values(), ids=NOT_FOUND.keys())
def test_not_found_says_why(typed: str, reason: Reason) -> None:
    found = locate(typed)
    assert isinstance(found, NotFound)
    assert found.reason == reason
    assert found.nearby is None
    assert str(reason.label).endswith(".")


def test_an_unknown_postcode_of_a_known_outward_code_offers_that() -> None:
    found = locate("NP20 9ZZ")
    assert isinstance(found, NotFound)
    assert found.reason == Reason.POSTCODE_NOT_KNOWN
    assert found.nearby is not None
    assert found.nearby.label == "NP20"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St Julian's", "st julians"),
        ("Tŷ-du", "ty du"),
        ("Ridgeway & Glasllwch", "ridgeway and glasllwch"),
        ("  LLISWERRY ", "lliswerry"),
        ("Ystrad_Mynach", "ystrad mynach"),
        ("Ŵyr/Tref", "wyr tref"),
    ],
)
def test_keys_of_names(name: str, key: str) -> None:
    assert key_of(name) == key


def test_names_that_a_source_no_longer_gives_go() -> None:
    here = Point(-3.0, 51.6, srid=WGS84)
    changed = keep("test", [Named("Pill", "settlement", here, "Newport")])
    assert changed == 13
    assert PlaceName.objects.filter(source="test").count() == 1
    assert keep("test", [Named("Pill", "settlement", here, "Newport")]) == 0
