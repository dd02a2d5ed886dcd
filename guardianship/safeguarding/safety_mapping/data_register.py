"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

DECLARED = (
    declare(
        "safety_mapping.GroupSession",
        DataClass.HARM,
        "To know where and when young people feel safe; a group of five or more, no names.",
        Kept("36 months, then only the public count", months=36, dated_by="week"),
        "consent kept_from taken_back_at id home week group_size ages consent_recorded",
    ),
    declare(
        "safety_mapping.SessionCell",
        DataClass.HARM,
        "To know where and when young people feel safe.",
        Kept("with the session", together_with="session"),
        "id session area band feels",
    ),
    declare(
        "safety_mapping.SingleAnswer",
        DataClass.HARM,
        "To know where and when young people feel safe; no name, no words, no network.",
        Kept("36 months, then only the public count", months=36, dated_by="week"),
        "consent kept_from taken_back_at id area listing week band feels stays_safe",
        code_hash=Says(DataClass.SECURITY, "To take the answer back."),
    ),
)
