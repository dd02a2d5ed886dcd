"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

AREAS = Kept("until a newer publication replaces it")

DECLARED = (
    declare(
        "statistics.Dataset",
        DataClass.PUBLIC,
        "To say where figures of areas come from and of which day they are.",
        AREAS,
        "id topic area_set as_of label columns source licence attribution",
    ),
    declare(
        "statistics.AreaCounts",
        DataClass.PUBLIC,
        "Published numbers of residents, and of people by day, to set provision and counts beside.",
        AREAS,
        "id dataset area sex counts",
    ),
    declare(
        "statistics.AreaDeprivation",
        DataClass.PUBLIC,
        "Published deprivation of areas, to see for whom support is missing.",
        AREAS,
        "id dataset area decile rank",
    ),
)
