"""What is kept of questions that found nothing open, for what, and for how long (R-MIN-1)."""

from guardianship.lib.field_register import DataClass, Kept, declare

DECLARED = (
    declare(
        "demand.NothingOpenCount",
        DataClass.FEEDBACK,
        "To see for what, and in which part of the week, nothing was open in an authority.",
        Kept("27 months after its quarter began", months=27, dated_by="quarter_from"),
        "id area_code quarter_from wanted band count",
    ),
)
