"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

LISTED = Kept("while it is listed, and 12 months of history")
MEMBER = Kept(
    "while the organisation is here, and 12 months after it leaves",
    months=12,
    dated_by="organisation__left_on",
)

DECLARED = (
    declare(
        "freshness.MailChoice",
        DataClass.ORGANISATION,
        "To write to an organisation in its language and about what it wants.",
        MEMBER,
        "id organisation language",
    ),
    declare(
        "freshness.Refusal",
        DataClass.ORGANISATION,
        "To write no more to somebody who said so.",
        MEMBER,
        "id email organisation kind since",
    ),
    declare(
        "freshness.Link",
        DataClass.SECURITY,
        "To confirm a listing from a mail, for two weeks.",
        Kept("14 days", by="places.freshness.forgetting.forget_old"),
        "id mail token_hash made_at works_until",
        organisation=Says(DataClass.ORGANISATION),
        role=Says(DataClass.ORGANISATION),
    ),
    declare(
        "freshness.Answer",
        DataClass.ORGANISATION,
        "To know what was confirmed from a mail.",
        Kept("with the link of the mail, 14 days", by="places.freshness.forgetting.forget_old"),
        "id link listing said at",
    ),
    declare(
        "freshness.OutgoingMail",
        DataClass.SECURITY,
        "To send each mail once, and to know whether it went.",
        Kept("120 days", by="places.freshness.forgetting.forget_old"),
        "id kind organisation period recipient language state planned_at claimed_at "
        "sent_at attempts",
    ),
    declare(
        "freshness.DemonstrationMail",
        DataClass.SECURITY,
        "To show in the demonstration what would have been sent.",
        Kept("120 days", by="places.freshness.forgetting.forget_old"),
        "id at recipients subject headers text html",
    ),
    declare(
        "freshness.JobRun",
        DataClass.SECURITY,
        "To know whether the jobs of the night ran.",
        Kept("120 days", by="places.freshness.forgetting.forget_old"),
        "id job began_at ended_at went_well report",
    ),
    declare(
        "freshness.StageReached",
        DataClass.ORGANISATION,
        "To warn once before a listing is no longer shown.",
        LISTED,
        "id listing confirmed_on stage noted_on told_on",
    ),
)
