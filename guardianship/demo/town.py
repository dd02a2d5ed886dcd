"""Facts about the invented town that several modules need."""

from datetime import date

NAME = "Swallowbridge"
NAME_CY = "Pontwennol"
AUTHORITY_CODE = "W06009901"
SEED = 20261122
# The market cross: open moorland, so that no real street lies under the invented ones.
CENTRE_EASTING_M = 279_000.0
CENTRE_NORTHING_M = 260_000.0
POPULATION = 60_000
# The day the prose and the dated sessions were written for.
WRITTEN_ON = date(2026, 11, 22)
POLICE_FORCE = "Wennol Valley Police"
LICENCE = "CC0 1.0"
ATTRIBUTION = "Invented demonstration data. Swallowbridge / Pontwennol is not a real town."
