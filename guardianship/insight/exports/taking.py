"""What goes into a file that somebody takes along, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.models import Release
from guardianship.insight.reading.notes import Notes
from guardianship.insight.reading.stored_words import in_readers_words
from guardianship.lib import clock

# In the order of every file: what young people say, what is there, then the rest.
TITLES: dict[str, Promise] = {
    "safety": gettext_lazy("Where young people feel safe"),
    "areas": gettext_lazy("What is there and what is missing, by area"),
    "slots": gettext_lazy("Access and young people short of a place, by area and time"),
    "kinds": gettext_lazy("Access by kind of place"),
    "week": gettext_lazy("The week, hour by hour"),
    "equity": gettext_lazy("Who has access: fairness"),
    "pattern": gettext_lazy("Whether it holds at other scales"),
    "partners": gettext_lazy("Who provides"),
    "unmet_demand": gettext_lazy("What was looked for while nothing was open"),
    "conservation": gettext_lazy("Check: places handed out are places offered"),
    "harm": gettext_lazy("Reports of harm, source by source"),
    "system_contact": gettext_lazy("Contact with services, source by source"),
    "harm_hours": gettext_lazy("Reports of harm by time of day, source by source"),
    "contact_hours": gettext_lazy("Contact with services by time of day, source by source"),
    "agreement": gettext_lazy("Where sources agree"),
    "sources": gettext_lazy("Sources"),
}
# Case data, which never go without what is there for young people.
HARM = frozenset({"harm", "system_contact", "harm_hours", "contact_hours", "agreement"})
ASSETS = frozenset({"areas", "slots", "kinds"})


class NeedsAssets(ValueError):
    """Figures of harm were to be taken along without what is there for young people."""


@dataclass(frozen=True, slots=True)
class Taking:
    """One file that somebody takes along: of which release, who, what for, when."""

    release: Release
    person: str
    purpose: str
    at: datetime
    with_harm: bool = False

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables of the file by name, in the order of ``TITLES``."""
        return chosen_tables(
            self.release, [name for name in TITLES if self.with_harm or name not in HARM]
        )

    def said_of_itself(self) -> list[tuple[str, str]]:
        """What stands first in every file: label and words."""
        release, notes = self.release, Notes(self.release)
        rows = [
            (_("Area"), release.authority.name),
            (_("Release"), notes.as_of),
            (_("Hash of the release"), release.content_hash),
            (_("Taken along by"), self.person),
            (_("For"), self.purpose),
            (_("On"), date_format(self.at.astimezone(clock.LONDON), "j F Y, H:i")),
            (_("How we know"), f"{notes.of_access} {notes.of_sharing}"),
            (_("What it can’t tell you"), f"{notes.not_of_access} {notes.not_of_shortfall}"),
            (_("Hidden numbers"), notes.hidden),
            (
                _("Reading it"),
                _(
                    "Areas stand by name. None is better or worse than another, and where bands "
                    "overlap the data do not tell areas apart. Not for policing or enforcement."
                ),
            ),
        ]
        rows += [(_("How we know"), words) for words in notes.how_we_know]
        rows += [(_("What it can’t tell you"), words) for words in notes.cannot_tell]
        if release.replaced_by_id:
            rows.append((_("Please note"), _("A newer release has taken the place of this one.")))
        return rows + [(_("Licence"), words) for words in licences(release)]


def chosen_tables(release: Release, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Some tables of a release. Raises ``NeedsAssets`` for harm without all that is there."""
    wanted = list(names)
    if HARM & set(wanted) and not set(wanted) >= ASSETS:
        raise NeedsAssets(", ".join(sorted(ASSETS - set(wanted))))
    return {name: release.table(name) for name in wanted}


def licences(release: Release) -> list[str]:
    """Each source that has a licence, with it, in a line; what is made here has none."""
    rows = release.table("sources")
    return [
        f"{in_readers_words(name)}: {licence}"
        for name, licence in zip(rows["name"], rows["licence"], strict=True)
        if licence
    ]


def file_name(taking: Taking, ending: str) -> str:
    """Such as ``gaps-W06990001-2026-Q3-no-2.xlsx``."""
    release = taking.release
    return f"gaps-{release.authority.code}-{release.period}-no-{release.number}.{ending}"
