"""What a map page asks: the editors' presets, and what readers may choose otherwise."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.enums import Access, PracticalHelp, Weekday
from places.finder.inside import NotAnExtent
from places.finder.moment import When
from places.finder.query import Asked, FinderQuery
from places.forms import read_question
from places.spoken_time import in_london

if TYPE_CHECKING:
    from cms.models.map_page import MapPage

# Says that the choices of a form follow, so that what is missing was not ticked.
ASKED = "asked"


class DefaultMoment(TextChoices):
    """The time of which a map speaks before anybody chooses one."""

    ANY = "any", _("any time")
    NOW = "now", _("now")
    TONIGHT = "tonight", _("tonight")
    WEEKEND = "weekend", _("this weekend")
    CHOSEN = "chosen", _("the next such day and time")


class Offer(TextChoices):
    """Choices that a map can leave to its readers."""

    TIME = "time", _("when")
    KINDS = "kinds", _("what kind")
    AGE = "age", _("my age")
    FREE = "free", _("free")
    FOOD = "food", _("food")
    NO_BOOKING = "no_booking", _("no need to book")
    STEP_FREE = "step_free", _("step-free")
    FRIEND = "friend", _("can bring a friend")


def preset_of(page: MapPage) -> FinderQuery:
    """What the page shows before anybody chooses; half a box in a draft is no box yet."""
    try:
        extent = page.extent
    except NotAnExtent:
        extent = None
    words = {word.value: word for word in When}
    return FinderQuery(
        when=words.get(page.default_moment),
        at=_chosen_moment(page),
        kinds=tuple(page.kinds or ()),
        age=page.age,
        free=page.free,
        helps=tuple(page.helps or ()),
        access=tuple(page.access or ()),
        step_free=page.step_free,
        friend=page.friend,
        extent=extent,
    )


def _chosen_moment(page: MapPage) -> datetime | None:
    """The next such moment on London's clock, naive; today's when it is still to come."""
    if page.default_moment != DefaultMoment.CHOSEN or page.chosen_time is None:
        return None
    if page.chosen_weekday not in Weekday.values:
        return None
    wall = in_london(clock.now()).replace(tzinfo=None)
    days = (Weekday.values.index(page.chosen_weekday) - wall.weekday()) % 7
    coming = datetime.combine(wall.date() + timedelta(days=days), page.chosen_time)
    return coming if coming >= wall.replace(second=0, microsecond=0) else coming + timedelta(days=7)


def asked_of(page: MapPage, data: QueryDict) -> Asked:
    """The page's question with what a reader chose among what is offered; the rest stays."""
    preset, asked = preset_of(page), read_question(data)
    offered = {Offer(value) for value in page.filters_offered or () if value in Offer.values}
    changes: dict[str, Any] = {"unsure": asked.query.unsure}
    if Offer.TIME in offered and {"when", "at", ASKED} & set(data):
        changes |= {"when": asked.query.when, "at": asked.query.at}
    if ASKED in data:
        changes |= _chosen(preset, asked.query, offered)
    query = preset.with_changes(**changes).with_changes(page=asked.query.page)
    return Asked(query, asked.problems)


def _chosen(preset: FinderQuery, read: FinderQuery, offered: set[Offer]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if Offer.KINDS in offered:
        among = tuple(kind for kind in read.kinds if kind in (preset.kinds or read.kinds))
        changes["kinds"] = among or preset.kinds
    if Offer.AGE in offered:
        changes["age"] = read.age
    for offer in (Offer.FREE, Offer.STEP_FREE, Offer.FRIEND):
        if offer in offered:
            changes[offer.value] = getattr(read, offer.value)
    if Offer.FOOD in offered:
        changes["helps"] = _with(preset.helps, PracticalHelp.HOT_FOOD, read.helps)
    if Offer.NO_BOOKING in offered:
        changes["access"] = _with(preset.access, Access.OPEN_TO_ALL, read.access)
    return changes


def _with(preset: tuple[str, ...], value: str, read: tuple[str, ...]) -> tuple[str, ...]:
    """The preset with ``value`` exactly where the reader ticked it."""
    others = tuple(one for one in preset if one != value)
    return (*others, str(value)) if value in read else others
