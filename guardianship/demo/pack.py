"""The invented town, written as an area pack in the formats of publishers."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from guardianship.demo import boundary_files, directory_files, small_area_files
from guardianship.demo.areas import area_sets
from guardianship.demo.calendars import TERM_HEADER, bank_holidays, term_rows
from guardianship.demo.crime import HEADER as CRIME_HEADER
from guardianship.demo.crime import MONTHS, crime_rows, file_name
from guardianship.demo.manifest import manifest
from guardianship.demo.osm_features import nodes, ways
from guardianship.demo.osm_writer import write_pbf
from guardianship.demo.plan import Plan
from guardianship.demo.postcodes import postcodes
from guardianship.demo.streets import street_network
from guardianship.demo.town import ATTRIBUTION, LICENCE, NAME, NAME_CY
from guardianship.demo.venues import venues
from guardianship.demo.vintages import as_of_2021
from guardianship.demo.writers import write_csv, write_json, write_text

README = f"""\
# {NAME} / {NAME_CY}

{ATTRIBUTION} It stands on empty hills in mid Wales. Its people, organisations, streets,
postcodes, telephone numbers, term dates and every figure are made up. Licence: {LICENCE}.
"""
Step = Callable[[], object]


def build(folder: Path, seed: int, watch: Callable[[Iterable[str]], Iterable[str]] = iter) -> None:
    """Write the pack into ``folder``; files of an earlier build are replaced.

    The same seed gives the same bytes. ``watch`` may show the names of the stages as they pass.
    """
    plan = Plan()
    sets, changes = as_of_2021(area_sets(plan, seed))
    streets = street_network(plan, seed, sets.authority.shape)
    codes = postcodes(sets.lsoas, streets, seed)
    places = venues(plan, codes, seed)
    on_the_map = venues(plan, codes, seed, ("places", "pois"))
    steps: dict[str, Step] = {
        "manifest": lambda: write_text(folder / "area.toml", manifest()),
        "readme": lambda: write_text(folder / "README.md", README),
        "boundaries": lambda: boundary_files.write(folder / "boundaries", sets, changes),
        "postcodes": lambda: boundary_files.write_postcodes(folder / "postcodes.csv", codes),
        "term dates": lambda: write_csv(folder / "term_dates.csv", TERM_HEADER, term_rows()),
        "bank holidays": lambda: write_json(folder / "bank_holidays.json", bank_holidays()),
        "small areas": lambda: small_area_files.write(folder / "small_area", sets.lsoas, seed),
        "directory": lambda: directory_files.write(folder / "directory", plan, sets, places, seed),
        "OpenStreetMap": lambda: write_pbf(
            folder / "town.osm.pbf",
            nodes(plan, streets, on_the_map),
            ways(plan, streets, on_the_map, seed),
        ),
    }
    for month in MONTHS:
        path = folder / "crime" / file_name(month)
        rows = crime_rows(month, codes, seed)
        steps[month] = partial(write_csv, path, CRIME_HEADER, rows)
    for name in watch(list(steps)):
        steps[name]()
