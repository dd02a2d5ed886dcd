"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

AREAS = Kept("until a newer publication replaces it")

DECLARED = (
    declare(
        "areas.AreaSet",
        DataClass.PUBLIC,
        "To know which publication an area is from.",
        AREAS,
        "id code kind label valid_from valid_to source licence",
    ),
    declare(
        "areas.Area",
        DataClass.PUBLIC,
        "To say which part of a town something is in.",
        AREAS,
        "id area_set code name name_cy nation boundary",
    ),
    declare(
        "areas.AreaLink",
        DataClass.PUBLIC,
        "To compare areas of two publications.",
        AREAS,
        "id from_area to_area change",
    ),
    declare(
        "areas.Postcode",
        DataClass.PUBLIC,
        "To find what is near a postcode; the published list, not what anybody typed.",
        AREAS,
        "id code outward point",
    ),
    declare(
        "areas.PlaceName",
        DataClass.PUBLIC,
        "To find what is near a place that is known by its name.",
        AREAS,
        "id name key kind within point source",
    ),
)
