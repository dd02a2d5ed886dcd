"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

DECLARED = (
    declare(
        "portal_pictures.ListingPicture",
        DataClass.PUBLIC,
        "To show a place, with the consent of those who can be seen.",
        Kept("until the consent ends", by="places.portal.pictures.keeping.take_off_expired"),
        "id uid listing image state alt alt_cy sent_at",
        consent_from=Says(DataClass.ORGANISATION, "To know who said yes."),
        consent_on=Says(DataClass.ORGANISATION, "To know when they said yes."),
        consent_until=Says(DataClass.ORGANISATION, "To take it off in time."),
        sent_by=Says(DataClass.ORGANISATION, "To know whom to ask."),
        people=Says(DataClass.ORGANISATION, "To know whether a consent is needed."),
        said=Says(DataClass.ORGANISATION, "To answer who sent it."),
        withdrawn_at=Says(DataClass.ORGANISATION, "To know that a consent was taken back."),
    ),
)
