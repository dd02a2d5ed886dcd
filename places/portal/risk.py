"""Which changes are public at once and which somebody looks at first, field by field.

What goes out of date is believed at once: hours, closures, contact, words. What decides where a
young person is sent, and who may be there, waits for a look while the approved version stays.
"""

from enum import StrEnum


class Risk(StrEnum):
    """What happens to a change of a field."""

    LOW = "low"
    HIGH = "high"


LOW_RISK = (
    "hours_known",
    "hours_text",
    "sessions",
    "exceptions",
    "phone",
    "text_number",
    "email",
    "website",
    "summary",
    "summary_cy",
    "walk_in",
    "walk_in_cy",
    "who_you_meet",
    "who_you_meet_cy",
    "stay_note",
    "stay_note_cy",
    "bring_friend",
    "give_name",
    "cost",
    "cost_note",
    "practical_help",
    "languages",
    "funded_until",
)
# Of low risk, and public nowhere: those who run it, the team and those who plan read it.
NEVER_PUBLIC = frozenset({"funded_until"})
HIGH_RISK = (
    "name",
    "name_cy",
    "kind",
    "organisation",
    "age_from",
    "age_to",
    "access",
    "access_note",
    "step_free",
    "access_facts",
    "place",
    "location_visibility",
    "public_where",
    "recognise",
    "recognise_cy",
    "lead_organisation",
)
RISKS = dict.fromkeys(LOW_RISK, Risk.LOW) | dict.fromkeys(HIGH_RISK, Risk.HIGH)
