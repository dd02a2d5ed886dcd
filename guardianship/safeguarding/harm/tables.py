"""What may stand in ``[[crime]]`` of a manifest."""

from gis.packs.keys import EVERYWHERE, Key, TableSpec, one_of, slug
from guardianship.safeguarding.harm.enums import Rule

CRIME = TableSpec(
    {
        **EVERYWHERE,
        "area_set": Key(slug),
        "rule": Key(one_of(Rule.values)),
        "harm_source": Key(slug),
    }
)
