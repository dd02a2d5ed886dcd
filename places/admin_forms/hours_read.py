"""The hours on a listing's form, read without saving; what cannot be read is named in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseFormSet
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.admin_forms.listing import ListingForm
from places.enums import Weekday
from places.intervals import doubted_among
from places.timetable import HoursKnown
from places.unsaved_hours.draft import SessionRow, UnsavedHours, authority_to_be
from places.unsaved_hours.reading import HoursReading, read_hours

SESSIONS, EXCEPTIONS = "sessions", "exceptions"
NOT_WHOLE = gettext_lazy("The form did not arrive whole. Reload the page; nothing was saved.")


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that cannot be saved as it is: which one, and why; ``key`` is empty for several.

    ``day`` is the day of the week that the row names, where it names one.
    """

    key: str
    name: str
    reasons: list[str]
    day: str = ""


@dataclass(frozen=True, slots=True)
class FormReading:
    """What the readable rows mean, and what is wrong with the others."""

    reading: HoursReading
    problems: list[Problem]


def is_whole(form: ListingForm) -> bool:
    """Whether a bound form says how many rows it has; without that nothing can be read."""
    return all(formset.management_form.is_valid() for formset in form.formsets.values())


def read_form(form: ListingForm) -> FormReading:
    """Read a bound form that is whole; rows that are wrong are left out and named."""
    sets = form.formsets
    for part in (form, *sets.values()):  # the form itself stops at the first set that is wrong
        part.is_valid()
    sessions = tuple(SessionRow(row.prefix, row.instance) for row in _good(sets[SESSIONS]))
    listing = form.instance
    hours = UnsavedHours(
        sessions=sessions,
        exceptions=tuple(row.instance for row in _good(sets[EXCEPTIONS])),
        hours_known=HoursKnown(form.cleaned_data.get("hours_known") or HoursKnown.KNOWN),
        authority=authority_to_be(listing, [row.session for row in sessions]),
        is_doubted=bool(listing.pk and doubted_among([listing])),
    )
    return FormReading(read_hours(hours), list(_problems(form)))


def _rows(formset: BaseFormSet) -> list[Any]:
    """Rows that somebody wrote something into and did not delete, as they stand on the page."""
    written = [
        row
        for row in formset.forms
        if row.has_changed() or row.instance.pk or row in formset.initial_forms
        if not row.cleaned_data.get(DELETION_FIELD_NAME)
    ]
    return sorted(written, key=_place_in_order)


def _place_in_order(row: Any) -> int:
    order = str(row[ORDERING_FIELD_NAME].value() or "")
    return int(order) if order.isdecimal() else 0


def _good(formset: BaseFormSet) -> list[Any]:
    return [row for row in _rows(formset) if row.is_valid()]


def _problems(form: ListingForm) -> Iterator[Problem]:
    if "hours_known" in form.errors:
        yield Problem("", _("Hours"), list(form.errors["hours_known"]))
    for name, numbered in (
        (SESSIONS, _("Session %(number)s")),
        (EXCEPTIONS, _("Date %(number)s")),
    ):
        formset = form.formsets[name]
        for number, row in enumerate(_rows(formset), start=1):
            if not row.is_valid():
                called, day = numbered % {"number": number}, _day(row)
                named = f"{called}, {Weekday(day).label}" if day else called
                yield Problem(row.prefix, named, _reasons(row), day)
        if formset.non_form_errors():
            together = str(formset.model._meta.verbose_name_plural).capitalize()
            yield Problem("", together, list(formset.non_form_errors()))


def _day(row: Any) -> str:
    day = row["weekday"].value() if "weekday" in row.fields else ""
    return day if day in Weekday.values else ""


def _reasons(row: Any) -> list[str]:
    """Each error after the name of its field; errors of the row as a whole as they are."""
    errors: ErrorDict = row.errors
    return [
        f"{row[name].label}: {said}" if name in row.fields else str(said)
        for name, list_of in errors.items()
        for said in list_of
    ]


def session_keys(form: ListingForm) -> list[str]:
    """What the form calls the session rows that are on its page, in their order."""
    formset = form.formsets[SESSIONS]
    rows = _rows(formset) if form.is_bound else formset.initial_forms
    return [row.prefix for row in rows]


def without_sessions(data: QueryDict, keys: list[str]) -> QueryDict:
    """What was sent, with these session rows marked as deleted."""
    less = data.copy()
    for key in keys:
        if key.startswith(f"{SESSIONS}-"):
            less[f"{key}-{DELETION_FIELD_NAME}"] = "on"
    return less


def with_more_sessions(data: QueryDict, rows: list[dict[str, str]]) -> QueryDict:
    """What was sent, with more session rows at the end, as if they had been typed."""
    more = data.copy()
    total_name = f"{SESSIONS}-TOTAL_FORMS"
    total = more.get(total_name, "")
    if not total.isdecimal():
        return more
    for number, row in enumerate(rows, start=int(total)):
        for name, value in row.items():
            more[f"{SESSIONS}-{number}-{name}"] = value
        more[f"{SESSIONS}-{number}-{ORDERING_FIELD_NAME}"] = str(number + 1)
    more[total_name] = str(int(total) + len(rows))
    return more
