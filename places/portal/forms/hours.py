"""The sessions of a listing on a page of the portal, read back before they are public."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import capfirst
from modelcluster.forms import childformset_factory

from places.admin_forms.sessions import SessionForm, SessionFormSet
from places.intervals import doubted_among
from places.models import CoverageArea, Listing, Session
from places.portal.writing import Edit, confirmed_today
from places.timetable import HoursKnown
from places.unsaved_hours.draft import SessionRow, UnsavedHours, authority_to_be
from places.unsaved_hours.presets import BLANK_ROW
from places.unsaved_hours.reading import HoursReading, read_hours

ALWAYS_SHOWN = ("weekday", "starts_at", "ends_at", "ends_next_day", "season")
SELDOM = (
    "repeat",
    "interval_weeks",
    "nth",
    "on_date",
    "valid_from",
    "valid_to",
    "yearly_from",
    "yearly_to",
    "on_bank_holidays",
    "by_appointment",
    "coverage_area",
)
ROWS_MORE, ROWS_MOST = 2, 60
_NAMES = {field.name: field.verbose_name for field in Session._meta.concrete_fields}


class PortalSessionForm(SessionForm):
    """One session; days as a phone's own picker asks for them."""

    def __init__(self, *args: Any, patches: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name in ALWAYS_SHOWN + SELDOM:
                field.label = capfirst(str(_NAMES[name]))
        self.fields["coverage_area"].queryset = patches or CoverageArea.objects.none()

    def main_fields(self) -> list[forms.BoundField]:
        """What nearly every session needs."""
        return [self[name] for name in ALWAYS_SHOWN]

    def seldom_fields(self) -> list[forms.BoundField]:
        """What few sessions need."""
        return [self[name] for name in SELDOM]


def _as_django_would(field: Any, **kwargs: Any) -> Any:
    """Plain widgets: Wagtail's need its own scripts."""
    return field.formfield(**kwargs)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


PortalSessions = childformset_factory(
    Listing,
    Session,
    form=PortalSessionForm,
    formset=SessionFormSet,
    fields=[*ALWAYS_SHOWN, *(n for n in SELDOM if not n.startswith("yearly"))],
    formfield_callback=_as_django_would,
    widgets={"on_date": _day(), "valid_from": _day(), "valid_to": _day()},
    extra=ROWS_MORE,
    max_num=ROWS_MOST,
    validate_max=True,
    can_delete=True,
)


class HoursForm:
    """Whether hours are known, and the sessions; one thing to ask whether it is valid."""

    def __init__(self, listing: Listing, data: Any = None) -> None:
        self.listing = listing
        patches = CoverageArea.objects.filter(
            Q(organisation=listing.organisation) | Q(sessions__listing=listing)
        ).distinct()
        self.known = HoursKnownForm(data, instance=copy(listing))
        self.sessions = PortalSessions(
            data, instance=listing, prefix="sessions", form_kwargs={"patches": patches}
        )

    def is_valid(self) -> bool:
        """Whether all of it can be saved."""
        return all([self.known.is_valid(), self.sessions.is_valid()])

    def rows(self) -> list[Session]:
        """Sessions as they stand on the page, without those that are to go; valid ones only."""
        return [
            form.instance
            for form in self.sessions.forms
            if (form.has_changed() or form in self.sessions.initial_forms)
            and form.is_valid()
            and not self.sessions._should_delete_form(form)
        ]

    def reading(self) -> HoursReading:
        """What these hours mean, in words and day by day, before anything is saved."""
        rows = self.rows()
        hours = UnsavedHours(
            sessions=tuple(SessionRow(f"sessions-{n}", row) for n, row in enumerate(rows)),
            exceptions=tuple(self.listing.exceptions.all()),
            hours_known=HoursKnown(self.known.cleaned_data["hours_known"]),
            authority=authority_to_be(self.listing, rows),
            is_doubted=bool(doubted_among([self.listing])),
        )
        return read_hours(hours)

    def with_room(self) -> HoursForm:
        """The same form again, with empty rows at its end."""
        total_name = f"{self.sessions.prefix}-TOTAL_FORMS"
        empty = sum(not form.has_changed() for form in self.sessions.extra_forms)
        more = self.sessions.data.copy()
        there = self.sessions.total_form_count()
        total = there + max(0, ROWS_MORE - empty)
        more[total_name] = str(total)
        # A row that says less than a blank one would read as half a session, full of mistakes.
        for number in range(there, total):
            for name, value in BLANK_ROW.items():
                more[f"{self.sessions.prefix}-{number}-{name}"] = value
        return HoursForm(self.listing, more)

    def edit(self, role: str) -> Edit:
        """The change that saving makes to a version of the listing."""
        rows, known = self.rows(), self.known.cleaned_data["hours_known"]

        def change(listing: Listing) -> None:
            listing.hours_known = known
            listing.sessions = [copy(row) for row in rows]
            confirmed_today(listing, role)

        return change

    def problems(self) -> list[tuple[str, str]]:
        """Where each mistake is, and what it is."""
        found = [
            (field.id_for_label, str(said))
            for form in [self.known, *self.sessions.forms]
            for field in form
            for said in field.errors
        ]
        loose = [e for form in [self.known, *self.sessions.forms] for e in form.non_field_errors()]
        return found + [("", str(said)) for said in [*loose, *self.sessions.non_form_errors()]]


class HoursKnownForm(forms.ModelForm):
    """Whether there are hours at all."""

    class Meta:
        model = Listing
        fields = ["hours_known"]

    def _post_clean(self) -> None:
        """The listing as a whole is checked where it is written."""
