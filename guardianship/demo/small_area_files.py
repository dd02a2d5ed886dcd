"""Population, deprivation, ethnicity and people by day by small area, as files."""

from pathlib import Path

from guardianship.demo.areas import Area
from guardianship.demo.by_day import HEADER as BY_DAY_HEADER
from guardianship.demo.by_day import by_day_rows
from guardianship.demo.deprivation import HEADER, deprivation_rows
from guardianship.demo.people import ETHNIC_GROUPS, OLDEST, Residents, residents
from guardianship.demo.writers import write_csv

MID_YEAR = "2024-06-30"
POPULATION_HEADER = [
    "period", "area_code", "area_name", "geography", "sex", "all_ages",
    "aged_0_to_15", "aged_16_to_64", "aged_65_and_over",
    *(str(age) for age in range(OLDEST)), f"{OLDEST}+",
]  # fmt: skip


def write(folder: Path, lsoas: list[Area], seed: int) -> None:
    """Four files, one row for each area (three in the population's: by sex)."""
    in_order = sorted(lsoas, key=lambda area: area.code)
    people = residents(in_order, seed)
    rows = [row for one in people for row in _population(one)]
    write_csv(folder / "population_mid2024_lsoa21.csv", POPULATION_HEADER, rows)
    write_csv(folder / "deprivation_lsoa21.csv", HEADER, deprivation_rows(in_order, seed))
    write_csv(
        folder / "ethnicity5_lsoa21.csv",
        ["lsoa21_code", "total_residents", *ETHNIC_GROUPS],
        [[one.area.code, sum(one.ethnicity), *one.ethnicity] for one in people],
    )
    by_day = by_day_rows(people, seed)
    write_csv(folder / "people_by_day_2024_lsoa21.csv", BY_DAY_HEADER, by_day)


def _population(one: Residents) -> list[list[object]]:
    counts = {"Persons": one.persons, "Females": one.females, "Males": one.males}
    return [
        [
            MID_YEAR, one.area.code, one.area.name, "LSOA", sex,
            sum(by_age), sum(by_age[:16]), sum(by_age[16:65]), sum(by_age[65:]), *by_age,
        ]
        for sex, by_age in counts.items()
    ]  # fmt: skip
