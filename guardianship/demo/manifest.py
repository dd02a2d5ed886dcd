"""The manifest ``area.toml`` of the invented town."""

from guardianship.demo import crime, listings, town

HEAD = f"""\
# An invented town, written by `bin/manage build_demo_pack`. {town.ATTRIBUTION}

[pack]
name = "{town.NAME}"
name_cy = "{town.NAME_CY}"
nation = "wales"
authority = "{town.AUTHORITY_CODE}"
licence = "{town.LICENCE}"
attribution = "{town.ATTRIBUTION}"
"""
CALENDARS = """
[[postcodes]]
file = "postcodes.csv"
postcode = "postcode"
lon = "lon"
lat = "lat"

[[bank_holidays]]
file = "bank_holidays.json"

[[term_dates]]
file = "term_dates.csv"

[[organisations]]
file = "directory/organisations.csv"
name = "name"
name_cy = "name_cy"
type = "type"
description = "description"
website = "website"
email = "email"
phone = "phone"

[[coverage_areas]]
file = "directory/coverage_areas.geojson"
code = "code"
name = "name"
name_cy = "name_cy"
organisation = "organisation"
"""
REST = """
[[sessions]]
file = "directory/sessions.csv"

[[exceptions]]
file = "directory/exceptions.csv"

# Candidates for an editor to look at: the map knows them, nobody has vetted them.
[[osm_places]]
file = "town.osm.pbf"
publish = false
gazetteer = true

[[walking_network]]
file = "town.osm.pbf"

[[streets]]
file = "town.osm.pbf"

[[basemap]]
file = "town.osm.pbf"

[[population]]
file = "small_area/population_mid2024_lsoa21.csv"
area_set = "lsoa21"
code = "area_code"
sex = "sex"
persons = "Persons"
label = "Invented mid-year estimates"
as_of = 2024-06-30

[[deprivation]]
file = "small_area/deprivation_lsoa21.csv"
area_set = "lsoa21"
code = "lsoa21_code"
decile = "IMD_decile"
rank = "IMD_rank"
label = "Invented index of deprivation"

[[ethnicity]]
file = "small_area/ethnicity5_lsoa21.csv"
area_set = "lsoa21"
code = "lsoa21_code"
label = "Invented census"
as_of = 2021-03-21

[[denominator]]
file = "small_area/people_by_day_2024_lsoa21.csv"
area_set = "lsoa21"
code = "area_code"
people = "people_by_day"
label = "People by day"
as_of = 2024-06-30
"""
# File, area set, kind, label and validity, from the whole to its parts.
BOUNDARIES = (
    ("authority", "authority", "authority", "Local authority", "2021-04-01", ""),
    ("ward", "ward22", "ward", "Wards of 2022", "2022-05-05", ""),
    ("msoa21", "msoa21", "msoa", "Neighbourhoods of 2021", "2021-03-21", ""),
    ("lsoa21", "lsoa21", "lsoa", "Small areas of 2021", "2021-03-21", ""),
    ("lsoa11", "lsoa11", "lsoa", "Small areas of 2011", "2011-03-27", "2021-03-20"),
    ("oa21", "oa21", "oa", "Output areas of 2021", "2021-03-21", ""),
)
# File, set on each side, and the column that says how an area changed.
LOOKUPS = (
    ("lookup_lsoa11_lsoa21", "lsoa11", "lsoa21", "change_code"),
    ("lookup_oa21_lsoa21", "oa21", "lsoa21", ""),
    ("lookup_lsoa21_msoa21", "lsoa21", "msoa21", ""),
    ("lookup_lsoa21_ward22", "lsoa21", "ward22", ""),
)


def manifest() -> str:
    """The text of ``area.toml``."""
    parts = [HEAD, *(_boundary(*row) for row in BOUNDARIES), *(_lookup(*row) for row in LOOKUPS)]
    parts += [CALENDARS, *(_directory(kind) for kind in listings.KINDS), REST]
    parts += [f'\n[[crime]]\nfile = "crime/{crime.file_name(month)}"\n' for month in crime.MONTHS]
    return "".join(parts)


def _boundary(file: str, area_set: str, kind: str, label: str, start: str, end: str) -> str:
    last = f"valid_to = {end}\n" if end else ""
    if kind == "msoa":
        last += 'gazetteer_name = "local_name"\ngazetteer_name_cy = "local_name_cy"\n'
    return (
        f'\n[[boundaries]]\nfile = "boundaries/{file}.geojson"\narea_set = "{area_set}"\n'
        f'kind = "{kind}"\nlabel = "{label}"\ncode = "code"\nname = "name"\n'
        f'name_cy = "name_cy"\nvalid_from = {start}\n{last}'
    )


def _lookup(file: str, from_set: str, to_set: str, change: str) -> str:
    last = f'change = "{change}"\n' if change else ""
    return (
        f'\n[[lookups]]\nfile = "boundaries/{file}.csv"\nfrom_set = "{from_set}"\n'
        f'from_code = "{from_set}_code"\nto_set = "{to_set}"\nto_code = "{to_set}_code"\n{last}'
    )


def _directory(kind: str) -> str:
    columns = "".join(f'{name} = "{name}"\n' for name in listings.HEADER)
    return (
        f'\n[[directory]]\nfile = "directory/{kind}.csv"\nkind = "{kind}"\n'
        f'organisation = "Swallowbridge Council"\npublish = true\n\n[directory.columns]\n{columns}'
    )
