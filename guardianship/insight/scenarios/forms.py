"""What would change: one short form for each kind of edit."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gis.analysis.scenario.edits import (
    ChangeHours,
    ChangePlaces,
    Close,
    Edit,
    FundingEnds,
    NewListing,
    NewRound,
)
from guardianship.insight.models import Run
from guardianship.insight.reading.slots import season_words
from guardianship.insight.scenarios.hours import NotOpenThen, as_well, minutes, stretch, until
from guardianship.insight.scenarios.places_to_be import (
    origins_in,
    spot_of,
    spots_of,
    weights_from,
)
from guardianship.insight.scenarios.stored import Town, season_of
from guardianship.safeguarding.freetext.fields import FreeTextField, FreeTextForm

EVERY_WEEK = "every"
NAME_MOST = 120
MOST_COST = 100_000_000
PERCENT = 100


class EditForm(forms.Form):
    """What every edit has: what it costs. ``edits`` and ``words`` are of a valid form."""

    title: ClassVar[Promise]
    cost = forms.FloatField(
        label=_("What it costs a year, in pounds, if you know"),
        required=False,
        min_value=-MOST_COST,
        max_value=MOST_COST,
    )

    def __init__(self, run: Run, town: Town, data: Any = None) -> None:
        super().__init__(data)
        self.run, self.town = run, town
        inside = town.listings[town.listings["inside"]].sort_values("name")
        listed = [(uid, row["name"]) for uid, row in inside.iterrows()]
        for name in ("listing", "listings"):
            if name in self.fields:
                self.fields[name].choices = listed  # type: ignore[attr-defined]
        if "weeks" in self.fields:
            weeks = [(season, season_words(season)) for season in town.seasons]
            every = [(EVERY_WEEK, _("every week of the year"))] if len(weeks) > 1 else []
            self.fields["weeks"].choices = [*every, *weeks]  # type: ignore[attr-defined]
        self.order_fields([*(name for name in self.fields if name != "cost"), "cost"])

    def edits(self) -> list[Edit]:
        """The edits that the form asks for."""
        raise NotImplementedError

    def words(self) -> str:
        """What it does, in a line, for the name of a scenario."""
        raise NotImplementedError

    @property
    def cost_per_year(self) -> float:
        """The cost; nothing where it was not said."""
        return float(self.cleaned_data.get("cost") or 0.0)

    def name_of(self, uid: str) -> str:
        """The name of a listing."""
        return str(self.town.listings.at[uid, "name"])

    def chosen_seasons(self) -> list[str]:
        """Which weeks."""
        weeks = self.cleaned_data["weeks"]
        return self.town.seasons if weeks == EVERY_WEEK else [weeks]

    def chosen_days(self) -> list[int]:
        """Which days, Monday is 0."""
        return [int(day) for day in self.cleaned_data["days"]]


class _OneListing(EditForm):
    listing = forms.ChoiceField(label=_("Which one?"))

    @property
    def uid(self) -> str:
        """The listing."""
        return str(self.cleaned_data["listing"])


class _Times(EditForm):
    days = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=[(str(day), name) for day, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    from_at = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    until_at = forms.TimeField(
        label=_("Open until"), widget=forms.TimeInput(attrs={"type": "time"})
    )
    weeks = forms.ChoiceField(label=_("In which weeks?"))

    def shares(self) -> dict[str, float]:
        """The hours as shares of slots."""
        said = self.cleaned_data
        return stretch(
            self.chosen_seasons(),
            self.chosen_days(),
            minutes(said["from_at"]),
            minutes(said["until_at"]),
            self.town.asked.stay_min,
        )


class HoursForm(_Times, _OneListing):
    """Longer hours, other hours, or more of them."""

    title = _("Other hours")
    from_at = forms.TimeField(
        label=_("From"),
        help_text=_("Leave it empty to open when it opens now."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    instead = forms.BooleanField(
        label=_("Instead of the hours that it has on these days"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Hours that go on need hours to go on from."""
        said = super().clean() or {}
        if self.errors:
            return said
        now = self.town.provision.share.loc[said["listing"]]
        try:
            self.found = self._shares(now, said)
        except NotOpenThen:
            self.add_error("from_at", _("It is closed on these days now: say when it would open."))
        return said

    def _shares(self, now: Any, said: dict[str, Any]) -> dict[str, float]:
        stay_min = self.town.asked.stay_min
        if said["from_at"] is None:
            found = until(
                now, self.chosen_seasons(), self.chosen_days(), said["until_at"], stay_min
            )
        else:
            found = self.shares()
        if not said["instead"]:
            return as_well(now, found)
        days = set(self.chosen_days())
        shut = {
            str(slot): 0.0
            for season in self.chosen_seasons()
            for number, slot in enumerate(self.town.slots_of(season))
            if number // 24 in days or len(self.town.slots_of(season)) <= 24
        }
        return shut | found

    def edits(self) -> list[Edit]:
        """One edit."""
        return [ChangeHours(self.uid, self.found, self.cost_per_year)]

    def words(self) -> str:
        """Name and new end."""
        until_at = self.cleaned_data["until_at"]
        return str(_("%(name)s: open until %(time)s")) % {
            "name": self.name_of(self.uid), "time": f"{until_at:%H:%M}"
        }  # fmt: skip


