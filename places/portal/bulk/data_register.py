"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

DECLARED = (
    declare(
        "portal_bulk.Upload",
        DataClass.ORGANISATION,
        "To bring in a file of an organisation's own listings.",
        Kept("one hour, its result one day", by="places.portal.bulk.keeping.forget_old"),
        "id uid organisation by made_at state rows seen notes to_do done left",
    ),
)
