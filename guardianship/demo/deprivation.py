"""An invented index of deprivation, in the columns of the Welsh one."""

import math

from guardianship.demo.areas import Area
from guardianship.demo.dice import dice

DOMAINS = (
    "IMD", "Income", "Employment", "Health", "Education", "Housing", "Access", "Environment",
    "Crime",
)  # fmt: skip
# Ranks run over all small areas of Wales in 2021.
AREAS_OF_WALES = 1_917
HEADER = [
    "lsoa21_code",
    *(f"{domain}_decile" for domain in DOMAINS),
    *(f"{domain}_rank" for domain in DOMAINS),
]


def deprivation_rows(lsoas: list[Area], seed: int) -> list[list[object]]:
    """One row per area; rank 1 is the most deprived, decile 1 the most deprived tenth."""
    by_domain = {domain: _ranks(lsoas, domain, seed) for domain in DOMAINS}
    rows: list[list[object]] = []
    for index, area in enumerate(lsoas):
        ranks = [by_domain[domain][index] for domain in DOMAINS]
        deciles = [math.ceil(rank * 10 / AREAS_OF_WALES) for rank in ranks]
        rows.append([area.code, *deciles, *ranks])
    return rows


def _ranks(lsoas: list[Area], domain: str, seed: int) -> list[int]:
    """Different ranks, near what the district's affluence (1 to 10) suggests."""
    chance = dice(seed, "deprivation", domain)
    spread = 90 if domain == "IMD" else 220
    taken: set[int] = set()
    ranks = []
    for area in lsoas:
        district = area.district
        affluence = district.affluence if district else 5
        if domain == "Access" and district and district.style == "country":
            affluence = 1
        rank = round((affluence - 0.5) * AREAS_OF_WALES / 10 + chance.gauss(0, spread))
        rank = min(max(rank, 1), AREAS_OF_WALES - len(lsoas))
        while rank in taken:
            rank += 1
        taken.add(rank)
        ranks.append(rank)
    return ranks
