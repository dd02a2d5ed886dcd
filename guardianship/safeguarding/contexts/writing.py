"""The only place that writes contexts and what belongs to them.

Every act asks the database's deferred rules before it ends, while the wall is still open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, connection, transaction

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.lib import clock
from guardianship.safeguarding.contexts.choices import EventKind
from guardianship.safeguarding.contexts.enums import ContextState
from guardianship.safeguarding.contexts.forms.base import RecordForm
from guardianship.safeguarding.contexts.forms.contexts import ClosingForm, ContextForm
from guardianship.safeguarding.contexts.models import (
    Context,
    ContextEvent,
    Goal,
    Partner,
    Perspective,
    TeamHolder,
)
from guardianship.safeguarding.contexts.models.base import CaseRecord
from guardianship.safeguarding.contexts.scope import Setting
from guardianship.safeguarding.freetext.kinds import Kind
from places.models import Organisation


class SomebodyWasQuicker(Exception):
    """The record has a newer version than the one that the form was shown with."""


class NotReady(Exception):
    """The context lacks something that it needs for this."""


class BrokenRule(Exception):
    """PostgreSQL refused; names the rule and nothing of the row, as this may reach a log."""


# What people said themselves: taken back, it is erased from every version.
ERASED = "…"
THEIR_WORDS: dict[type[CaseRecord], dict[str, Any]] = {
    Goal: {"wording": ERASED},
    Perspective: {"says": ERASED, "disagrees": False, "differs_about": ""},
}
# Contributions with a consent of their own.
CAN_BE_SHARED: frozenset[type[CaseRecord]] = frozenset({Perspective})


@contextmanager
def _one_act() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as broken:
        name = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", "") or ""
        if name.endswith("_version_once"):
            raise SomebodyWasQuicker from None
        if name == "context_two_holders":
            raise NotReady from None
        raise BrokenRule(name) from None


def write_record(form: RecordForm, setting: Setting) -> CaseRecord:
    """Store what a valid form says, as the first or the next version of its record.

    ``SomebodyWasQuicker`` where that version is there already.
    """
    record: CaseRecord = form.save(commit=False)
    shown = form.cleaned_data.get("shown_version") or 0
    if shown != record.version - 1:
        raise SomebodyWasQuicker
    if setting.context is not None:
        record.context = setting.context  # type: ignore[attr-defined]
    record.written_as = setting.written_as
    record.words_were_masked = _is_masked(form)
    with _one_act():
        record.save()
    return record


def take_back(record: CaseRecord, setting: Setting) -> None:
    """A last version says that the record stands no more; people's own words are erased in all."""
    last = record.following()
    last.taken_back, last.written_as = True, setting.written_as
    emptied = dict(THEIR_WORDS.get(type(record), {}))
    if type(record) in CAN_BE_SHARED:
        emptied["taken_back_at"] = clock.now()
    with _one_act():
        last.save()
        if emptied:
            type(record)._base_manager.filter(key=record.key).update(**emptied)


def _is_masked(form: RecordForm | ClosingForm) -> bool:
    """Whether words were taken out now, or what stands in their place is still there."""
    signs = [f"[{kind}]" for kind in Kind]
    said = [value for value in form.cleaned_data.values() if isinstance(value, str)]
    return form.words_were_masked or any(sign in value for sign in signs for value in said)


def write_context(form: ContextForm, person: User) -> Context:
    """Store a context that is new, or changed; who begins it is its first holder."""
    is_new = form.instance.pk is None
    context: Context = form.save(commit=False)
    context.lead_type = context.lead.type
    context.words_were_masked = _is_masked(form)
    with _one_act():
        context.save()
        if is_new:
            TeamHolder.objects.create(context=context, person=person)
        _note(context, EventKind.BEGUN if is_new else EventKind.CHANGED, person)
    return context


def open_context(context: Context, person: User) -> None:
    """The work begins. ``NotReady`` where fewer than two hold it."""
    kind = EventKind.REOPENED if context.state == ContextState.CLOSED else EventKind.OPENED
    with _one_act():
        context.state = ContextState.OPEN
        context.save(update_fields=["state"])
        _note(context, kind, person)


def close_context(context: Context, form: ClosingForm, person: User) -> None:
    """The work ends, for a reason that a valid form says."""
    with _one_act():
        context.state = ContextState.CLOSED
        context.save(update_fields=["state"])
        event = _note(context, EventKind.CLOSED, person, unsaved=True)
        event.reason = form.cleaned_data["reason"]
        event.says = form.cleaned_data["says"]
        event.how_missing = form.cleaned_data["how_missing"]
        event.words_were_masked = _is_masked(form)
        event.save()


def add_holder(context: Context, colleague: User) -> None:
    """A colleague holds the context too; again changes nothing."""
    with _one_act():
        TeamHolder.objects.get_or_create(context=context, person=colleague)


def remove_holder(context: Context, person_id: int) -> None:
    """Somebody holds it no longer. ``NotReady`` where an open context would have fewer than two."""
    with _one_act():
        TeamHolder.objects.filter(context=context, person_id=person_id).delete()


def add_partner(context: Context, organisation: Organisation) -> None:
    """An organisation has a part; again changes nothing."""
    with _one_act():
        Partner.objects.get_or_create(context=context, organisation=organisation)


def remove_partner(context: Context, organisation: Organisation) -> None:
    """An organisation has no part any more; what it promised stays written."""
    with _one_act():
        Partner.objects.filter(context=context, organisation=organisation).delete()


def _note(
    context: Context, kind: EventKind, person: User, *, unsaved: bool = False
) -> ContextEvent:
    home: Area = context.home
    done_as = Setting(person, home).written_as
    event = ContextEvent(context=context, kind=kind, done_as=done_as)
    if not unsaved:
        event.save()
    return event
