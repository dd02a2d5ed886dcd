"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

MEMBER = Kept(
    "while the organisation is here, and 12 months after it leaves",
    months=12,
    dated_by="organisation__left_on",
)
STANDING = Kept("while it is in force, and as the history of what was in force")

DECLARED = (
    declare(
        "outreach.Charter",
        DataClass.PUBLIC,
        "To say what partners promise.",
        STANDING,
        "id version text text_cy in_force_from",
    ),
    declare(
        "outreach.Acceptance",
        DataClass.PUBLIC,
        "To show who promised it.",
        MEMBER,
        "id organisation charter accepted_on",
    ),
    declare(
        "outreach.RoleCard",
        DataClass.PUBLIC,
        "To say what a partner does and does not do.",
        STANDING,
        "id organisation version does does_cy does_not does_not_cy call_when "
        "call_when_cy leads leads_cy since",
    ),
    declare(
        "outreach.Visit",
        DataClass.ORGANISATION,
        "To know where youth work was, by area and band, and how many were met in bands.",
        Kept("36 months", months=36, dated_by="day"),
        "id organisation coverage_area area day band met youth_workers volunteers",
    ),
    declare(
        "outreach.ResidentCount",
        DataClass.ORGANISATION,
        "To know where residents look out for young people, by area and never by person.",
        Kept("36 months", months=36, dated_by="counted_on"),
        "id area role counted_on people",
    ),
)
