"""Casework of the invented town: a team, two contexts, and both sides of what is known."""

from __future__ import annotations

from datetime import timedelta

from gis.models import Area, AreaKind
from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.safeguarding.contexts import models as rows
from guardianship.safeguarding.contexts.choices import EventKind
from guardianship.safeguarding.contexts.enums import Aspect
from guardianship.safeguarding.wall.doors import open_for_task
from guardianship.safeguarding.wall.duties import give_duty
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty
from places.enums import OrganisationType
from places.models import Organisation

TEAM = {"worker@demo.example": DutyRole.PRACTITIONER, "lead@demo.example": DutyRole.LEAD}
KNOWN = {
    Aspect.POWER: "Security staff decide who may wait inside. Young people are sent out first.",
    Aspect.RELATIONSHIPS: "Drivers know many of the young people and look out for them.",
    Aspect.ATTITUDES: "Waiting in a group is taken for trouble.",
    Aspect.PHYSICAL: "Two of seven lights work, and the waiting room closes at six.",
    Aspect.INEQUALITIES: "Who lives on the last route waits longest, in the dark.",
}


def let_the_team_work() -> int:
    """Duties for the demonstration accounts, and contexts of theirs; returns how many contexts.

    Again, or without accounts or an authority, it adds nothing.
    """
    home = Area.objects.filter(area_set__kind=AreaKind.AUTHORITY).order_by("pk").first()
    people = list(User.objects.filter(email__in=TEAM).order_by("pk"))
    lead = Organisation.objects.filter(type=OrganisationType.YOUTH_GROUP).order_by("pk").first()
    if home is None or lead is None or len(people) < len(TEAM):
        return 0
    for person in people:
        if not AreaDuty.objects.current().filter(person=person, area=home).exists():
            give_duty(person, home, TEAM[person.email], by=None)
    with open_for_task("demonstration"):
        if rows.Context.objects.exists():
            return 0
        _open_one(home, lead, people)
        _begin_one(home, lead, people)
        _both_sides(home)
        return rows.Context.objects.count()


def _context(home: Area, lead: Organisation, people: list[User], title: str) -> rows.Context:
    area = Area.objects.filter(area_set__kind=AreaKind.MSOA).order_by("pk").first() or home
    context = rows.Context.objects.create(
        title=title, kind="transport", home=home, area=area, lead=lead, lead_type=lead.type
    )
    for person in people:
        rows.TeamHolder.objects.create(context=context, person=person)
    done = {"context": context, "done_as": DutyRole.PRACTITIONER}
    rows.ContextEvent.objects.create(kind=EventKind.BEGUN, **done)
    return context


def _open_one(home: Area, lead: Organisation, people: list[User]) -> None:
    context = _context(home, lead, people, "Bus station, evenings")
    rows.Assessment.objects.create(
        context=context,
        already_safer="The kiosk stays open late, and drivers let young people wait on the bus.",
        would_be_safer="A waiting room that is open until the last bus, and lights that work.",
        education_considered="not_known",
        tools=["walkabout", "conversations"],
    )
    for aspect, evidence in KNOWN.items():
        rows.Section.objects.create(
            context=context,
            aspect=aspect,
            evidence=evidence,
            source="young_people",
            strength="firm",
        )
    rows.Perspective.objects.create(
        context=context,
        whose="young_people",
        role="group at the youth club",
        says="It is the only warm place on the way home.",
        disagrees=True,
        differs_about="whether young people should be there at all",
    )
    rows.NextStep.objects.create(
        context=context,
        says="Ask the bus company who can mend the lights.",
        due_on=clock.today() + timedelta(days=14),
    )
    rows.Context.objects.filter(pk=context.pk).update(state="open")
    done = {"context": context, "done_as": DutyRole.PRACTITIONER}
    rows.ContextEvent.objects.create(kind=EventKind.OPENED, **done)


def _begin_one(home: Area, lead: Organisation, people: list[User]) -> None:
    context = _context(home, lead, people, "Path behind the school, after school")
    rows.Context.objects.filter(pk=context.pk).update(kind="route")


def _both_sides(home: Area) -> None:
    rows.SafetyFactor.objects.create(
        home=home,
        kind="people",
        says="The caretaker of the flats knows the young people and talks with them.",
        raised_by="young_people",
        strength="firm",
        keeps_it="That the post stays.",
    )
    rows.SystemHarm.objects.create(
        home=home,
        kind="curfew",
        says="Night checks every evening, for months, without a reason that anybody was told.",
        raised_by="family",
        strength="some",
        asked_for="End them.",
        outcome="waiting",
    )
