"""What may stand in ``[[crime]]`` of a manifest."""

from gis.packs.keys import EVERYWHERE, Key, TableSpec, one_of, slug, texts
from guardianship.safeguarding.harm.enums import Rule

CRIME = TableSpec(
    {
        **EVERYWHERE,
        # A year has twelve files of a force: a list of them, or a pattern such as "*-street.csv".
        "file": Key(texts, needed=True),
        "area_set": Key(slug),
        "rule": Key(one_of(Rule.values)),
        "harm_source": Key(slug),
    }
)
