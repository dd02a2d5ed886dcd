"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

AREAS = Kept("until a newer publication replaces it")

DECLARED = (
    declare(
        "walking.StoredNetwork",
        DataClass.PUBLIC,
        "To walk from door to door by computer: published paths, of nobody.",
        AREAS,
        "id pack file source licence attribution as_of cover version arrays way_count "
        "node_count total_km component_count largest_share",
    ),
    declare(
        "walking.StoredDistances",
        DataClass.PUBLIC,
        "To know how far a listing is from a small area, worked out once.",
        AREAS,
        "id key network_version pair_count arrays made_at",
    ),
)
