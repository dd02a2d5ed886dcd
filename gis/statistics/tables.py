"""Tables of the manifest that bring statistics of small areas."""

from gis.packs.keys import EVERYWHERE, NEEDED_TEXT, TEXT, Key, TableSpec, day, slug

_OF_AREAS = {
    **EVERYWHERE,
    "area_set": Key(slug, needed=True),
    "code": NEEDED_TEXT,
    "label": TEXT,
}
POPULATION = TableSpec(
    {
        **_OF_AREAS,
        "as_of": Key(day, needed=True),
        "total": TEXT,
        # The column that says whom a row counts, and the words in it.
        "sex": TEXT,
        "persons": TEXT,
        "females": TEXT,
        "males": TEXT,
    }
)
DEPRIVATION = TableSpec({**_OF_AREAS, "index": TEXT, "decile": TEXT, "rank": TEXT})
ETHNICITY = TableSpec({**_OF_AREAS, "total": TEXT})
# Its label says who is counted, so there is none without; ``people`` is the column of numbers.
DENOMINATOR = TableSpec(
    {
        **_OF_AREAS,
        "as_of": Key(day, needed=True),
        "label": NEEDED_TEXT,
        "people": NEEDED_TEXT,
    }
)

STATISTICS_TABLES = {
    "population": POPULATION,
    "deprivation": DEPRIVATION,
    "ethnicity": ETHNICITY,
    "denominator": DENOMINATOR,
}
