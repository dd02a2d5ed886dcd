"""What each field of duties is, for what, and for how long (rule R-MIN-1)."""

from guardianship.lib.field_register import DataClass, Kept, declare

AFTER_THE_END = Kept("12 months after the duty ended", months=12, dated_by="ends_on")

DECLARED = (
    declare(
        "wall.AreaDuty",
        DataClass.SECURITY,
        "To let staff read case data of their own areas and of no others, and to show who could.",
        AFTER_THE_END,
        "id person area role starts_on ends_on purpose given_by given_at",
    ),
    declare(
        "wall.DutyCover",
        DataClass.SECURITY,
        "The areas inside a duty's area, so that the database can check each row.",
        Kept("together with the duty", together_with="duty"),
        "id duty area",
    ),
)
