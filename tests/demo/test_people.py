"""Population, deprivation and ethnicity fit each other and the areas."""

from collections.abc import Callable

Rows = Callable[[str], list[dict[str, str]]]
AGES = [*(str(age) for age in range(90)), "90+"]


def test_sixty_thousand_people_in_small_areas_of_about_fifteen_hundred(rows: Rows, shapes) -> None:
    people = rows("small_area/population_mid2024_lsoa21.csv")
    persons = {row["area_code"]: row for row in people if row["sex"] == "Persons"}
    totals = [int(row["all_ages"]) for row in persons.values()]
    assert sum(totals) == 60_000
    assert min(totals) > 1_100
    assert max(totals) < 1_900
    assert set(persons) == set(shapes("lsoa21")["code"])


def test_ages_and_sexes_add_up(rows: Rows) -> None:
    by_area: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows("small_area/population_mid2024_lsoa21.csv"):
        by_area.setdefault(row["area_code"], {})[row["sex"]] = row
        counts = [int(row[age]) for age in AGES]
        assert min(counts) >= 0
        assert sum(counts) == int(row["all_ages"])
        assert sum(counts[:16]) == int(row["aged_0_to_15"])
        assert sum(counts[16:65]) == int(row["aged_16_to_64"])
        assert sum(counts[65:]) == int(row["aged_65_and_over"])
    for sexes in by_area.values():
        for age in AGES:
            both = int(sexes["Females"][age]) + int(sexes["Males"][age])
            assert both == int(sexes["Persons"][age])


def test_ten_to_nineteen_year_olds_are_about_an_eighth(rows: Rows) -> None:
    people = [r for r in rows("small_area/population_mid2024_lsoa21.csv") if r["sex"] == "Persons"]
    young = sum(int(row[str(age)]) for row in people for age in range(10, 20))
    assert 0.10 < young / 60_000 < 0.16


def test_ethnicity_counts_the_same_people(rows: Rows) -> None:
    people = {
        row["area_code"]: row["all_ages"]
        for row in rows("small_area/population_mid2024_lsoa21.csv")
        if row["sex"] == "Persons"
    }
    groups = ("asian", "black", "mixed", "white", "other")
    for row in rows("small_area/ethnicity5_lsoa21.csv"):
        assert row["total_residents"] == people[row["lsoa21_code"]]
        assert sum(int(row[group]) for group in groups) == int(row["total_residents"])


def test_by_day_the_same_people_are_elsewhere_most_of_all_in_the_middle(rows: Rows, shapes) -> None:
    by_day = {r["area_code"]: int(r["people_by_day"])
              for r in rows("small_area/people_by_day_2024_lsoa21.csv")}  # fmt: skip
    living = {r["lsoa21_code"]: int(r["total_residents"])
              for r in rows("small_area/ethnicity5_lsoa21.csv")}  # fmt: skip
    assert set(by_day) == set(living) == set(shapes("lsoa21")["code"])
    assert sum(by_day.values()) == sum(living.values()) == 60_000
    ratios = [by_day[code] / living[code] for code in living]
    assert min(ratios) < 0.8
    assert max(ratios) > 1.7


def test_deprivation_ranks_are_different_and_fit_their_tenths(rows: Rows) -> None:
    table = rows("small_area/deprivation_lsoa21.csv")
    ranks = [int(row["IMD_rank"]) for row in table]
    assert len(set(ranks)) == len(ranks) == 40
    assert min(ranks) >= 1
    assert max(ranks) <= 1_917
    for row in table:
        for domain in ("IMD", "Income", "Access", "Crime"):
            rank, decile = int(row[f"{domain}_rank"]), int(row[f"{domain}_decile"])
            assert (decile - 1) * 1_917 < rank * 10 <= decile * 1_917
    assert len({row["IMD_decile"] for row in table}) >= 7
