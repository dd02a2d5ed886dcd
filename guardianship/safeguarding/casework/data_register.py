"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

DECLARED = (
    declare(
        "casework.Draft",
        DataClass.HARM,
        "To lose nothing that is half written; masked before it is kept.",
        Kept("7 days", by="guardianship.safeguarding.casework.drafts.forget_old_drafts"),
        "id person form answers saved_at",
    ),
)
