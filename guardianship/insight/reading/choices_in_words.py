"""Choices of a run and what went into it, by name, in the reader's language.

The code that ``bin/manage run_analysis`` knows stands behind each name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.insight.charts.figure import Table
from guardianship.insight.reading.harm import source_names
from guardianship.insight.releasing.counts import SLASH
from places.enums import Kind

NAMES: dict[str, Promise] = {
    "first_age": gettext_lazy("Youngest age"),
    "last_age": gettext_lazy("Oldest age"),
    "walk_min": gettext_lazy("Longest walk, in minutes"),
    "walk_kmh": gettext_lazy("Walking speed, in km an hour"),
    "stay_min": gettext_lazy("A visit is worth it from so many minutes"),
    "decay": gettext_lazy("How much less a place counts the farther it is"),
    "measure": gettext_lazy("How places are shared"),
    "standard_per_1000": gettext_lazy("Places for 1,000 young people that are held to be enough"),
    "draws": gettext_lazy("Draws for the bands"),
    "people_spread_share": gettext_lazy("Doubt about numbers of young people"),
    "speed_spread_share": gettext_lazy("Doubt about walking speed"),
    "places_spread_share": gettext_lazy("Doubt about how much room there is"),
    "missing_share": gettext_lazy("Support is missing where so large a part is short of a place"),
    "there_share": gettext_lazy("Support is there where a smaller part than this is short"),
    "false_share": gettext_lazy("How often chance may be taken for a pattern"),
    "beyond_m": gettext_lazy("How far beyond the boundary is looked, in metres"),
    "weeks": gettext_lazy("How many weeks stand for a typical one"),
    "slot_min": gettext_lazy("Length of a slot, in minutes"),
    "detour": gettext_lazy("Straight lines, times"),
    "places": gettext_lazy("Room for so many at a time, by kind of listing"),
}
VALUES: dict[str, dict[str, Promise]] = {
    "decay": {
        "within": gettext_lazy("no less up to the longest walk"),
        "step": gettext_lazy("less in each third of the walk"),
        "gaussian": gettext_lazy("less and less, along a bell curve"),
    },
    "measure": {
        "e2sfca": gettext_lazy("among all in reach, near ones more (E2SFCA)"),
        "m2sfca": gettext_lazy("the same, and far places give less (M2SFCA)"),
    },
}
INPUTS: dict[str, Promise] = {
    "areas": gettext_lazy("Boundaries of areas"),
    "population": gettext_lazy("Numbers of young people"),
    "origins": gettext_lazy("Where they start to walk"),
    "listings": gettext_lazy("Listings of the register"),
    "hours": gettext_lazy("Opening hours"),
    "network": gettext_lazy("Streets and paths"),
}
LAYERS: dict[str, Promise] = {
    "harm": gettext_lazy("Reports: %(source)s"),
    "system_contact": gettext_lazy("Contact with services: %(source)s"),
    "@harm": gettext_lazy("Reports by time of day: %(source)s"),
    "@system_contact": gettext_lazy("Contact by time of day: %(source)s"),
}


def parameters_table(values: Mapping[str, Any]) -> Table:
    """Every parameter with its value, by name, its code behind it."""
    rows = [
        [f"{parameter_words(code)} ({code})", _value(code, value)]
        for code, value in values.items()
    ]  # fmt: skip
    return Table(_("Parameters"), [_("Name"), _("Value")], _by_name(rows))


def inputs_table(hashes: Mapping[str, Any]) -> Table:
    """What went in, each with its hash."""
    sources = source_names({code.partition(SLASH)[2] for code in hashes if SLASH in code})
    rows = [[_input(code, sources), _plain(value)] for code, value in hashes.items()]
    return Table(_("What went in"), [_("Name"), _("Value")], _by_name(rows))


def parameter_words(code: str) -> str:
    """What a parameter is called; one that nobody named is called by its code."""
    return str(NAMES.get(code, code.replace("_", " ")))


def _by_name(rows: list[list[str]]) -> list[list[str]]:
    return sorted(rows, key=lambda row: row[0].casefold())


def _value(code: str, value: Any) -> str:
    if code == "places" and isinstance(value, Mapping):
        kinds = {str(kind): str(label) for kind, label in Kind.choices}
        parts = [f"{kinds.get(kind, kind)}: {_plain(each)}" for kind, each in value.items()]
        return ", ".join(sorted(parts, key=str.casefold)) or "–"
    return str(VALUES.get(code, {}).get(str(value), _plain(value)))


def _input(code: str, sources: Mapping[str, str]) -> str:
    layer, slash, source = code.partition(SLASH)
    if slash and layer in LAYERS:
        return str(LAYERS[layer]) % {"source": sources.get(source, source)}
    return str(INPUTS.get(code, capfirst(code.replace("_", " "))))


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(part)}" for name, part in sorted(value.items())) or "–"
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "–"
    if isinstance(value, float):
        return f"{value:g}"
    return "–" if value in (None, "") else str(value)
