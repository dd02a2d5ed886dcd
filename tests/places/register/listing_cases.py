"""Rows at the edge of the constraints on organisations, places, listings and intervals."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from places.models import (
    CoverageArea,
    ImportRecord,
    Listing,
    Membership,
    OpenInterval,
    Organisation,
    Place,
)
from tests.builders.listings import (
    HERE,
    build_organisation,
    build_patch,
    build_place,
    draft_listing,
    square,
)
from tests.builders.people import build_person
from tests.places.register.constraint_case import Case

NINE, TEN, ELEVEN = (datetime(2026, 11, 28, hour, tzinfo=UTC) for hour in (9, 10, 11))


def _listing(**fields: Any) -> list[Listing]:
    return [
        Listing(
            kind="respite_space",
            name="L",
            slug=f"l-{number}",
            organisation=build_organisation(),
            **fields,
        )
        for number in range(1)
    ]


def _two_of_one_origin(*origin_ids: str) -> list[Listing]:
    return [
        Listing(
            kind="respite_space",
            name="L",
            slug=f"l-{number}",
            organisation=build_organisation(),
            origin="feed",
            origin_id=origin_id,
        )
        for number, origin_id in enumerate(origin_ids)
    ]


def _members(*, same: bool) -> list[Membership]:
    organisation, person = build_organisation(), build_person()
    other = organisation if same else build_organisation()
    return [
        Membership(organisation=organisation, user=person),
        Membership(organisation=other, user=person),
    ]


def _patch_like_another(*, same_code: bool) -> list[CoverageArea]:
    first = build_patch()
    code = first.code if same_code else "another"
    boundary = square(HERE.x, HERE.y)
    return [CoverageArea(organisation=first.organisation, code=code, name="P", boundary=boundary)]


def _intervals(*spans: tuple[Any, Any, str, str]) -> list[OpenInterval]:
    listing = draft_listing()
    listing.save()
    return [
        OpenInterval(
            listing=listing,
            during=DateTimeTZRange(start, end, "[)"),
            certainty=certainty,
            reason=reason,
        )
        for start, end, certainty, reason in spans
    ]


def _records(*source_ids: str) -> list[ImportRecord]:
    return [
        ImportRecord(
            subject="place", uid=uuid4(), source="feed", source_id=source_id, loaded_at=NINE
        )
        for source_id in source_ids
    ]


LISTING_CASES = [
    Case(
        "import_record_once_per_row",
        good=lambda: _records("1", "2"),
        bad=lambda: _records("1", "1"),
    ),
    Case(
        "organisation_name_once",
        good=lambda: [Organisation(name="Youth Club"), Organisation(name="Youth Clubs")],
        bad=lambda: [Organisation(name="Youth Club"), Organisation(name="YOUTH club")],
    ),
    Case(
        "member_once_per_organisation",
        good=lambda: _members(same=False),
        bad=lambda: _members(same=True),
    ),
    Case(
        "place_postcode_well_formed",
        good=lambda: [Place(name="P", point=HERE, postcode="M1 1AA")],
        bad=lambda: [Place(name="P", point=HERE, postcode="M11AA")],
    ),
    Case(
        "place_known_access_facts",
        good=lambda: [Place(name="P", point=HERE, access_facts=["lift"])],
        bad=lambda: [Place(name="P", point=HERE, access_facts=["lift", "helipad"])],
    ),
    Case(
        "coverage_code_once_per_organisation",
        good=lambda: _patch_like_another(same_code=False),
        bad=lambda: _patch_like_another(same_code=True),
    ),
    Case(
        "listing_ages_in_order",
        good=lambda: _listing(age_from=11, age_to=11),
        bad=lambda: _listing(age_from=12, age_to=11),
    ),
    Case(
        "listing_ages_of_people",
        good=lambda: _listing(age_to=120),
        bad=lambda: _listing(age_to=121),
    ),
    Case(
        "listing_hides_its_place",
        good=lambda: _listing(location_visibility="exact", place=build_place()),
        bad=lambda: _listing(location_visibility="street", place=build_place()),
    ),
    Case(
        "listing_hidden_has_no_geometry",
        good=lambda: _listing(location_visibility="area", public_geometry=HERE),
        bad=lambda: _listing(location_visibility="hidden", public_geometry=HERE),
    ),
    Case(
        "listing_known_practical_help",
        good=lambda: _listing(practical_help=["wifi"]),
        bad=lambda: _listing(practical_help=["wifi", "gold"]),
    ),
    Case(
        "listing_known_access_facts",
        good=lambda: _listing(access_facts=["quiet_space"]),
        bad=lambda: _listing(access_facts=["loud_space"]),
    ),
    Case(
        "listing_once_per_origin",
        good=lambda: _two_of_one_origin("", ""),
        bad=lambda: _two_of_one_origin("7", "7"),
    ),
    Case(
        "listing_intervals_in_order",
        good=lambda: _listing(intervals_from=NINE, intervals_until=TEN),
        bad=lambda: _listing(intervals_from=TEN, intervals_until=TEN),
        also_bad=lambda: _listing(intervals_from=TEN),
    ),
    Case(
        "open_intervals_do_not_overlap",
        good=lambda: _intervals((NINE, TEN, "open", ""), (TEN, ELEVEN, "open", "")),
        bad=lambda: _intervals((NINE, ELEVEN, "open", ""), (TEN, ELEVEN, "open", "")),
    ),
    Case(
        "open_interval_has_two_ends",
        good=lambda: _intervals((NINE, TEN, "open", "")),
        bad=lambda: _intervals((NINE, None, "open", "")),
    ),
    Case(
        "open_interval_doubt_has_a_reason",
        good=lambda: _intervals((NINE, TEN, "unsure", "conflict")),
        bad=lambda: _intervals((NINE, TEN, "unsure", "")),
        also_bad=lambda: _intervals((NINE, TEN, "open", "conflict")),
    ),
]
