"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

SITE = Kept("while the page or setting stands")

DECLARED = (
    declare(
        "sources.Feed",
        DataClass.ORGANISATION,
        "To take listings over from others who publish them.",
        SITE,
        "id code name address organisation kind publish age_from age_to whole_runs columns",
    ),
    declare(
        "sources.FeedService",
        DataClass.ORGANISATION,
        "To follow one service of a feed.",
        SITE,
        "id feed source_id listing_uid state first_seen_at last_seen_at missed_runs differs",
    ),
    declare(
        "sources.FeedRun",
        DataClass.ORGANISATION,
        "To know what a feed brought.",
        SITE,
        "id feed state began_at ended_at next_page items_said skipped_pages "
        "is_asked_plainly is_whole failure counts remarks",
    ),
    declare(
        "sources.StagedService",
        DataClass.ORGANISATION,
        "To look at what a feed brings before it is taken.",
        Kept("until the run ends", by="places.sources.running.import_address"),
        "id run number content is_half refusal",
    ),
    declare(
        "sources.Sheet",
        DataClass.ORGANISATION,
        "To look at a list that came as a file before it is taken; its text goes when it is.",
        Kept("a day", by="places.sources.sheets.keeping.forget_sheets"),
        "id uid by made_at state source licence attribution text headings rows columns kind "
        "publish done to_do told_at counts failure remarks preview feed",
    ),
)
