"""What each field of counts is, for what, and for how long (rule R-MIN-1)."""

from guardianship.lib.field_register import DataClass, Kept, declare

FOR_THREE_YEARS = Kept("36 months after the month that is counted", months=36, dated_by="month")
WITH_THE_MONTH = Kept("as long as the month that it was loaded with", together_with="loaded_month")
FOR_A_MONTH = Kept("1 month, or until the person sends another", months=1, dated_by="asked_at")
WHILE_USED = Kept("while counts of it are kept")

DECLARED = (
    declare(
        "harm.HarmCategory",
        DataClass.PUBLIC,
        "To sort reports into kinds, and to keep contact that services began out of need.",
        WHILE_USED,
        "id code name layer words",
    ),
    declare(
        "harm.HarmSource",
        DataClass.PUBLIC,
        "To say beside every figure where it comes from and what it cannot tell.",
        WHILE_USED,
        "id code name shape raised_by licence bias_note is_on",
    ),
    declare(
        "harm.TimeProfile",
        DataClass.PUBLIC,
        "To model reports that carry no hour by time of day where somebody asks, and say so.",
        WHILE_USED,
        "id code name source of_whom licence address cases",
    ),
    declare(
        "harm.LoadedMonth",
        DataClass.HARM,
        "To load a month once, to replace it as a whole, and to account for rows left out.",
        FOR_THREE_YEARS,
        "id source area_set month publisher rule fingerprint rows counted left_out loaded_at"
        " loaded_by",
    ),
    declare(
        "harm.HarmCount",
        DataClass.HARM,
        "To see where and when support is missing. A number of reports, never a person or a point.",
        WITH_THE_MONTH,
        "id loaded_month source area month time_band category layer raised_by from_response count",
    ),
    declare(
        "harm.ImportReport",
        DataClass.HARM,
        "To tell who sent a file what came of it, and why rows were left out.",
        FOR_A_MONTH,
        "id uid asked_by source area_set rule is_kept asked_at rows counted counted_before"
        " left_out disagreeing",
    ),
)
