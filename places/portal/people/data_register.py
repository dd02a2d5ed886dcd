"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

DECLARED = (
    declare(
        "portal_people.Claim",
        DataClass.ORGANISATION,
        "To hand a listing to those who run it.",
        Kept("while it is open, and as history", by="places.portal.people.claims.forget_evidence"),
        "id uid listing organisation made_by made_at state decided_by ended_at reason",
        evidence=Says(
            DataClass.ORGANISATION,
            "To check that they run it.",
            kept=Kept(
                "90 days after the decision", by="places.portal.people.claims.forget_evidence"
            ),
        ),
        contact=Says(
            DataClass.ORGANISATION,
            "To check that they run it.",
            kept=Kept(
                "90 days after the decision", by="places.portal.people.claims.forget_evidence"
            ),
        ),
    ),
    declare(
        "portal_people.Notice",
        DataClass.ORGANISATION,
        "To tell people of an organisation what changed among them.",
        Kept("120 days", by="places.portal.people.notices.forget_old"),
        "id kind organisation person role claim at",
    ),
)
