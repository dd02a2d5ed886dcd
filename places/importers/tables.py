"""Tables of the manifest that bring organisations, listings and calendars."""

from collections.abc import Mapping
from typing import Any

from gis.packs.keys import (
    EVERYWHERE,
    NEEDED_TEXT,
    POSITION,
    TEXT,
    Key,
    TableSpec,
    day,
    flag,
    one_of,
    position_keys,
    tags,
)
from gis.packs.tables import GIS_TABLES
from gis.statistics.tables import STATISTICS_TABLES
from places.enums import Kind, Weekday

DAY_COLUMNS = tuple(f"hours_{weekday}" for weekday in Weekday.values)
# Columns of a directory whose cells are words, by what they become in the listing.
LISTING_WORDS = ("name_cy", "cost_note", "access_note", "public_where", "stay_note", "stay_note_cy")
LISTING_TEXTS = (
    "summary",
    "summary_cy",
    "walk_in",
    "walk_in_cy",
    "who_you_meet",
    "who_you_meet_cy",
)
LISTING_CHOICES = ("cost", "access", "step_free", "bring_friend", "give_name")
OTHER_COLUMNS = (
    "id",
    "organisation",
    "kind",
    "address",
    "postcode",
    "phone",
    "text_number",
    "email",
    "website",
    "age_from",
    "age_to",
    "practical_help",
    "languages",
    "location_visibility",
    "confirmed_on",
    "confirmed_days_ago",
    "confirmed_by",
    "coverage_area",
    "hours_known",
    "place_id",
    "place",
    "place_cy",
    "access_facts",
    "getting_there",
    "hours_osm",
    "hours_text",
)


def _check_columns(columns: Mapping[str, Any]) -> str:
    days = [key for key in DAY_COLUMNS if key in columns]
    if days and len(days) < len(DAY_COLUMNS):
        missing = [key for key in DAY_COLUMNS if key not in columns]
        return f"has hours for some days only; missing: {', '.join(missing)}"
    shapes = [key for key in ("hours_osm", "hours_text") if key in columns] + days[:1]
    if len(shapes) > 1:
        return f"has hours in more than one shape: {', '.join(shapes)}"
    if "confirmed_on" in columns and "confirmed_days_ago" in columns:
        return "has both confirmed_on and confirmed_days_ago"
    return position_keys(needed=False)(columns)


def _check_directory(values: Mapping[str, Any]) -> str:
    columns = values.get("columns", {})
    if "kind" not in values and "kind" not in columns:
        return f"needs kind (one of {', '.join(Kind.values)}) or a column of it"
    where = {"lon", "easting", "postcode", "coverage_area"}
    if not where & set(columns):
        return "columns: needs lon and lat, easting and northing, postcode, or coverage_area"
    return ""


COLUMNS = TableSpec(
    {
        "name": NEEDED_TEXT,
        **POSITION,
        **dict.fromkeys((*LISTING_WORDS, *LISTING_TEXTS, *LISTING_CHOICES), TEXT),
        **dict.fromkeys((*OTHER_COLUMNS, *DAY_COLUMNS), TEXT),
    },
    check=_check_columns,
)
SOURCE_KEYS = {
    **EVERYWHERE,
    "organisation": TEXT,
    "publish": Key(flag),
    "confirmed_on": Key(day),
}
DIRECTORY = TableSpec(
    {**SOURCE_KEYS, "kind": Key(one_of(Kind.values))},
    inside={"columns": COLUMNS},
    check=_check_directory,
)
ORGANISATIONS = TableSpec(
    {
        **EVERYWHERE,
        "name": NEEDED_TEXT,
        **dict.fromkeys(("name_cy", "type", "description", "website", "email", "phone"), TEXT),
    }
)
COVERAGE_AREAS = TableSpec(
    {
        **EVERYWHERE,
        "code": NEEDED_TEXT,
        "name": NEEDED_TEXT,
        "name_cy": TEXT,
        "organisation": NEEDED_TEXT,
    }
)
OSM_PLACES = TableSpec({**SOURCE_KEYS, "exclude": Key(tags), "gazetteer": Key(flag)})

PACK_TABLES = {
    **GIS_TABLES,
    **STATISTICS_TABLES,
    "bank_holidays": TableSpec(EVERYWHERE),
    "term_dates": TableSpec(EVERYWHERE),
    "organisations": ORGANISATIONS,
    "coverage_areas": COVERAGE_AREAS,
    "sessions": TableSpec(EVERYWHERE),
    "exceptions": TableSpec(EVERYWHERE),
    "directory": DIRECTORY,
    "osm_places": OSM_PLACES,
}
