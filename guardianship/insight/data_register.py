"""What each field of runs and releases is, for what, and for how long (rule R-MIN-1)."""

from guardianship.lib.field_register import DataClass, Kept, declare

WHILE_READ = Kept("while a release or a scenario of it stands")
WITH_RUN = Kept("as long as the run", together_with="run")
FIVE_YEARS = Kept("60 months after it was published", months=60, dated_by="published_at")
WITH_RELEASE = Kept("as long as the release", together_with="release")

DECLARED = (
    declare(
        "insight.Run",
        DataClass.PUBLIC,
        "To say how every figure was worked out, and to work it out again to the same hash.",
        WHILE_READ,
        "id uid area_set authority week_from on_date parameters edits input_hashes code_version"
        " seed state steps head result_hash error is_cancel_asked attempt heard_of_at asked_at"
        " ended_at",
    ),
    declare(
        "insight.RunTable",
        DataClass.PUBLIC,
        "Access by area and time, from which releases and scenarios are made; no case data.",
        WITH_RUN,
        "id run name content digest",
    ),
    declare(
        "insight.Release",
        DataClass.HARM,
        "To keep what was shown, when, and from which run.",
        FIVE_YEARS,
        "id uid run authority number period geography head content_hash published_at replaced_by"
        " why",
    ),
    declare(
        "insight.ReleaseTable",
        DataClass.HARM,
        "The frozen tables, in which small numbers are hidden, that pages and files read.",
        WITH_RELEASE,
        "id release name content digest",
    ),
    declare(
        "insight.TrueCells",
        DataClass.HARM,
        "To keep the next release from telling a few people apart by its difference from this one.",
        WITH_RELEASE,
        "id release area name content",
    ),
    declare(
        "insight.Scenario",
        DataClass.ORGANISATION,
        "To compare what could be done, and to show it to others who plan for the same area.",
        WITH_RUN,
        "id uid name run edits note is_shared made_by results results_hash made_at changed_at",
    ),
    declare(
        "insight.Barrier",
        DataClass.ORGANISATION,
        "To say where young people do not walk, and when; of a place, and confidential.",
        Kept("until somebody takes it away"),
        "id uid authority name why line days from_at until_at drawn_by drawn_at",
    ),
    declare(
        "insight.BarrierComparison",
        DataClass.ORGANISATION,
        "To read again what lines change, worked out once, with the lines as they were.",
        WITH_RUN,
        "id uid run authority drawn drawn_hash answer answer_hash asked_at ended_at",
    ),
    declare(
        "insight.SitingPlan",
        DataClass.PUBLIC,
        "To read a plan of where next again, and to work none out twice; it says nobody’s name.",
        WITH_RUN,
        "id uid run conditions answer asked_at ended_at",
    ),
)
