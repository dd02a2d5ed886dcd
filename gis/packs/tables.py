"""Tables of the manifest that the spatial floor reads, and those that later work reads."""

from gis.models import AreaKind
from gis.packs.keys import (
    EVERYWHERE,
    NEEDED_TEXT,
    POSITION,
    TEXT,
    Key,
    TableSpec,
    day,
    one_of,
    position_keys,
    slug,
)

BOUNDARIES = TableSpec(
    {
        **EVERYWHERE,
        "area_set": Key(slug, needed=True),
        "kind": Key(one_of(AreaKind.values), needed=True),
        "label": TEXT,
        "code": NEEDED_TEXT,
        "name": TEXT,
        "name_cy": TEXT,
        # Names that people type, where the area's own name is a number such as "Newport 001".
        "gazetteer_name": TEXT,
        "gazetteer_name_cy": TEXT,
        "layer": TEXT,
        "valid_from": Key(day),
        "valid_to": Key(day),
    }
)
LOOKUPS = TableSpec(
    {
        **EVERYWHERE,
        "from_set": Key(slug, needed=True),
        "from_code": NEEDED_TEXT,
        "to_set": Key(slug, needed=True),
        "to_code": NEEDED_TEXT,
        "change": TEXT,
    }
)
POSTCODES = TableSpec(
    {**EVERYWHERE, "postcode": NEEDED_TEXT, **POSITION}, check=position_keys(needed=True)
)

# ``extent`` is a polygon of where the file is whole.
WALKING_NETWORK = TableSpec({**EVERYWHERE, "extent": TEXT})

GIS_TABLES = {
    "boundaries": BOUNDARIES,
    "lookups": LOOKUPS,
    "postcodes": POSTCODES,
    "walking_network": WALKING_NETWORK,
    "streets": TableSpec(EVERYWHERE),
}
LATER_TABLES = ("basemap",)
