"""The finder's choices as the page shows them: chips that are links, ticks, and the title."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from guardianship.lib import clock
from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp
from places.finder.moment import When
from places.finder.query import DEFAULT_RADIUS_M, FinderQuery
from places.finder.where import Spot
from places.spoken_time import long_date, short_date, wall_time

RADII_M = (1_600, 3_600, DEFAULT_RADIUS_M, 10_000, 25_000)


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that one press turns on or off."""

    label: str
    address: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A choice in the longer form: the parameter's value, its words, whether it is made."""

    value: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """The choices of the longer form by parameter."""

    kinds: list[Tick]
    helps: list[Tick]
    access: list[Tick]


def chips(query: FinderQuery) -> list[Chip]:
    """The chips, each leading to the list with that choice turned over, those on first."""
    found = [*_usual_chips(query), *_chosen_chips(query)]
    return sorted(found, key=lambda chip: not chip.is_on)


def _chosen_chips(query: FinderQuery) -> list[Chip]:
    """What was chosen in the longer form, to be taken back."""
    found = []
    if query.at is not None:
        moment = f"{short_date(query.at.date(), clock.today())}, {wall_time(query.at.time())}"
        found.append(Chip(moment, _address(query.with_changes(at=None)), True))
    found += [_list_chip(query, "kinds", k, str(PLAIN_KIND[Kind(k)])) for k in query.kinds]
    if query.age is not None:
        age = gettext("Age %(ages)s") % {"ages": query.age}
        found.append(Chip(age, _address(query.with_changes(age=None)), True))
    if query.extent is not None or query.area:
        anywhere = query.with_changes(extent=None, area="")
        found.append(Chip(gettext("Part of the map"), _address(anywhere), True))
    for value in query.helps:
        if value != PracticalHelp.HOT_FOOD:
            found.append(_list_chip(query, "helps", value, str(PracticalHelp(value).label)))
    for value in query.access:
        if value != Access.OPEN_TO_ALL:
            found.append(_list_chip(query, "access", value, str(Access(value).label)))
    return found


def _usual_chips(query: FinderQuery) -> list[Chip]:
    return [
        _when_chip(query, When.NOW, gettext("Open now")),
        _when_chip(query, When.TONIGHT, gettext("Tonight")),
        _when_chip(query, When.WEEKEND, gettext("This weekend")),
        _flag_chip(query, "free", gettext("Free")),
        _list_chip(query, "helps", PracticalHelp.HOT_FOOD, gettext("Food")),
        _list_chip(query, "access", Access.OPEN_TO_ALL, gettext("No need to book")),
        _flag_chip(query, "step_free", gettext("Step-free")),
        _flag_chip(query, "friend", gettext("Can bring a friend")),
    ]


def _address(query: FinderQuery) -> str:
    return query.querystring() or "?"


def _when_chip(query: FinderQuery, when: When, label: str) -> Chip:
    is_on = query.when is when and query.at is None
    changed = query.with_changes(at=None, when=None if is_on else when, unsure=False)
    return Chip(label, _address(changed), is_on)


def _flag_chip(query: FinderQuery, name: str, label: str) -> Chip:
    is_on = getattr(query, name)
    return Chip(label, _address(query.with_changes(**{name: not is_on})), is_on)


def _list_chip(query: FinderQuery, name: str, value: str, label: str) -> Chip:
    chosen: tuple[str, ...] = getattr(query, name)
    is_on = value in chosen
    turned = tuple(v for v in chosen if v != value) if is_on else (*chosen, str(value))
    return Chip(label, _address(query.with_changes(**{name: turned})), is_on)


def ticks(query: FinderQuery) -> Ticks:
    """The ticks of the longer form."""
    return Ticks(
        kinds=[Tick(k.value, str(PLAIN_KIND[k]), k.value in query.kinds) for k in Kind],
        helps=[Tick(h.value, str(h.label), h.value in query.helps) for h in PracticalHelp],
        access=[
            Tick(a.value, str(a.label), a.value in query.access)
            for a in Access
            if a is not Access.NOT_SAID
        ],
    )


def radius_choices(query: FinderQuery) -> list[Tick]:
    """How far, in kilometres, with the distance in question among them."""
    radii_m = sorted({*RADII_M, query.radius_m})
    return [
        Tick(str(radius_m), kilometres(radius_m), radius_m == query.radius_m)
        for radius_m in radii_m
    ]


def kilometres(radius_m: int) -> str:
    """ "1.6 km"."""
    return gettext("%(distance)s km") % {"distance": f"{radius_m / 1000:g}"}


def title(query: FinderQuery, spot: Spot | None) -> str:
    """The question said back: "Open tonight near Eastmoor"."""
    words = _time_in_words(query)
    if spot is None:
        return words
    return gettext("%(what)s near %(place)s") % {"what": words, "place": spot.label}


def _time_in_words(query: FinderQuery) -> str:
    if query.at is not None:
        said = {
            "day": long_date(query.at.date(), clock.today()),
            "time": wall_time(query.at.time()),
        }
        return gettext("Open on %(day)s at %(time)s") % said
    if query.when is When.NOW:
        return gettext("Open now")
    if query.when is When.TONIGHT:
        return gettext("Open tonight")
    if query.when is When.WEEKEND:
        return gettext("Open this weekend")
    return gettext("Places to go")