class PlacesForm(_OneListing):
    """Room for more, or for fewer."""

    title = _("More room, or less")
    places = forms.FloatField(
        label=_("Room for how many young people at a time?"), min_value=0, max_value=10_000
    )

    def edits(self) -> list[Edit]:
        """One edit."""
        return [ChangePlaces(self.uid, self.cleaned_data["places"], self.cost_per_year)]

    def words(self) -> str:
        """Name and room."""
        return str(_("%(name)s: room for %(places)s")) % {
            "name": self.name_of(self.uid), "places": f"{self.cleaned_data['places']:.0f}"
        }  # fmt: skip


class CloseForm(_OneListing):
    """Something that ends."""

    title = _("Closing")

    def edits(self) -> list[Edit]:
        """One edit."""
        return [Close(self.uid, self.cost_per_year)]

    def words(self) -> str:
        """Name."""
        return str(_("%(name)s closes")) % {"name": self.name_of(self.uid)}


class FundingForm(EditForm):
    """Money that runs out, for one or several (ledger B7)."""

    title = _("Funding that ends")
    listings = forms.MultipleChoiceField(
        label=_("Which ones does the money pay for?"), widget=forms.CheckboxSelectMultiple
    )
    hours_left = forms.FloatField(
        label=_("How much of their hours would be left, in per cent?"),
        initial=0,
        min_value=0,
        max_value=PERCENT,
    )

    def edits(self) -> list[Edit]:
        """An edit for each; the cost is said once."""
        left = self.cleaned_data["hours_left"] / PERCENT
        uids = self.cleaned_data["listings"]
        costs = [self.cost_per_year, *(0.0 for _uid in uids[1:])]
        return [FundingEnds(uid, left, cost) for uid, cost in zip(uids, costs, strict=True)]

    def words(self) -> str:
        """Names."""
        names = ", ".join(self.name_of(uid) for uid in self.cleaned_data["listings"])
        return str(_("Funding ends: %(names)s")) % {"names": names}


class NewForm(_Times):
    """Something new, at a known place or in the middle of an area."""

    title = _("Something new")
    called = FreeTextField(
        label=_("What would it be called?"), max_length=NAME_MOST, widget=forms.TextInput
    )
    where = forms.ChoiceField(label=_("Where?"))
    places = forms.FloatField(
        label=_("Room for how many young people at a time?"),
        initial=30,
        min_value=1,
        max_value=10_000,
    )
    field_order = ("called", "where", "places", "days", "from_at", "until_at", "weeks")

    def __init__(self, run: Run, town: Town, data: Any = None) -> None:
        super().__init__(run, town, data)
        spots = spots_of(town)
        self.fields["where"].choices = [  # type: ignore[attr-defined]
            (_("At a place that is known"), _spots(spots, "place:")),
            (_("In the middle of where people live"), _spots(spots, "area:")),
        ]

    def edits(self) -> list[Edit]:
        """One edit, with walks to the place."""
        said = self.cleaned_data
        weights = weights_from(self.run, self.town, spot_of(self.town, said["where"]))
        called = _new_code(self.town, said["called"])
        cost = self.cost_per_year
        return [NewListing(called, weights, said["places"], self.shares(), cost_per_year=cost)]

    def words(self) -> str:
        """Name and place."""
        said = self.cleaned_data
        return str(_("New: %(name)s, %(where)s")) % {
            "name": said["called"], "where": spot_of(self.town, said["where"]).name
        }  # fmt: skip


class RoundForm(_Times):
    """Youth workers out and about in an area."""

    title = _("A new round of youth workers")
    area = forms.ChoiceField(label=_("In which area?"))
    workers = forms.FloatField(label=_("How many workers?"), initial=2, min_value=1, max_value=100)
    each = forms.FloatField(
        label=_("How many young people can each be there for?"),
        initial=10,
        min_value=1,
        max_value=100,
    )
    field_order = ("area", "workers", "each", "days", "from_at", "until_at", "weeks")

    def __init__(self, run: Run, town: Town, data: Any = None) -> None:
        super().__init__(run, town, data)
        self.fields["area"].choices = list(town.areas().items())  # type: ignore[attr-defined]

    def edits(self) -> list[Edit]:
        """One edit."""
        said = self.cleaned_data
        origins = origins_in(self.town, said["area"])
        code = _new_code(self.town, self.words())
        return [
            NewRound(code, origins, said["workers"], said["each"], self.shares(),
                     cost_per_year=self.cost_per_year)
        ]  # fmt: skip

    def words(self) -> str:
        """The area."""
        return str(_("New round in %(area)s")) % {
            "area": self.town.areas()[self.cleaned_data["area"]]
        }


KINDS: dict[str, type[EditForm]] = {
    "hours": HoursForm,
    "places": PlacesForm,
    "new": NewForm,
    "round": RoundForm,
    "close": CloseForm,
    "funding": FundingForm,
}


class AboutForm(FreeTextForm, forms.Form):
    """Its name, a note, and whether others of the area see it."""

    name = FreeTextField(
        label=_("Another name, if you like"),
        max_length=NAME_MOST,
        required=False,
        widget=forms.TextInput,
    )
    note = FreeTextField(label=_("Note"), max_length=500, required=False)
    is_shared = forms.BooleanField(
        label=_("Share it with the commissioners of this area"), required=False
    )


def _spots(spots: list[Any], begins: str) -> list[tuple[str, str]]:
    return [(spot.code, spot.name) for spot in spots if spot.code.startswith(begins)]


def _new_code(town: Town, called: str) -> str:
    """A code that no listing has: what is new is known by its name."""
    taken = set(town.listings.index)
    code = called
    while code in taken:
        code += "+"
    return code


def seasons_in(slots: Any) -> list[str]:
    """Seasons that slots name, each once."""
    return list(dict.fromkeys(season_of(slot) for slot in slots))
