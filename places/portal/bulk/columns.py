"""Columns of the file, in their order. Their names are the register's own, in any language."""

from places.enums import Weekday

DAYS = tuple(f"hours_{day}" for day in Weekday.values)
TEXTS = (
    "name",
    "name_cy",
    "summary",
    "summary_cy",
    "walk_in",
    "walk_in_cy",
    "who_you_meet",
    "who_you_meet_cy",
    "stay_note",
    "stay_note_cy",
    "cost_note",
    "access_note",
)
LONG = ("summary", "summary_cy", "walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy")
CHOICES = ("kind", "cost", "access", "step_free", "bring_friend", "give_name", "hours_known")
LISTS = ("access_facts", "practical_help")
CODES = ("languages",)
AGES = ("age_from", "age_to")
CONTACTS = ("phone", "text_number", "email", "website")
FIELDS = (*TEXTS, *CHOICES, *LISTS, *CODES, *AGES, *CONTACTS)
# Where it is can be said of new rows alone: moving a listing is done on its own page.
WHERE = ("location_visibility", "public_where", "address", "postcode")
HOURS = (*DAYS, "hours_osm", "hours_text")
ID, NOW = "id", "hours_now"

ORDER = (
    ID,
    "name",
    "name_cy",
    "kind",
    *LONG,
    "age_from",
    "age_to",
    "access",
    "access_note",
    "cost",
    "cost_note",
    "step_free",
    *LISTS,
    "bring_friend",
    "give_name",
    "stay_note",
    "stay_note_cy",
    *CODES,
    *CONTACTS,
    *WHERE,
    "hours_known",
    *DAYS,
    "hours_osm",
    "hours_text",
    NOW,
)
# What has to have a value; "-" cannot empty it.
NEVER_EMPTY = ("name", "kind")
EMPTIES = "-"
