"""Records as other registers write them: what they mean is taken, the rest is told, none invented.

The shapes are those of the programs that councils run (the reference server of version 1.0, feeds
made out of spreadsheets, the interfaces that family information services had before the standard);
the names and places in them are invented.
"""

import json
from typing import Any

import pytest

from places.models import Listing
from tests.places.open_referral_import.feeds import (
    LAT,
    LON,
    a_location,
    a_service,
    an_old_service,
    at,
    import_feed,
    sessions,
    the_listing,
    weekly,
)

pytestmark = pytest.mark.django_db

OWN = {"id": "77", "name": "Tech club", "latitude": str(LAT), "longitude": str(LON)}


def own_words() -> dict[str, Any]:
    """A service with its places at itself, and a British spelling, as older interfaces have it."""
    lines = {"address_1": "3 Dock Road", "city": "Middleham", "postal_code": "XQ1 1AC"}
    return {
        "id": 5012,
        "name": "Tech club",
        "description": "&lt;p&gt;Coding &amp;amp; pizza.&lt;/p&gt;",
        "organisation": {"id": 40, "name": "Tech Trust"},
        "locations": [{**OWN, **lines}],
        "contacts": [{"id": 1, "name": "Jo Bloggs", "phone": "01632 960111", "email": "j@x.org"}],
        "regular_schedules": [
            {"weekday": "Monday", "opens_at": "4pm", "closes_at": "6.30pm"},
            {"weekday": "Wednesday", "opens_at": "16:00", "closes_at": "18:30"},
        ],
        "min_age": 11,
        "max_age": "18",
        "cost_options": [{"option": "per session", "amount": "£2.50"}],
        "taxonomies": [{"id": 9, "name": "Clubs"}],
        "updated_at": "2026-02-01T10:00:00.000Z",
    }


def test_places_and_hours_at_the_service_itself(tmp_path):
    done = import_feed(tmp_path, {"content": [own_words()], "totalElements": "1"})

    found = the_listing()
    assert (done.file["added"], found.origin_id) == (1, "5012")
    assert found.organisation.name == "Tech Trust"
    assert found.place.address == "3 Dock Road, Middleham"
    assert sessions(found) == ["monday 16:00-18:30", "wednesday 16:00-18:30"]
    assert (found.age_from, found.age_to, found.phone) == (11, 18, "01632 960111")
    assert (found.cost, found.cost_note) == ("pay", "per session. £2.50")
    assert found.summary == "Coding & pizza."
    assert "Bloggs" not in json.dumps(found.serializable_data(), default=str)


SAME = {
    "capitals": str.upper,
    "braces": lambda text: f"{{{text}}}",
    "a urn": lambda text: f"urn:uuid:{text}",
    "blanks": lambda text: f" {text} ",
}


@pytest.mark.parametrize("spelt", SAME.values(), ids=SAME)
def test_one_uuid_in_two_spellings_is_one_service(tmp_path, spelt):
    there = a_service()
    done = import_feed(tmp_path, [there, {**there, "id": spelt(there["id"])}])
    again = import_feed(tmp_path, [{**there, "id": spelt(there["id"])}])

    assert (done.file["added"], done.file["refused"]) == (1, 0)
    assert (again.file["added"], again.file["kept"]) == (0, 1)


def test_hours_find_their_place_in_either_spelling(tmp_path):
    here, there = at(a_location("Hall")), at(a_location("Barn"))
    hours = [
        weekly("MO", "10:00", "12:00", service_at_location_id=here["id"].upper()),
        weekly("TU", "10:00", "12:00", service_at_location_id=there["id"]),
    ]
    import_feed(tmp_path, [a_service(service_at_locations=[here, there], schedules=hours)])

    found = {
        listing.place.name: sessions(listing.get_latest_revision_as_object())
        for listing in Listing.objects.all()
    }
    assert found == {"Hall": ["monday 10:00-12:00"], "Barn": ["tuesday 10:00-12:00"]}


@pytest.mark.parametrize("nothing", [0, "0", "null", "00000000-0000-0000-0000-000000000000"])
def test_an_id_that_a_program_wrote_where_there_was_none(tmp_path, nothing):
    records = [{**a_service(name), "id": nothing} for name in ("Chess", "Judo")]
    done = import_feed(tmp_path, records)

    assert sorted(Listing.objects.values_list("name", flat=True)) == ["Chess", "Judo"]
    assert [reason for _row, _f, reason in done.remarks("noted")] == [
        "is missing; it is known by its name and organisation"
    ] * 2


CHANGED = {
    "British": ("01/03/2026 10:00:00", "28/02/2026 23:00:00"),
    "a blank and a T": ("2026-03-01 10:00:00", "2026-03-01T09:30:00"),
    "two zones": ("2026-03-01T10:00:00Z", "2026-03-01T10:30:00+01:00"),
    "seconds since 1970": (1772359200, 1772355600),
    "thousandths of them": (1772359200000, 1772355600000),
}


