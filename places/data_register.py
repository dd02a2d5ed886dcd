"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

ACCOUNT = Kept("while the account is there")
AREAS = Kept("until a newer publication replaces it")
LISTED = Kept("while it is listed, and 12 months of history")
MEMBER = Kept("while the organisation is here, and 12 months after it leaves")
CONTACT = Kept(
    "while the organisation is here, and 12 months after it leaves",
    by="places.leaving.forget_contacts",
)
SITE = Kept("while the page or setting stands")

DECLARED = (
    declare(
        "places.BulkChange",
        DataClass.ORGANISATION,
        "To undo a change of many listings.",
        MEMBER,
        "id did made_at undone_at",
        by=Says(DataClass.SECURITY, "To know whom to ask about it.", kept=MEMBER),
    ),
    declare(
        "places.ChangedListing",
        DataClass.ORGANISATION,
        "To undo a change of many listings.",
        MEMBER,
        "id change listing before after",
    ),
    declare(
        "places.TermCalendarRow",
        DataClass.PUBLIC,
        "To know when schools are open.",
        AREAS,
        "id area school_year known_from known_to source",
    ),
    declare(
        "places.SchoolTerm",
        DataClass.PUBLIC,
        "To know when schools are open.",
        AREAS,
        "id calendar name first_day last_day",
    ),
    declare(
        "places.BankHoliday",
        DataClass.PUBLIC,
        "To know which hours differ.",
        AREAS,
        "id nation day title",
    ),
    declare(
        "places.CoverageArea",
        DataClass.PUBLIC,
        "To say where youth workers are out and about, coarsely.",
        LISTED,
        "id latest_revision uid organisation code name name_cy boundary",
    ),
    declare(
        "places.LeastCoverage",
        DataClass.ORGANISATION,
        "To keep areas of youth workers from pointing at a spot.",
        SITE,
        "id least_m2",
    ),
    declare(
        "places.ExactLocation",
        DataClass.ORGANISATION,
        "To know where a place is that is not shown exactly; behind row-level security.",
        LISTED,
        "listing place_name address postcode point",
    ),
    declare(
        "places.Hold",
        DataClass.ORGANISATION,
        "To keep a listing from the public while something is looked at.",
        LISTED,
        "id listing reason since lifted_at",
    ),
    declare(
        "places.Clearance",
        DataClass.ORGANISATION,
        "To say until when a trusted business was vetted.",
        LISTED,
        "id listing until vouched_by",
    ),
    declare(
        "places.ImportRecord",
        DataClass.ORGANISATION,
        "To bring in the same row of a file once, and to see what was changed here.",
        LISTED,
        "id subject uid source source_id row_fingerprint left_fingerprint loaded_at",
    ),
    declare(
        "places.OpenInterval",
        DataClass.PUBLIC,
        "To say what is open at a moment.",
        Kept("7 days back and 92 ahead", by="places.freshness.jobs.roll_intervals"),
        "id listing during certainty reason",
    ),
    declare(
        "places.Listing",
        DataClass.PUBLIC,
        "To tell young people what is on offer, where and when.",
        LISTED,
        "id latest_revision live has_unpublished_changes first_published_at "
        "last_published_at live_revision go_live_at expire_at expired uid slug kind "
        "organisation name name_cy summary summary_cy walk_in walk_in_cy who_you_meet "
        "who_you_meet_cy bring_friend give_name recognise recognise_cy "
        "lead_organisation stay_note stay_note_cy age_from age_to cost cost_note access "
        "access_note practical_help step_free access_facts languages phone text_number "
        "email website place location_visibility public_where public_geometry authority "
        "hours_known hours_text intervals_from intervals_until confirmed_on origin "
        "origin_id",
        confirmed_by=Says(
            DataClass.ORGANISATION, "To know who said that it is right.", kept=LISTED
        ),
        funded_until=Says(
            DataClass.ORGANISATION,
            "To ask in time what follows when its money ends; for those who plan.",
            kept=LISTED,
        ),
        locked_by=Says(DataClass.ORGANISATION, "To know who is writing.", kept=LISTED),
        locked=Says(DataClass.ORGANISATION, "To let one person write at a time.", kept=LISTED),
        locked_at=Says(DataClass.ORGANISATION, "To let one person write at a time.", kept=LISTED),
    ),
    declare(
        "places.Organisation",
        DataClass.PUBLIC,
        "To say who runs what is listed.",
        LISTED,
        "id latest_revision uid name name_cy type description website left_on licence attribution",
        email=Says(kept=CONTACT),
        phone=Says(kept=CONTACT),
    ),
    declare(
        "places.Membership",
        DataClass.ORGANISATION,
        "To know who may look after an organisation's listings.",
        Kept(
            "while the organisation is here, and 12 months after it leaves",
            months=12,
            dated_by="organisation__left_on",
        ),
        "id organisation user role",
    ),
    declare(
        "places.Place",
        DataClass.PUBLIC,
        "To say where something is and how to get in.",
        LISTED,
        "id latest_revision uid name name_cy address postcode point authority step_free "
        "access_facts access_note getting_there",
    ),
    declare(
        "places.SavedFilter",
        DataClass.ORGANISATION,
        "To look at the same list again.",
        ACCOUNT,
        "id user name query",
    ),
    declare(
        "places.Session",
        DataClass.PUBLIC,
        "To say when something is on.",
        LISTED,
        "id sort_order ends_next_day listing repeat weekday interval_weeks nth on_date "
        "starts_at ends_at season valid_from valid_to yearly_from yearly_to "
        "on_bank_holidays by_appointment coverage_area",
    ),
    declare(
        "places.ListingException",
        DataClass.PUBLIC,
        "To say when hours differ.",
        LISTED,
        "id sort_order ends_next_day listing kind first_day last_day starts_at ends_at "
        "note note_cy",
    ),
)
