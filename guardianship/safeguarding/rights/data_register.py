"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

DECLARED = (
    declare(
        "rights.AccessNote",
        DataClass.SECURITY,
        "To answer for every look beyond one's own area and every file taken along.",
        Kept("12 months", months=12, dated_by="at"),
        "id at person act purpose page area look",
    ),
    declare(
        "rights.Disclosure",
        DataClass.HARM,
        "To tell police something in the rare case, decided by two others and counted in public.",
        Kept("36 months, then only the public count", months=36, dated_by="asked_at"),
        "id area asked_by asked_at basis necessary_because young_people_view view_is "
        "state decided_at open_until opened_at",
        code_hash=Says(
            DataClass.SECURITY,
            "To open it once.",
            kept=Kept("until it is opened or lapses, 72 hours at most"),
        ),
        wrong_codes=Says(DataClass.SECURITY, "To shut it after five wrong codes."),
    ),
    declare(
        "rights.DisclosureLine",
        DataClass.HARM,
        "To tell the least, from a closed list.",
        Kept("with the disclosure", together_with="disclosure"),
        "id disclosure field says",
    ),
    declare(
        "rights.DisclosureDecision",
        DataClass.HARM,
        "To know who decided and why.",
        Kept("with the disclosure", together_with="disclosure"),
        "id disclosure by approves because at",
    ),
    declare(
        "rights.PublicFigure",
        DataClass.PUBLIC,
        "To tell the public how data were used.",
        Kept("for good: they are public, rounded and frozen"),
        "id year quarter of number built_at",
    ),
)
