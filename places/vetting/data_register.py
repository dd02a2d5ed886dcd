"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, Says, declare

STANDING = Kept("while it is in force, and as the history of what was in force")

DECLARED = (
    declare(
        "vetting.VettingCase",
        DataClass.VETTING,
        "To know that a trusted business is fit to be one.",
        Kept(
            "12 months after the place leaves",
            months=12,
            dated_by="stage_since",
            only={"stage": "left"},
        ),
        "id listing stage paused_from stage_since vetted_organisation staff "
        "responsible_role wants_thanks panel_asked_on owner_changed_on published_on "
        "lapsed_on spot_checks_after evidence_from",
        sticker_code=Says(DataClass.PUBLIC, "To show whether a sticker still holds."),
    ),
    declare(
        "vetting.CaseContact",
        DataClass.VETTING,
        "To reach whoever is responsible.",
        Kept("with the case", together_with="case"),
        "id case responsible_contact safeguarding_role safeguarding_contact",
    ),
    declare(
        "vetting.RegulatedRole",
        DataClass.VETTING,
        "To know for which role the law allows more than a basic check.",
        Kept("with the case", together_with="case"),
        "id case role why marked_by marked_on",
    ),
    declare(
        "vetting.LawfulCheck",
        DataClass.VETTING,
        "To know that a basic check was seen; never the certificate.",
        Kept("with the case", together_with="case"),
        "id case level about_role regulated_role seen_on seen_by_role suitable",
    ),
    declare(
        "vetting.SpotCheck",
        DataClass.VETTING,
        "To know that the promise is kept.",
        Kept("with the case", together_with="case"),
        "id case checked_on way phrase passed",
    ),
    declare(
        "vetting.CaseEvent",
        DataClass.VETTING,
        "To know who decided what, and why.",
        Kept("with the case", together_with="case"),
        "id case at step from_stage to_stage by why",
    ),
    declare(
        "vetting.Notice",
        DataClass.VETTING,
        "To remind in time.",
        Kept("with the case", together_with="case"),
        "id case kind about_day made_at planned_at",
    ),
    declare(
        "vetting.ChecklistItem",
        DataClass.VETTING,
        "To know what was seen.",
        Kept("with the case", together_with="case"),
        "id case item seen_on runs_until",
    ),
    declare(
        "vetting.Visit",
        DataClass.VETTING,
        "To know that two people looked.",
        Kept("with the case", together_with="case"),
        "id case visited_on visitors suitable note",
    ),
    declare(
        "vetting.TrainingSession",
        DataClass.VETTING,
        "To know how many of the staff are trained.",
        Kept("with the case", together_with="case"),
        "id case held_on trained staff_then roles",
    ),
    declare(
        "vetting.PanelLook",
        DataClass.VETTING,
        "To hear the youth panel.",
        Kept("with the case", together_with="case"),
        "id case word why looked_on",
    ),
    declare(
        "vetting.PaperVersion",
        DataClass.ORGANISATION,
        "To know what was signed.",
        STANDING,
        "id kind version text text_cy phrase in_force_from older_count_until",
    ),
    declare(
        "vetting.SignedPaper",
        DataClass.VETTING,
        "To know what was signed.",
        Kept("with the case", together_with="case"),
        "id case paper signed_on signed_by_role",
    ),
)
