"""Group sessions, single answers and disclosures; a test says only what it is about."""

from datetime import date
from typing import Any

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.safeguarding.rights.disclosing import ask
from guardianship.safeguarding.rights.models import Disclosure
from guardianship.safeguarding.safety_mapping.answers import write_session
from guardianship.safeguarding.safety_mapping.models import GroupSession, SingleAnswer
from guardianship.safeguarding.wall.doors import opened
from places.voice.codes import hash_of, new_code

A_MONDAY = date(2026, 10, 5)
EVENING = "evening"


def build_session(
    worker: User, area: Area, *, feels: str = "unsafe", band: str = EVENING, **fields: Any
) -> GroupSession:
    """A group of six that marked one area at one time."""
    defaults: dict[str, Any] = {
        "home": area,
        "week": A_MONDAY,
        "group_size": 6,
        "ages": "13-15",
        "consent_recorded": True,
    }
    with opened(worker):
        return write_session(defaults | fields, {(area.pk, band): feels})


def build_answers(area: Area, number: int, **fields: Any) -> list[str]:
    """Answers of so many, and the codes that take them back."""
    defaults: dict[str, Any] = {"area": area, "week": A_MONDAY, "band": EVENING, "feels": "unsafe"}
    codes = [new_code() for _ in range(number)]
    for code in codes:
        SingleAnswer.objects.create(**(defaults | fields), code_hash=hash_of(code))
    return codes


def build_disclosure(person: User, area: Area) -> Disclosure:
    """One that a court asks for, and nobody has decided on."""
    answers = {
        "area": area,
        "basis": "court",
        "necessary_because": "The court named the months.",
        "young_people_view": "They fear being stopped.",
        "view_is": "they_said",
    }
    with opened(person):
        return ask(person, answers, {"months": "May and June"})
