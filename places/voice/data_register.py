"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

DECLARED = (
    declare(
        "voice.Allowance",
        DataClass.SECURITY,
        "To keep one network from flooding; a hash that is good for a day.",
        Kept("24 hours", by="places.voice.keeping.tend"),
        "id purpose key tokens counted_at",
    ),
    declare(
        "voice.Concern",
        DataClass.VETTING,
        "To hear when something is not OK, and to act.",
        Kept(
            "words 12 months after the decision; what was decided, as counts",
            by="places.voice.keeping.tend",
        ),
        "id listing organisation listing_name about words names_somebody received_at "
        "hiding state outcome change reasons reply decided_at told_at",
        fingerprint=Says(
            DataClass.SECURITY,
            "To tell the same form sent twice.",
            kept=Kept("24 hours", by="places.voice.keeping.tend"),
        ),
        code_hash=Says(
            DataClass.SECURITY,
            "To tell the sender what happened.",
            kept=Kept("with the concern", by="places.voice.keeping.tend"),
        ),
    ),
    declare(
        "voice.ConcernStep",
        DataClass.VETTING,
        "To undo an act on a concern.",
        Kept("with the concern", together_with="concern"),
        "id concern kind at by was_held undone_at",
    ),
    declare(
        "voice.Correction",
        DataClass.FEEDBACK,
        "To learn that something listed is wrong.",
        Kept(
            "the number of the network 14 days; what was wrong, as counts",
            by="places.voice.keeping.tend",
        ),
        "id listing what day at counts voice reply answered_at answered_by code_hash",
    ),
    declare(
        "voice.View",
        DataClass.FEEDBACK,
        "To learn how young people were treated, as far as they agreed.",
        Kept("words 90 days; answers as counts", by="places.voice.keeping.tend"),
        "id topic listing area on care flexibility fairness treated safe_because "
        "part_of_day words was_masked words_until consent kept_from assisted_by "
        "was_assisted consent_recorded state reply",
        fingerprint=Says(
            DataClass.SECURITY,
            "To tell the same form sent twice.",
            kept=Kept("24 hours", by="places.voice.keeping.tend"),
        ),
        code_hash=Says(
            DataClass.SECURITY, "To tell the sender what happened, and to take it back."
        ),
    ),
)
