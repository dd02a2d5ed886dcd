"""Contexts and people who work on them; a test says only what it is about."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.safeguarding.contexts.models import Context, TeamHolder
from guardianship.safeguarding.wall.doors import opened
from tests.builders.duties import build_duty
from tests.builders.listings import HERE, build_area, build_organisation, square
from tests.builders.people import StaysIn, build_person, enter

_numbers = count()


@dataclass(frozen=True)
class Team:
    """An area, and two practitioners who look after it."""

    home: Area
    first: User
    second: User

    def client(self) -> StaysIn:
        """A client that the first has signed in with."""
        return enter(StaysIn(), self.first)


def build_team(name: str = "Middleham") -> Team:
    """Two practitioners with a duty for a new area that lies in no other."""
    boundary = square(HERE.x, HERE.y + next(_numbers) % 100 / 20)
    home = build_area(name=name, boundary=boundary)
    people = [build_person(Role.PRACTITIONER) for _ in range(2)]
    for person in people:
        build_duty(person, home)
    return Team(home, *people)


def build_context(team: Team, **fields: Any) -> Context:
    """A context that is being written down, led by a youth group and held by both."""
    with opened(team.first):
        defaults: dict[str, Any] = {
            "title": "Bus station, evenings",
            "kind": "transport",
            "home": team.home,
            "area": team.home,
        }
        if "lead" not in fields:
            fields["lead"] = build_organisation(type="youth_group")
        fields.setdefault("lead_type", fields["lead"].type)
        context = Context.objects.create(**(defaults | fields))
        for person in (team.first, team.second):
            TeamHolder.objects.create(context=context, person=person)
    return context
