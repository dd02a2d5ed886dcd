"""Files of trusted businesses that are ready for the list; a test says only what it is about."""

from datetime import date, timedelta
from typing import Any

from guardianship.lib import clock
from places.enums import Answer, GiveName, Kind
from places.models import Listing
from places.vetting.actions import open_case, take_step
from places.vetting.enums import Item, PanelWord
from places.vetting.models import (
    CaseContact,
    ChecklistItem,
    PanelLook,
    PaperVersion,
    SignedPaper,
    TrainingSession,
    VettingCase,
    Visit,
)
from places.vetting.stages import Step
from tests.builders.places import a_listing, hours

PREPARE = (Step.BEGIN, Step.CHECKLIST_DONE, Step.VISITED, Step.TRAINED)


def a_shop(name: str = "Corner Shop", **fields: Any) -> Listing:
    """A trusted business whose listing answers the four questions; nobody vouches for it."""
    said = {
        "walk_in": "Go to the till.",
        "who_you_meet": "The staff on duty.",
        "bring_friend": Answer.YES,
        "give_name": GiveName.NO,
    }
    shop = a_listing(
        name, hours("saturday", "10:00", "23:00"), kind=Kind.TRUSTED_BUSINESS, **(said | fields)
    )
    shop.clearance.delete()
    return Listing.objects.get(pk=shop.pk)


def the_papers(*, version: int = 1, **fields: Any) -> list[PaperVersion]:
    """Agreement and role card of a version, in force for years unless told otherwise."""
    said = {"in_force_from": date(2020, 1, 1), "older_count_until": date(2020, 1, 1)} | fields
    return [
        PaperVersion.objects.get_or_create(
            kind=kind, version=version, defaults={"text": "We help.", **said}
        )[0]
        for kind in ("agreement", "role_card")
    ]


def fill(case: VettingCase, on: date | None = None) -> VettingCase:
    """Everything that the rule asks for, all of it seen on one day."""
    day = on or clock.today()
    case.staff, case.responsible_role = 5, "shop manager"
    case.save()
    CaseContact.objects.create(
        case=case,
        responsible_contact="01632 960111",
        safeguarding_role="owner",
        safeguarding_contact="01632 960112",
    )
    for item in Item:
        runs = day + timedelta(days=700) if item == Item.LIABILITY else None
        ChecklistItem.objects.create(case=case, item=item, seen_on=day, runs_until=runs)
    Visit.objects.create(case=case, visited_on=day, visitors=2, suitable=True)
    TrainingSession.objects.create(case=case, held_on=day, trained=3, staff_then=5)
    for paper in the_papers():
        SignedPaper.objects.create(case=case, paper=paper, signed_on=day, signed_by_role="owner")
    PanelLook.objects.create(case=case, word=PanelWord.CONTENT, looked_on=day)
    return case


def a_case(name: str = "Corner Shop", *, filled: bool = True, **fields: Any) -> VettingCase:
    """A file at the stage of agreement, with all that it takes, or with nothing."""
    case = open_case(a_shop(name, **fields))
    if filled:
        fill(case)
    for step in PREPARE:
        case = take_step(case, step)
    return case


def on_the_list(name: str = "Corner Shop", **fields: Any) -> VettingCase:
    """A file of a business that was put on the list today."""
    return take_step(a_case(name, **fields), Step.PUBLISH)
