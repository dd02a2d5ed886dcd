"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

LISTED = Kept("while it is listed, and 12 months of history")
SITE = Kept("while the page or setting stands")

DECLARED = (
    declare(
        "moderation.Hiding",
        DataClass.ORGANISATION,
        "To know why a listing is off, and since when.",
        LISTED,
        "id listing why since ended_at",
    ),
    declare(
        "moderation.Look",
        DataClass.ORGANISATION,
        "To check a change before it is public, fairly and in time.",
        LISTED,
        "id workflow_state organisation_type change sent_in_at approved_at with_us",
    ),
    declare(
        "moderation.PanelAnswer",
        DataClass.ORGANISATION,
        "To hear the youth panel before something is public.",
        LISTED,
        "id task_state is_clear would_go feels_wrong says words answered_on",
    ),
    declare(
        "moderation.CannedReply",
        DataClass.ORGANISATION,
        "To answer in kind words.",
        SITE,
        "id title text text_cy is_offered place_in_list",
    ),
    declare(
        "moderation.LookRule",
        DataClass.ORGANISATION,
        "To know who looks at what.",
        SITE,
        "id kind new_for_panel changes_for_panel facts_days panel_days",
    ),
    declare(
        "moderation.FactsTask",
        DataClass.ORGANISATION,
        "To know who checks the facts.",
        SITE,
        "task_ptr groups",
    ),
    declare(
        "moderation.PanelTask",
        DataClass.ORGANISATION,
        "To know who asks the youth panel.",
        SITE,
        "task_ptr groups",
    ),
)
