"""Why an analysis refuses what somebody asked, in the reader's language.

The analysis speaks English and names what it refuses; what a form can bring about is told here.
"""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _said

from gis.analysis.contracts import BadInput, BadParameter
from gis.analysis.disclosure.rules import DisclosureRefused
from guardianship.insight.reading.choices_in_words import NAMES, parameter_words

_REASONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (
            r"must be at least (?P<least>\S+) and at most (?P<most>\S+), not (?P<value>.+)",
            _said("must be at least %(least)s and at most %(most)s, not %(value)s"),
        ),
        (
            r"must be above (?P<least>\S+) and at most (?P<most>\S+), not (?P<value>.+)",
            _said("must be above %(least)s and at most %(most)s, not %(value)s"),
        ),
        (r"must be a whole number, not (?P<value>.+)", _said("must be a whole number")),
        (r"must be a number, not (?P<value>.+)", _said("must be a number")),
        (
            r"changes nothing: streets are walked, not straight lines",
            _said("changes nothing: streets are walked, not straight lines"),
        ),
        (r"changes nothing: one day is measured", _said("changes nothing: one day is measured")),
    )
)
# Of what is not a parameter of a run: the whole sentence.
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (
            r"edits change nothing: no hour of any week is another",
            _said("These hours change nothing: no hour of any week is another."),
        ),
        (r"band has no hour on that day", _said("That time has no hour on the day measured.")),
        (
            r"run is (?P<hours>\d+) slots, and no day has so many",
            _said("No day has %(hours)s hours in a row at that time."),
        ),
        (
            r"teams are fewer than the sites that are locked",
            _said("There are fewer teams than places that are open in any case."),
        ),
        (
            r"budget is less than the locked sites cost",
            _said("What is open in any case costs more than that."),
        ),
        (
            r"barriers need streets, and no walking network is loaded here",
            _said("Lines cut streets, and no streets are loaded here."),
        ),
        (
            r"barriers cross no street of (?P<area>.+)",
            _said("These lines cross no street of %(area)s."),
        ),
        (
            r"the run is (?P<state>.+), and has nothing to release",
            _said("The run is %(state)s, and has nothing to release."),
        ),
    )
)
RULES: dict[str, Promise] = {
    "R-SDC-3": gettext_lazy(
        "A topic has one small geography: a release told another one before, or areas do not add "
        "up to it."
    ),
    "R-SDC-4": gettext_lazy("Periods must be whole calendar quarters or years, as before."),
    "R-SDC-6": gettext_lazy(
        "What is hidden could be worked out from the rest, or a table is not the one that was "
        "frozen."
    ),
    "R-SDC-7": gettext_lazy(
        "Too many things would be crossed, or a group of people would be told for less than the "
        "whole authority."
    ),
}


def refused_in_words(error: BadInput) -> str:
    """What was refused and why; what no form brings about stays in the analysis's own words."""
    if isinstance(error, DisclosureRefused) and error.rule in RULES:
        return f"{error.rule}: {RULES[error.rule]}"
    if isinstance(error, BadParameter) and error.name in NAMES:
        if said := _found(_REASONS, error.reason):
            return f"{parameter_words(error.name)}: {said}."
        return f"{parameter_words(error.name)}: {error.reason}"
    return _found(_SENTENCES, str(error)) or str(error)


def stored_refusal(said: str) -> str:
    """The same of a refusal that was kept as the analysis said it; "" stays so."""
    return _found(_SENTENCES, said) or said


def _found(known: tuple[tuple[re.Pattern[str], str], ...], reason: str) -> str:
    for pattern, message in known:
        if found := pattern.fullmatch(reason):
            return _(message) % found.groupdict()
    return ""
