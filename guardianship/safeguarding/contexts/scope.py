"""Whatever a page is about is fetched here, behind the open wall: not there means 404."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from gis.models import Area, AreaKind
from guardianship.accounts.models import User
from guardianship.safeguarding.contexts.models import Context
from guardianship.safeguarding.contexts.models.base import CaseRecord
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty, DutyCover
from places.enums import OrganisationType
from places.models import Organisation

# Neighbourhoods and larger: nothing here is said of a street.
COARSE = (AreaKind.MSOA, AreaKind.WARD, AreaKind.AUTHORITY)
WORKING = (DutyRole.PRACTITIONER, DutyRole.LEAD)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who writes, and what it belongs to."""

    person: User
    home: Area | None = None
    context: Context | None = None

    @property
    def written_as(self) -> str:
        """What the person is to the area."""
        duties = _duties(self.person)
        if self.home:
            duties = duties.filter(covers__area=self.home)
        roles = set(duties.values_list("role", flat=True))
        return DutyRole.LEAD if DutyRole.LEAD in roles else DutyRole.PRACTITIONER

    def partners(self) -> QuerySet[Organisation]:
        """The partners in the context, and who leads it."""
        if self.context is None:
            return organisations()
        those = organisations().filter(contexts_shared__context=self.context)
        led = organisations().filter(pk=self.context.lead_id)
        return (those | led).distinct()


def _duties(person: User) -> QuerySet[AreaDuty]:
    return AreaDuty.objects.current().own().filter(person=person, role__in=WORKING)


def homes_of(person: User) -> QuerySet[Area]:
    """Areas for which the person has a duty today, by name."""
    mine = _duties(person).values("area")
    return Area.objects.filter(pk__in=mine).defer("boundary").order_by("name")


def homes_seen(keys: Iterable[int]) -> QuerySet[Area]:
    """Areas by their keys, by name: what an open wall has shown is of them."""
    return Area.objects.filter(pk__in=list(keys)).defer("boundary").order_by("name")


def areas_of(person: User) -> QuerySet[Area]:
    """Areas inside those, coarse ones only, by name."""
    covered = DutyCover.objects.filter(duty__in=_duties(person)).values("area")
    rows = Area.objects.filter(pk__in=covered, area_set__kind__in=COARSE)
    return rows.select_related("area_set").defer("boundary").order_by("name", "pk")


def organisations() -> QuerySet[Organisation]:
    """Those that can have a part: published sources are nobody."""
    return Organisation.objects.exclude(type=OrganisationType.SOURCE).order_by("name")


def colleagues_in(home: Area) -> QuerySet[User]:
    """People who can sign in and have a duty for the area today, by name."""
    theirs = AreaDuty.objects.current().own().filter(role__in=WORKING, covers__area=home)
    rows = User.objects.filter(pk__in=theirs.values("person"), is_active=True)
    return rows.order_by("full_name", "pk")


def context_for(uid: UUID) -> Context:
    """A context in an area of the person for whom the wall is open; 404 for every other."""
    rows = Context.objects.select_related("home", "area", "lead")
    found = rows.defer("home__boundary", "area__boundary").filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def record_for(records: QuerySet[Any], key: UUID) -> CaseRecord:
    """The newest version of a record that stands, out of those given; 404 where there is none."""
    found: CaseRecord | None = records.current().filter(key=key).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found


def by_key(records: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    """Records in lists by the value of one of their fields."""
    found: dict[Any, list[Any]] = {}
    for record in records:
        found.setdefault(getattr(record, name), []).append(record)
    return found
