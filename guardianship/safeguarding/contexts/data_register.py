"""What is kept here, what for and how long: every field of every model."""

from guardianship.lib.field_register import DataClass, Kept, declare

DECLARED = (
    declare(
        "contexts.Assessment",
        DataClass.HARM,
        "To change a place or setting: what already makes it safer and what would.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "already_safer would_be_safer education_considered tools",
    ),
    declare(
        "contexts.NextStep",
        DataClass.HARM,
        "To change a place or setting: what is done next.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context says "
        "due_on is_done",
    ),
    declare(
        "contexts.Section",
        DataClass.HARM,
        "To change a place or setting: evidence on the five social conditions.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "aspect evidence source strength seen_on",
    ),
    declare(
        "contexts.Perspective",
        DataClass.HARM,
        "To change a place or setting: how those concerned see it, side by side.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "whose organisation role says said_on disagrees differs_about consent kept_from "
        "taken_back_at",
    ),
    declare(
        "contexts.Context",
        DataClass.HARM,
        "To assess and change a place or setting; nobody is recorded.",
        Kept(
            "36 months after it was closed",
            months=36,
            dated_by="events__at",
            only={"state": "closed"},
        ),
        "id words_were_masked uid title kind home area lead lead_type state begun_on",
    ),
    declare(
        "contexts.ContextEvent",
        DataClass.HARM,
        "To change a place or setting: what happened with the context.",
        Kept("with the context", together_with="context"),
        "id words_were_masked context at kind done_as reason says how_missing",
    ),
    declare(
        "contexts.TeamHolder",
        DataClass.HARM,
        "To change a place or setting: which staff hold it together.",
        Kept("with the context", together_with="context"),
        "id context person since",
    ),
    declare(
        "contexts.Partner",
        DataClass.HARM,
        "To change a place or setting: who works on it.",
        Kept("with the context", together_with="context"),
        "id context organisation since",
    ),
    declare(
        "contexts.Goal",
        DataClass.HARM,
        "To change a place or setting: what young people want, in their words.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "set_by wording consent kept_from target measured_by",
    ),
    declare(
        "contexts.SignOff",
        DataClass.HARM,
        "To change a place or setting: which partners share a goal.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context goal "
        "organisation verdict why said_on",
    ),
    declare(
        "contexts.SafetyFactor",
        DataClass.HARM,
        "To know what makes an area safer.",
        Kept("36 months", months=36, dated_by="written_at"),
        "id words_were_masked key version written_at written_as taken_back home context "
        "kind says raised_by strength noticed_on keeps_it",
    ),
    declare(
        "contexts.SystemHarm",
        DataClass.HARM,
        "To know what harm services do, and to ask them to change it.",
        Kept("36 months, then only the public count", months=36, dated_by="written_at"),
        "id words_were_masked key version written_at written_as taken_back home context "
        "kind says raised_by strength noticed_on asked_for outcome under_roth",
    ),
    declare(
        "contexts.Indicator",
        DataClass.HARM,
        "To change a place or setting: how it was at the beginning.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context sign "
        "baseline source seen_on",
    ),
    declare(
        "contexts.FollowUp",
        DataClass.HARM,
        "To change a place or setting: how it is now.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "sign_key finding compared seen_on",
    ),
    declare(
        "contexts.Outcome",
        DataClass.HARM,
        "To change a place or setting: what changed and how it was done.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "target what seen_on care flexibility fairness felt",
    ),
    declare(
        "contexts.Commitment",
        DataClass.HARM,
        "To change a place or setting: who promised what.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "organisation says due_on state",
    ),
    declare(
        "contexts.Barrier",
        DataClass.HARM,
        "To change a place or setting: what in the system stands in the way.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "organisation kind says is_over",
    ),
    declare(
        "contexts.SmallShift",
        DataClass.HARM,
        "To change a place or setting: small changes.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context says noticed_on",
    ),
    declare(
        "contexts.Response",
        DataClass.HARM,
        "To change a place or setting: what is done, for whom in bands, and why.",
        Kept("with the context", together_with="context"),
        "id words_were_masked key version written_at written_as taken_back context "
        "level kind says aim state starts_on reach children_band who_age who_number "
        "where why threshold least_intrusive universal_not_enough",
    ),
)