@pytest.mark.parametrize(("new", "old"), CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("new_first", [True, False], ids=["new first", "old first"])
def test_the_newer_of_two_is_taken_however_moments_are_written(tmp_path, new, old, new_first):
    records = [
        a_service(description="New.", last_modified=new),
        a_service(description="Old.", last_modified=old),
    ]
    done = import_feed(tmp_path, records if new_first else records[::-1])

    assert the_listing().summary == "New."
    assert len(done.remarks("refused")) == 1


@pytest.mark.parametrize("said", [10**400, -1, 0, 1e300], ids=["beyond all", "less", "0", "huge"])
def test_a_number_that_is_no_moment_is_none(tmp_path, said):
    records = [a_service(last_modified=said), a_service(description="B.", last_modified="2026-03")]
    import_feed(tmp_path, records)

    assert the_listing().summary == "Chess for everybody."


HOURS = {
    "freq in another word": ({"freq": "week"}, ["friday 18:00-21:00"]),
    "an interval of none": ({"interval": 0}, ["friday 18:00-21:00"]),
    "numbers of none": ({"count": 0, "bymonthday": "0"}, ["friday 18:00-21:00"]),
    "days from to": ({"byday": "MO-WE"}, [f"{d} 18:00-21:00" for d in ("mon", "tue", "wed")]),
    "days in words": ({"byday": "Sat to Mon"}, [f"{d} 18:00-21:00" for d in ("mon", "sat", "sun")]),
    "days with and": ({"byday": "Mon & Thu"}, [f"{d} 18:00-21:00" for d in ("mon", "thu")]),
    "times without minutes": ({"opens_at": "6pm", "closes_at": "9 PM"}, ["friday 18:00-21:00"]),
    "the first day that there is": ({"valid_from": "0001-01-01"}, ["friday 18:00-21:00"]),
    "the last one": ({"valid_to": "9999-12-31T23:59:59"}, ["friday 18:00-21:00"]),
    "door and telephone": ({"attending_type": "venue, phone"}, ["friday 18:00-21:00"]),
}


@pytest.mark.parametrize(("members", "expected"), HOURS.values(), ids=HOURS)
def test_hours_in_words_of_others(tmp_path, members, expected):
    import_feed(tmp_path, [a_service(schedules=[{**weekly("FR", "18:00", "21:00"), **members}])])

    found = the_listing()
    assert [f"{s[:3]} {s.split()[1]}" for s in sessions(found)] == [
        f"{s[:3]} {s.split()[1]}" for s in expected
    ]
    assert {(s.valid_from, s.valid_to) for s in found.sessions.all()} == {(None, None)}


DOUBTED = {
    "American dates": ({"valid_from": "03/13/2026"}, "“03/13/2026” is not a date"),
    "no such day": ({"valid_to": "2026-02-30"}, "“2026-02-30” is not a date"),
    "an hour alone": ({"opens_at": "6", "closes_at": "9"}, "is not a time"),
    "fortnights from year 1": ({"interval": 2, "dtstart": "0001-01-01"}, "from which week"),
}


@pytest.mark.parametrize(("members", "why"), DOUBTED.values(), ids=DOUBTED)
def test_hours_that_stay_doubtful_are_told_with_what_was_written(tmp_path, members, why):
    schedule = {**weekly("FR", "18:00", "21:00"), **members}
    done = import_feed(tmp_path, [a_service(schedules=[schedule])])

    assert the_listing().hours_known == "not_known"
    assert str(next(iter(members.values()))) in the_listing().hours_text
    assert why in "; ".join(reason for _row, _field, reason in done.remarks("noted"))


STATUSES = {
    "ACTIVE": 1,
    "Temporarily_Closed": 1,
    "archived": 0,
    "Permanently closed": 0,
    "draft": 0,
    "unpublished": 0,
}


@pytest.mark.parametrize(("status", "added"), STATUSES.items(), ids=STATUSES)
def test_a_status_in_words_of_others(tmp_path, status, added):
    done = import_feed(tmp_path, [a_service(status=status)])

    assert done.file["added"] == added
    assert [f for _row, f, _reason in done.remarks("noted") if f == "status"] == []
    if added:
        known = the_listing().hours_known
        assert known == ("known" if status == "ACTIVE" else "not_known")


NEVER = {
    "a term that is a text": {"taxonomies": ["Women's refuge"]},
    "texts within an attribute": {"attributes": [{"taxonomy_term": "Care home", "value": "x"}]},
    "a value without a term": {"attributes": [{"label": "Type", "value": "Betting shop"}]},
    "a category": {"category": {"name": "Public house"}},
    "tags": {"tags": ["food", "Vape shop"]},
}


@pytest.mark.parametrize("members", NEVER.values(), ids=NEVER)
def test_what_is_never_listed_is_found_wherever_its_term_stands(tmp_path, members):
    done = import_feed(tmp_path, [a_service("Rose House", **members)])

    assert (done.file["added"], Listing.objects.count()) == (0, 0)
    assert "never listed" in done.output


def test_only_telephones_that_people_answer_are_numbers_to_ring(tmp_path):
    phones = [
        {"id": "1", "number": "01632 960001", "type": "fax"},
        {"id": "2", "number": "01632 960002", "extension": 12, "type": "voice"},
    ]
    done = import_feed(tmp_path, [a_service(contacts=[{"id": "c", "phones": phones}])])

    assert the_listing().phone == "01632 960002 ext 12"
    assert any("fax" in reason for _row, _field, reason in done.remarks("noted"))


def test_a_fee_stays_beside_the_amounts(tmp_path):
    options = [{"id": "o", "option": "Adults", "amount": "£1,250.00"}]
    import_feed(tmp_path, [a_service(cost_options=options, fees="Under 18 free")])

    assert the_listing().cost == "pay"
    assert the_listing().cost_note == "Adults. Under 18 free"


def test_how_version_1_says_who_can_come_in(tmp_path):
    import_feed(
        tmp_path,
        [
            an_old_service("Asked for", attending_access="appointment"),
            an_old_service("Sent", attending_access="Referral"),
            an_old_service("Called", attending_type="phone"),
        ],
    )

    found = {found.name: found.get_latest_revision_as_object() for found in Listing.objects.all()}
    assert sorted(found) == ["Asked for", "Sent"]
    assert {s.by_appointment for s in found["Asked for"].sessions.all()} == {True}
    assert found["Sent"].access == "referral"


ALONE = {
    "a place by its id": (
        {"service_at_locations": [{"id": "m", "location_id": "7"}]},
        ("refused", "is named by its id alone"),
    ),
    "an organisation by its id": (
        {"organization": None, "organization_id": "7"},
        ("noted", "the source stands in for it"),
    ),
}


@pytest.mark.parametrize(("members", "told"), ALONE.values(), ids=ALONE)
def test_what_is_named_and_not_told(tmp_path, members, told):
    kind, why = told
    done = import_feed(tmp_path, [a_service(**members)])

    assert why in "; ".join(reason for _row, _field, reason in done.remarks(kind))


def test_a_code_where_a_name_of_a_language_should_be(tmp_path):
    said = [{"id": "1", "language": "cy"}, {"id": "2", "language": "Klingon"}]
    done = import_feed(tmp_path, [a_service(languages=said)])

    assert the_listing().languages == ["cy"]
    assert any("Klingon" in reason for _row, _field, reason in done.remarks("noted"))


def test_an_assurance_of_year_1_is_none(tmp_path):
    done = import_feed(tmp_path, [a_service(assured_date="0001-01-01T00:00:00Z")])

    assert the_listing().confirmed_on is None
    assert [field for _row, field, _reason in done.remarks("noted")] == ["assured_date"]


def test_what_was_left_out_is_told_with_its_rows(tmp_path):
    records = [
        a_service("Here"),
        *(a_service(f"By phone {n}", attending_type="phone") for n in "ab"),
    ]
    done = import_feed(tmp_path, records)

    ((_row, _field, reason),) = done.remarks("left_out")
    assert reason.endswith("(rows 2, 3)")


WORDS = {
    "an organisation as a text": ({"organization": "The Bishops"}, "The Bishops"),
    "who can come, under another name": (
        {"eligibilities": [{"eligibility": "Juniors", "minimum_age": 8}]},
        "Juniors",
    ),
    "a price from to": ({"cost_options": [{"amount": "£3 to £5", "option": "Lunch"}]}, "£3 to £5"),
    "lines that nobody ended": ({"description": "<ul><li>One<li>Two</ul>"}, "One\nTwo"),
}


@pytest.mark.parametrize(("members", "words"), WORDS.values(), ids=WORDS)
def test_words_are_kept(tmp_path, members, words):
    import_feed(tmp_path, [a_service(**members)])

    found = the_listing()
    said = (found.organisation.name, found.access_note, found.cost_note, found.summary)
    assert words in "|".join(said)


def test_coordinates_that_are_none_are_refused_where_nothing_else_says_where(tmp_path):
    nowhere = a_location(latitude="51,6", longitude="-3,0", addresses=[])
    done = import_feed(tmp_path, [a_service(service_at_locations=[at(nowhere)])])

    ((_row, field, reason),) = done.remarks("refused")
    assert field.endswith("latitude")
    assert "no whole coordinates" in reason
