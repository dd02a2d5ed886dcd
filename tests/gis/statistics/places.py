"""A small authority before and after a census, as a pack."""

from pathlib import Path

from tests.builders.packs import EAST, NORTH, SOUTH, WEST, PackFolder, collection, feature, ring

MIDDLE = (WEST + EAST) / 2
LOOKUP = "old,new,change\nO1,N1,S\nO1,N2,S\nN3,N3,U\n"
AREAS = {
    "lsoa11": {"O1": (WEST, MIDDLE), "N3": (MIDDLE, EAST)},
    "lsoa21": {"N1": (WEST, -3.05), "N2": (-3.05, MIDDLE), "N3": (MIDDLE, EAST)},
}


def place(folder: Path) -> PackFolder:
    """An authority of three areas today: N1 and N2 were O1 before, N3 is as it was."""
    pack = PackFolder(folder).authority()
    for area_set, areas in AREAS.items():
        shapes = [
            feature([ring(west, SOUTH, east, NORTH)], code=code, name=code)
            for code, (west, east) in areas.items()
        ]
        keys = {"area_set": area_set, "kind": "lsoa", "code": "code", "name": "name"}
        label = f"Areas of {area_set}"
        pack.table(
            "boundaries", collection(*shapes), file=f"{area_set}.geojson", label=label, **keys
        )
    keys = {"from_set": "lsoa11", "from_code": "old", "to_set": "lsoa21", "to_code": "new"}
    return pack.table("lookups", LOOKUP, file="lookup.csv", change="change", **keys)
